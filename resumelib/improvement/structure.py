"""Edits of whole lists: skills without doubles and the wanted ones first, entries by date, a summary from facts."""

from collections.abc import Iterator
from dataclasses import dataclass

from resumelib.improvement.composing import compose_summary
from resumelib.improvement.families import group_skills, once, skill_key
from resumelib.model.match import Match
from resumelib.model.resume import DateRange, Position, Resume, SkillGroup
from resumelib.model.suggestion import Applicability, Evidence, Provenance, Suggestion
from resumelib.text.tokens import squash


def structural(resume: Resume, *, match: Match | None, language: str) -> tuple[Suggestion, ...]:
    """No fact comes or goes: lists keep every item that is not there twice."""
    wanted = _wanted(match)
    summary = compose_summary(resume, language) if not resume.basics.summary else None
    families = group_skills(resume, wanted.spelling, language)
    return (
        *_keywords(resume, wanted),
        *_doubles(resume),
        *_skill_order(resume, wanted),
        *([families] if families else []),
        *_by_date(resume),
        *([summary] if summary else []),
    )


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the posting asks for and the resume answers: comparison form -> the posting's spelling."""

    spelling: dict[str, str]


def _wanted(match: Match | None) -> _Wanted:
    found: dict[str, str] = {}
    for item in match.requirements if match else ():
        if item.bucket != "gap" and item.requirement.kind in ("skill", "tool"):
            found[skill_key(item.requirement.term)] = item.requirement.term
            if item.requirement.canonical:
                found.setdefault(skill_key(item.requirement.canonical), item.requirement.term)
    return _Wanted(found)


def _keywords(resume: Resume, wanted: _Wanted) -> Iterator[Suggestion]:
    for index, group in enumerate(resume.skills):
        kept = [_spelled(keyword, wanted) for keyword in once(group.keywords)]
        doubles = len(kept) < len(group.keywords)
        respelled = [k for k in kept if k not in group.keywords]
        kept.sort(key=lambda k: skill_key(k) not in wanted.spelling)
        if kept and tuple(kept) != group.keywords:
            reasons = [
                "A skill stood twice." if doubles else "",
                f"Spelled as the posting spells it: {', '.join(respelled)}." if respelled else "",
                "Skills the posting asks for come first." if wanted.spelling else "",
            ]
            yield _keyword_edit(index, group, tuple(kept), " ".join(filter(None, reasons)))


def _doubles(resume: Resume) -> Iterator[Suggestion]:
    """A skill that stands in two groups is pointed out: which group it belongs to is the person's choice."""
    home: dict[str, str] = {}
    for index, group in enumerate(resume.skills):
        for keyword in once(group.keywords):
            other = home.setdefault(skill_key(keyword), group.id)
            if skill_key(keyword) and other != group.id:
                path = f"skills[{index}].keywords[{group.keywords.index(keyword)}]"
                yield Suggestion(
                    f"rule:double:{group.id}.{skill_key(keyword)}", f"{group.id}.keywords", path, keyword, keyword,
                    "This skill stands in another group too; once is enough.", Applicability.ADVICE,
                    Provenance("rule", "skills"), (Evidence("resume", path, keyword, group.id),),
                )  # fmt: skip


def _spelled(keyword: str, wanted: _Wanted) -> str:
    """The posting's spelling of the very same letters ("nodejs" and "Node.js"); another name stays."""
    term = wanted.spelling.get(skill_key(keyword), keyword)
    return term if squash(term) == squash(keyword) else keyword


def _keyword_edit(index: int, group: SkillGroup, kept: tuple[str, ...], reason: str) -> Suggestion:
    path = f"skills[{index}].keywords"
    before = ", ".join(group.keywords)
    return Suggestion(
        f"rule:{group.id}.keywords", f"{group.id}.keywords", path, before, ", ".join(kept), reason,
        Applicability.SAFE, Provenance("rule", "skills"), (Evidence("resume", path, before, group.id),),
        kind="keywords", items=kept,
    )  # fmt: skip


def _skill_order(resume: Resume, wanted: _Wanted) -> Iterator[Suggestion]:
    """Groups that answer the posting first; stable otherwise."""
    if not wanted.spelling or len(resume.skills) < 2:
        return

    def misses(group: SkillGroup) -> bool:
        return not any(skill_key(text) in wanted.spelling for text in (group.name, *group.keywords))

    ordered = sorted(resume.skills, key=misses)
    if tuple(ordered) != resume.skills:
        yield _order_edit(
            "skills", "skills", [g.id for g in resume.skills], [g.id for g in ordered],
            [g.name for g in resume.skills], [g.name for g in ordered], "Skills the posting asks for come first.",
        )  # fmt: skip


def _by_date(resume: Resume) -> Iterator[Suggestion]:
    """Newest first, where every entry says when it was."""
    for name in ("work", "volunteer", "education"):
        entries = getattr(resume, name)
        if len(entries) < 2 or not all(_when(e.dates) for e in entries):
            continue
        ordered = sorted(entries, key=lambda e: _when(e.dates), reverse=True)
        if [e.id for e in ordered] != [e.id for e in entries]:
            yield _order_edit(
                name, name, [e.id for e in entries], [e.id for e in ordered],
                [_label(e) for e in entries], [_label(e) for e in ordered], "The newest entry comes first.",
            )  # fmt: skip


def _when(dates: DateRange) -> tuple[int, int, int]:
    """(year, month, start year) of the end for sorting, current ones last of all; () when it is not known."""
    if dates.is_current:
        start = dates.start
        return (9999, start.month or 0, start.year) if start else (9999, 0, 0)
    end = dates.end or dates.start
    start = dates.start or end
    return (end.year, end.month or 12, start.year) if end and start else ()  # type: ignore[return-value]


def _label(entry: Position) -> str:
    return (
        getattr(entry, "position", "")
        or getattr(entry, "study_type", "")
        or getattr(entry, "name", "")
        or entry.id
    )


def _order_edit(
    target: str, path: str, old: list[str], new: list[str], before: list[str], after: list[str], reason: str
) -> Suggestion:
    return Suggestion(
        f"rule:order:{target}", target, path, "\n".join(before), "\n".join(after), reason, Applicability.SAFE,
        Provenance("rule", "order"), (Evidence("resume", path, ", ".join(old)),), kind="order", items=tuple(new),
    )  # fmt: skip
