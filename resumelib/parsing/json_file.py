"""JSON Resume of any version, and RenderCV's JSON."""

from collections.abc import Mapping

import msgspec

from resumelib.errors import DamagedInput, NotAResume
from resumelib.model.jsonresume import looks_like_json_resume
from resumelib.parsing.media import JSON
from resumelib.parsing.plain import decoded
from resumelib.parsing.rendercv import json_resume_of
from resumelib.parsing.structured import Structured, check_size


def read_json(data: bytes) -> Structured:
    """JSON Resume of any version, or RenderCV's JSON. Raises DamagedInput, NotAResume or TooLarge."""
    try:
        value = msgspec.json.decode(decoded(data).lstrip("\ufeff").encode())
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise DamagedInput("This JSON file is not well-formed. Please export it again.") from error
    check_size(value)
    if isinstance(value, Mapping) and isinstance(value.get("cv"), Mapping):
        return Structured(json_resume_of(value["cv"]), JSON, value["cv"])
    if isinstance(value, Mapping) and isinstance(value.get("resume"), Mapping):
        value = value["resume"]
    if not looks_like_json_resume(value):
        raise NotAResume(
            "This JSON file is no JSON Resume: it has neither basics, work, education, skills nor projects."
        )
    return Structured(value, JSON, value)
