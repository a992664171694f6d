"""What is missing is asked for, never filled: results, scale, and the person's own part."""

import re

from resumelib.improvement.wording import wording
from resumelib.model.fields import Field, iter_fields
from resumelib.model.finding import Review
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Question
from resumelib.text.wordlists import load_pairs, load_words

_PER_ENTRY = 6
_TOTAL = 40


def ask(
    resume: Resume, *, review: Review, answers: tuple[Answer, ...], language: str
) -> tuple[Question, ...]:
    """At most six an entry and forty in all, what the review names first; answered ones are not asked again."""
    named = {f.path: f.id for f in review.findings}
    answered = {a.question for a in answers} | {a.target for a in answers}
    fields = [
        f
        for f in iter_fields(resume)
        if f.role == "highlight" and f.section in ("work", "volunteer", "projects")
    ]
    fields.sort(key=lambda f: f.path not in named)
    count: dict[str, int] = {}
    questions = []
    for field in fields:
        made = _question(field, language, named=field.path in named)
        if not made or made.id in answered or field.id in answered or count.get(field.entry, 0) >= _PER_ENTRY:
            continue
        count[field.entry] = count.get(field.entry, 0) + 1
        questions.append(made)
    return tuple(questions[:_TOTAL])


def _question(field: Field, language: str, *, named: bool) -> Question | None:
    text = wording(field.text, language)
    lists = load_pairs(language, "questions") or load_pairs("en", "questions")
    if len(text.tokens) < 3:
        return _made(field, "deed", lists) if named else None
    opening = " ".join(text.sequence[:2])
    if any(opening.startswith(weak) for weak in load_words(language, "shared_openers")):
        return _made(field, "part", lists)
    vague = next((t for t in text.tokens if t.folded in load_words(language, "vague_amounts")), None)
    if vague:
        return _made(field, "amount", lists)
    if text.quantities:
        return None
    if re.search(r"\d", field.text):
        return None
    for cue, topic in load_pairs(language, "question_cues").items():
        if any(t.folded.startswith(cue) for t in text.tokens):
            return _made(field, topic, lists)
    return _made(field, "scale", lists)


def _made(field: Field, topic: str, lists: dict[str, str]) -> Question:
    return Question(f"ask:{topic}:{field.id}", field.id, field.path, lists[topic], lists.get("hint", ""))
