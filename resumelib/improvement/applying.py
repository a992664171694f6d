"""Chosen Suggestions become a new Resume. Nothing is edited after this."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from resumelib.model.fields import replace_texts
from resumelib.model.resume import Highlight, Resume, SkillGroup
from resumelib.model.suggestion import Suggestion

_LISTS = ("work", "volunteer", "education", "projects", "skills", "languages", "certificates", "awards", "publications", "interests", "references", "custom")  # fmt: skip


def apply_suggestions(
    resume: Resume, suggestions: Sequence[Suggestion], chosen: Collection[str]
) -> tuple[Resume, tuple[Suggestion, ...]]:
    """(new Resume, the same suggestions with `applied` set). Where two chosen ones edit one text, the later wins.

    Raises KeyError when a chosen suggestion addresses a field the resume does not have.
    """
    wanted = {s.target: s.id for s in suggestions if s.id in set(chosen)}
    winners = set(wanted.values())
    done = tuple(replace(s, applied=s.id in winners) for s in suggestions)
    texts = {s.target: s.after for s in done if s.applied and s.kind == "text"}
    result = replace_texts(resume, texts)
    for suggestion in done:
        if suggestion.applied and suggestion.kind != "text":
            result = _edit_list(result, suggestion)
    return result, done


def _edit_list(resume: Resume, edit: Suggestion) -> Resume:
    if edit.kind == "groups" and edit.target == "skills":
        return replace(resume, skills=tuple(_group(item, n) for n, item in enumerate(edit.items)))
    if edit.kind == "order" and edit.target == "sections":
        return replace(
            resume, sections=_ordered(resume.sections, edit.items, lambda s: s.custom_id or s.kind)
        )
    if edit.kind == "order" and edit.target in _LISTS:
        ordered = _ordered(getattr(resume, edit.target), edit.items, lambda e: e.id)
        return _with(resume, edit.target, ordered)
    return _edit_entry(resume, edit)


def _edit_entry(resume: Resume, edit: Suggestion) -> Resume:
    for name in _LISTS:
        entries = getattr(resume, name)
        for index, entry in enumerate(entries):
            new = _new_entry(entry, edit)
            if new is not entry:
                return _with(resume, name, (*entries[:index], new, *entries[index + 1 :]))
    raise KeyError(f"no such field: {edit.target}")


def _new_entry(entry: Any, edit: Suggestion) -> Any:
    if edit.kind == "keywords" and edit.target == f"{entry.id}.keywords":
        return replace(entry, keywords=edit.items)
    if edit.kind == "order" and edit.target == f"{entry.id}.highlights":
        return replace(entry, highlights=_ordered(entry.highlights, edit.items, lambda h: h.id))
    if edit.kind == "split" and any(h.id == edit.target for h in getattr(entry, "highlights", ())):
        highlights: list[Highlight] = []
        for old in entry.highlights:
            if old.id != edit.target:
                highlights.append(old)
                continue
            ids = [old.id, *(f"{old.id}.{n}" for n in range(2, len(edit.items) + 1))]
            highlights += [Highlight(id_, text) for id_, text in zip(ids, edit.items, strict=True)]
        return replace(entry, highlights=tuple(highlights))
    return entry


def _group(item: str, number: int) -> SkillGroup:
    name, *keywords = item.split("\t")
    return SkillGroup(f"skills.family{number}", name, keywords=tuple(keywords))


def _ordered(items: tuple[Any, ...], ids: tuple[str, ...], key: Any) -> tuple[Any, ...]:
    """In the order of `ids`; what they do not name keeps its place at the end, nothing is lost."""
    rank = {id_: n for n, id_ in enumerate(ids)}
    return tuple(sorted(items, key=lambda item: rank.get(key(item), len(rank))))


def _with(resume: Resume, name: str, entries: tuple[Any, ...]) -> Resume:
    changes: dict[str, Any] = {name: entries}
    return replace(resume, **changes)
