"""Why a configured endpoint does not work, in one sentence with the way out."""

import time

from resumelib.errors import LanguageModelError
from resumelib.llm import Diagnosis
from resumelib.llm.client import EndpointModel
from resumelib.llm.transport import SENTENCES

_SCHEMA = {
    "type": "object",
    "properties": {"ok": {"type": "boolean"}},
    "required": ["ok"],
    "additionalProperties": False,
}
_SLOW = 20.0
_WAYS_OUT = {
    "unreachable": "The address does not answer. Check LLM_BASE_URL (it usually ends in /v1) and that the server runs.",
    "tls": "The TLS certificate is not trusted. Use the right host name, or install the server's certificate.",
    "refused-key": "The key was refused. Check LLM_API_KEY.",
    "unknown-model": "The endpoint does not know this model. Check LLM_MODEL.",
    "rate-limited": "The endpoint asks to slow down: the quota of this key may be used up.",
    "timeout": "It is too slow: no answer within the time limit. Use a smaller model or a faster server.",
    "too-slow": "It works but is slow; improving a resume will take minutes. Use a smaller model or a faster server.",
    "server": "The endpoint answers with an error of its own. Look at its log.",
    "bad-answer": "It answers, but not with JSON in any form. Use a model that can follow instructions.",
    "no-schema": "It works, but without JSON schema support; answers are asked for in a simpler form.",
}  # fmt: skip


def run(base_url: str, api_key: str, model: str, *, timeout: float) -> Diagnosis:
    client = EndpointModel(base_url, api_key, model, retries=0)
    began = time.monotonic()
    try:
        client.complete(
            system="Answer with JSON only.",
            user='Answer {"ok": true}',
            schema=_SCHEMA,
            timeout=timeout,
        )
    except LanguageModelError as error:
        cause = "too-slow" if error.cause == "timeout" else error.cause
        known = SENTENCES.get(error.cause) == error.sentence  # else it says something more exact
        sentence = _WAYS_OUT.get(error.cause, error.sentence) if known else error.sentence
        return Diagnosis(False, cause, sentence, time.monotonic() - began)
    seconds = time.monotonic() - began
    if seconds > _SLOW:
        return Diagnosis(False, "too-slow", _WAYS_OUT["too-slow"], seconds, client.mode)
    if client.mode != "schema":
        return Diagnosis(True, "no-schema", _WAYS_OUT["no-schema"], seconds, client.mode)
    return Diagnosis(True, "", "The language model works.", seconds, client.mode)
