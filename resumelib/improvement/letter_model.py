"""A letter's sentences in a model's words: each against its own sentence, through the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resumelib.improvement.grounding import check_wording
from resumelib.improvement.privacy import reveal, veil_of
from resumelib.model.letter import Sentence
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Blocked, Provenance, Rewording


@dataclass(frozen=True, slots=True)
class LetterRequest:
    """`hidden` is what is sent of each sentence, and what its tokens stand for."""

    sentences: tuple[Sentence, ...]
    hidden: tuple[tuple[str, dict[str, str]], ...]
    provenance: Provenance

    @property
    def highlights(self) -> list[dict[str, str]]:
        return [{"id": f"letter{n}", "text": text} for n, (text, _) in enumerate(self.hidden)]


def letter_request(resume: Resume, sentences: Sequence[Sentence], provenance: Provenance) -> LetterRequest:
    """Only sentences with evidence are sent: set phrases are as good as they get."""
    stated, veil = tuple(s for s in sentences if s.evidence), veil_of(resume)
    return LetterRequest(stated, tuple(veil.hide(s.text) for s in stated), provenance)


def passed_rewordings(
    request: LetterRequest, offered: Mapping[str, str], language: str
) -> tuple[tuple[Rewording, ...], list[Blocked]]:
    """What may be used, and what the gate refused. A doubt is enough to keep the built-in sentence: nobody is asked."""
    passed, blocked = [], []
    for number, (sentence, (_, used)) in enumerate(zip(request.sentences, request.hidden, strict=True)):
        after = reveal(offered.get(f"letter{number}", ""), used).strip()
        if not after or after == sentence.text:
            continue
        reasons, doubts = check_wording(sentence.text, after, language)
        if reasons:
            path = f"letter.{sentence.evidence[0].path}"
            blocked.append(Blocked(path, sentence.text, after, tuple(reasons), request.provenance))
        elif not doubts:
            ids = tuple(e.field_id for e in sentence.evidence)
            passed.append(Rewording(sentence.text, after, ids, request.provenance))
    return tuple(passed), blocked
