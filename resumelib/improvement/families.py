"""A flat list of skills gets groups, by the shipped taxonomy: one suggestion, which loses and adds no skill."""

from collections.abc import Collection

from resumelib.model.resume import Resume
from resumelib.model.suggestion import Applicability, Evidence, Provenance, Suggestion
from resumelib.text.skills import find_skills
from resumelib.text.tokens import fold, squash
from resumelib.text.wordlists import load_pairs, load_words

_FEWEST = 9  # skills; a shorter list is read at a glance
_MOST_OTHERS = 4  # at most one in four may be of no known family


def skill_key(text: str) -> str:
    """Comparison form of a skill: "Node.js", "NodeJS" and "node js" are one; "C", "C++" and "C#" are three."""
    marks = "".join(c for c in text if c in "+#")
    alias = load_pairs("any", "aliases").get(fold(text), text)
    return squash(alias) + marks


def once(keywords: tuple[str, ...]) -> list[str]:
    """Without those that stand twice."""
    first = {skill_key(k) or k: k for k in reversed(keywords)}
    return [k for k in dict.fromkeys(keywords) if first[skill_key(k) or k] == k]


def group_skills(resume: Resume, wanted: Collection[str], language: str) -> Suggestion | None:
    """None where the list is short, has groups already, or is of too many unknown skills. `wanted` are skill keys.

    Safe where every skill has its family, else to be confirmed: what goes under "other" is a matter of judgment.
    """
    names = load_pairs(language, "skill_families")
    flat = _flat(resume)
    if not names or len(flat) < _FEWEST:
        return None
    families: dict[str, list[str]] = {}
    for skill in flat:
        families.setdefault(_family(skill), []).append(skill)
    single = [key for key, skills in families.items() if len(skills) == 1 and key != "other"]
    others = families.pop("other", [])
    others += [skill for key in single for skill in families.pop(key)]
    if len(families) < 2 or len(others) * _MOST_OTHERS > len(flat):
        return None
    ordered = sorted(families.items(), key=lambda item: not any(skill_key(s) in wanted for s in item[1]))
    rest = [("other", [s for s in flat if s in others])] if others else []
    groups = [(names[key], _wanted_first(skills, wanted)) for key, skills in (*ordered, *rest)]
    return Suggestion(
        "rule:families", "skills", "skills", ", ".join(flat),
        "\n".join(f"{name}: {', '.join(skills)}" for name, skills in groups),
        "A long list of skills is easier to read in groups.",
        Applicability.CONFIRM if others else Applicability.SAFE, Provenance("rule", "skill-groups"),
        (Evidence("resume", "skills", ", ".join(flat)),), kind="groups",
        items=tuple("\t".join([name, *skills]) for name, skills in groups),
    )  # fmt: skip


def _wanted_first(skills: list[str], wanted: Collection[str]) -> list[str]:
    return sorted(skills, key=lambda skill: skill_key(skill) not in wanted)


def _flat(resume: Resume) -> list[str]:
    """The skills of a list without groups: one group that says no more than "Skills", or single skills without levels."""
    if any(group.level for group in resume.skills):
        return []
    if len(resume.skills) == 1:
        group = resume.skills[0]
        titled = group.name and fold(group.name) not in load_words("any", "plain_skill_titles")
        return [] if titled else once(group.keywords)
    if any(group.keywords for group in resume.skills):
        return []
    return once(tuple(group.name for group in resume.skills if group.name))


def _family(skill: str) -> str:
    """The family of the one concept that the text names, "other" where it names none or says more than that."""
    found = list(find_skills(skill))
    if not found or sum(len(squash(skill[f.start : f.end])) for f in found) * 2 < len(squash(skill)):
        return "other"
    table = load_pairs("any", "skill_families")
    kinds = {_family_of(f.concept.name, f.concept.topic, f.concept.kind, table) for f in found}
    return kinds.pop() if len(kinds) == 1 else "other"


def _family_of(name: str, topic: str, kind: str, table: dict[str, str]) -> str:
    return table.get(name.replace("#", "sharp")) or table.get(f"{topic}.{kind}", "other")
