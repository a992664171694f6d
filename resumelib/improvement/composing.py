"""Sentences put together from facts of the resume and nothing else: the summary, and what a letter says."""

from collections.abc import Iterator
from dataclasses import dataclass

from resumelib.model.resume import Position, Resume
from resumelib.model.suggestion import Applicability, Evidence, Provenance, Suggestion
from resumelib.text.wordlists import load_pairs

_SHORTEST = 20  # words; a shorter summary is worse than none (check S10)


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence and what it rests on."""

    text: str
    evidence: tuple[Evidence, ...]


def phrases(language: str) -> dict[str, str]:
    return load_pairs(language, "letter") or load_pairs("en", "letter")


def about_work(resume: Resume, language: str) -> Iterator[Stated]:
    """The current or latest position, then the one before."""
    words = phrases(language)
    positions = sorted(
        (p for p in resume.work if p.position),
        key=lambda p: (p.dates.is_current, p.dates.end.iso if p.dates.end else ""),
        reverse=True,
    )
    for number, position in enumerate(positions[:2]):
        since = position.dates.start.year if position.dates.is_current and position.dates.start else 0
        key = (
            "earlier" if number else ("since" if since and position.name else "at" if position.name else "as")
        )
        if number and not position.name:
            continue
        text = words[key].format(position=position.position, employer=position.name, year=since)
        yield Stated(text, _of_position(resume, position))


def about_skills(resume: Resume, language: str) -> Iterator[Stated]:
    listed = [k for g in resume.skills for k in (g.keywords or (g.name,)) if k][:6]
    if len(listed) >= 3:
        text = phrases(language)["skills"].format(list=", ".join(listed))
        yield Stated(text, (Evidence("resume", "skills", ", ".join(listed)),))


def about_languages(resume: Resume, language: str) -> Iterator[Stated]:
    listed = [
        f"{x.language} ({x.fluency})" if x.fluency else x.language for x in resume.languages if x.language
    ]
    if listed:
        text = phrases(language)["languages"].format(list=", ".join(listed))
        yield Stated(text, (Evidence("resume", "languages", ", ".join(listed)),))


def compose_summary(resume: Resume, language: str) -> Suggestion | None:
    """A summary for a resume without one, to be confirmed; None where there is too little to say."""
    if language not in ("en", "de", "fr", "es"):
        return None
    stated = [
        *about_work(resume, language),
        *about_skills(resume, language),
        *about_languages(resume, language),
    ]
    if len(stated) < 2 or not resume.work or sum(len(s.text.split()) for s in stated) < _SHORTEST:
        return None
    return Suggestion(
        "rule:summary", "basics.summary", "basics.summary", "", " ".join(s.text for s in stated),
        "A short summary, put together from the entries below.", Applicability.CONFIRM,
        Provenance("rule", "summary"), tuple(e for s in stated for e in s.evidence),
    )  # fmt: skip


def _of_position(resume: Resume, position: Position) -> tuple[Evidence, ...]:
    path = f"work[{resume.work.index(position)}]"
    found = [Evidence("resume", f"{path}.position", position.position, f"{position.id}.position")]
    if position.name:
        found.append(Evidence("resume", f"{path}.name", position.name, f"{position.id}.name"))
    return tuple(found)
