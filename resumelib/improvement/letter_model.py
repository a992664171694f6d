"""A letter's sentences in a model's words: each against its own sentence, through the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resumelib.improvement.grounding import check_wording
from resumelib.improvement.privacy import reveal, veil_of
from resumelib.model.letter import Sentence
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Blocked, Provenance, Rewording

SHOWN = 2000  # characters of a refused text that are kept to be shown


def far_longer(before: str, after: str) -> str:
    """The reason to refuse a text unread, or "": the gate's time grows with the square of a text's length."""
    return "T08: It is far longer than the source." if len(after) > 3 * len(before) + 300 else ""


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
        longer = far_longer(sentence.text, after)
        reasons, doubts = ([longer], []) if longer else check_wording(sentence.text, after, language)
        if reasons:
            path = f"letter.{sentence.evidence[0].path}"
            blocked.append(Blocked(path, sentence.text, after[:SHOWN], tuple(reasons), request.provenance))
        elif not doubts:
            ids = tuple(e.field_id for e in sentence.evidence)
            passed.append(Rewording(sentence.text, after, ids, request.provenance))
    return tuple(passed), blocked
