"""C6: what is listed as a skill, and whether the rest of the page bears it out."""

import re
from collections import Counter
from collections.abc import Iterator

from resumelib.review.check import INFORMATION, WARNING, Hit, check
from resumelib.review.phrases import phrases_in
from resumelib.review.subject import Subject, month_number
from resumelib.text.lazy import lazy
from resumelib.text.skills import Concept, broader_names, find_concept, find_skills, skill_key
from resumelib.text.tokens import fold, squash

_SPLIT = lazy(r"\s*[,;|•·]\s*|\s+/\s+")
_RATING = lazy(
    r"[★☆⭐✩✪✮]|[●○◉◯⬤⚫⚪■□▪▫▮▯█▓▒░▰▱]{2,}|\*{3,}|(?<!\d)\d{1,3}\s?%|(?<![\d/])\d{1,2}\s?/\s?(?:5|10|100)(?![\d/])|\b\d\s?(?:stars?|sterne?|étoiles?|estrellas?)\b|\b\d{1,2} (?:out )?of (?:5|10)\b|\b\d{1,2} von (?:5|10)\b|\b\d{1,2} sur (?:5|10)\b|\b\d{1,2} de (?:5|10)\b",
    re.IGNORECASE,
)
_BARE_RATING = lazy(r"\d{1,3}(?:\.\d)?")


def listed_skills(subject: Subject) -> list[tuple[str, str]]:
    """(path, skill) of everything listed: keywords, and groups that are a skill themselves."""
    out = []
    for n, group in enumerate(subject.resume.skills):
        for m, keyword in enumerate(group.keywords):
            out += [(f"skills[{n}].keywords[{m}]", part) for part in _SPLIT.split(keyword) if part.strip()]
        if not group.keywords and group.name.strip():
            out += [(f"skills[{n}].name", part) for part in _SPLIT.split(group.name) if part.strip()]
    return out


def _is_soft(skill: str, language: str) -> bool:
    concept = find_concept(skill)
    if concept is not None:
        return concept.kind == "soft"
    return any(
        next(phrases_in(skill, code, "soft_skills"), "") for code in dict.fromkeys((language or "en", "en"))
    )


@check(
    "L01",
    title="Too few or too many hard skills",
    rationale="Fewer than three leave searches empty-handed; more than forty are not believed.",
    severity=WARNING,
    part="structure",
    source="Resume Worded (public pages)",
    fix="List eight to twenty that you would be glad to be asked about.",
    example="Skills: teamwork",
    full_at=1,
)
def skill_count(subject: Subject) -> Iterator[Hit]:
    listed = listed_skills(subject)
    if not subject.resume.skills:
        return
    hard = [skill for _, skill in listed if not _is_soft(skill, subject.language)]
    if not 3 <= len(hard) <= 40:
        yield Hit("skills", _hard_told(len(hard)), ", ".join(skill for _, skill in listed))


def _hard_told(count: int) -> str:
    if count == 0:
        return "No hard skill is listed."
    if count == 1:
        return "There is only 1 hard skill."
    return f"There are {'only ' if count < 3 else ''}{count} hard skills."


@check(
    "L02",
    title="Mostly soft skills",
    rationale="Soft skills cannot be searched for or verified; they show in the bullets.",
    severity=INFORMATION,
    part="structure",
    source="jobscan.co; VMock guides (public pages); list of soft skills of our own",
    fix="List what can be tested; show the rest by examples.",
    example="Teamwork, communication, flexibility",
    full_at=1,
)
def soft_only(subject: Subject) -> Iterator[Hit]:
    listed = listed_skills(subject)
    soft = [skill for _, skill in listed if _is_soft(skill, subject.language)]
    if listed and len(soft) > len(listed) / 2:
        told = (
            f"{len(soft)} of {len(listed)} skills are soft skills."
            if len(listed) > 1
            else "The only skill listed is a soft skill."
        )
        yield Hit("skills", told, ", ".join(soft))


def _mentions(subject: Subject) -> tuple[str, frozenset[str]]:
    """What work, volunteering, projects, education and certificates say: as one key, and as concepts."""
    texts = [
        f.text
        for f in subject.fields
        if f.section
        in ("work", "volunteer", "projects", "education", "certificates", "publications", "custom", "awards")
        or f.path == "basics.summary"
    ]
    names = {name for text in texts for found in find_skills(text) for name in broader_names(found.concept)}
    return f" {' '.join(skill_key(t) for t in texts)} ", frozenset(names)


@check(
    "L03",
    title="Skill without evidence",
    rationale="A skill that no position or project mentions is only a claim.",
    severity=INFORMATION,
    part="impact",
    source="career-ops and other open sources",
    fix="Mention it where you used it, or take it out.",
    example="Skills: Kubernetes, and no position mentions it.",
    full_at=3,
)
def unevidenced(subject: Subject) -> Iterator[Hit]:
    text, names = _mentions(subject)
    if not text.strip():
        return
    for n, group in enumerate(subject.resume.skills):
        bare = []
        for path, skill in listed_skills(subject):
            if not path.startswith(f"skills[{n}]"):
                continue
            concept = find_concept(skill)
            if f" {skill_key(skill)} " not in text and not (concept and concept.name in names):
                bare.append(skill)
        if bare:
            yield Hit(
                f"skills[{n}]",
                "No position or project mentions: " + ", ".join(bare) + ".",
                ", ".join(bare) or group.name,
            )


@check(
    "L04",
    title="Used but not listed",
    rationale="Who searches by skill finds only what is listed.",
    severity=INFORMATION,
    part="structure",
    source="swiff.it's method (public pages); taxonomy of this project",
    fix="Add it to the skills.",
    example="“Moved 12 services to Kubernetes”, and the skills do not name it.",
    full_at=3,
)
def unlisted(subject: Subject) -> Iterator[Hit]:
    if not subject.resume.skills:
        return
    listed = {
        name
        for _, skill in listed_skills(subject)
        for found in find_skills(skill)
        for name in broader_names(found.concept)
    }
    listed |= {
        name
        for group in subject.resume.skills
        for found in find_skills(group.name)
        for name in broader_names(found.concept)
    }
    listed_text = f" {' '.join(skill_key(skill) for _, skill in listed_skills(subject))} "
    seen: set[str] = set()
    for bullet in subject.bullets:
        for found in find_skills(bullet.text):
            concept = found.concept
            if (
                concept.kind in ("tool", "skill")
                and concept.name not in listed | seen
                and f" {skill_key(concept.name)} " not in listed_text
            ):
                seen.add(concept.name)
                yield Hit(
                    bullet.path, f"“{concept.name}” is used here but not listed as a skill.", bullet.text
                )


@check(
    "L05",
    title="Skill listed twice",
    rationale="Two spellings of one skill look like padding.",
    severity=INFORMATION,
    part="structure",
    source="common sense; aliases from the taxonomy of this project",
    fix="Keep one spelling.",
    example="Postgres, PostgreSQL",
    full_at=2,
)
def duplicate_skill(subject: Subject) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for path, skill in listed_skills(subject):
        concept = find_concept(skill)
        key = concept.name if concept else squash(skill) or fold(skill)
        if key in seen:
            yield Hit(path, f"“{skill}” repeats “{seen[key]}”.", f"{seen[key]}, {skill}")
        seen.setdefault(key, skill)


@check(
    "L06",
    title="Skills rated by stars, bars or percentages",
    rationale="Nobody knows what 80 % of Excel is, and software reads the signs as rubbish.",
    severity=INFORMATION,
    part="parseability",
    source="jsonresume ats-validator; common advice",
    fix="Say it in words, or by an example.",
    example="Excel ★★★★☆",
    full_at=1,
)
def ratings(subject: Subject) -> Iterator[Hit]:
    for n, group in enumerate(subject.resume.skills):
        for path, text in (
            (f"skills[{n}].name", group.name),
            (f"skills[{n}].level", group.level),
            *((f"skills[{n}].keywords[{m}]", k) for m, k in enumerate(group.keywords)),
        ):
            if _RATING.search(text) or (path.endswith("level") and _BARE_RATING.fullmatch(text.strip())):
                yield Hit(
                    path,
                    "This skill is rated by signs or numbers.",
                    f"{group.name} {text}" if path.endswith("level") else text,
                )
                break
    for n, spoken in enumerate(subject.resume.languages):
        if re.search(r"[★☆●○■□█░]{2,}|\d\s?%|\d\s?/\s?(?:5|10)", spoken.fluency):
            yield Hit(
                f"languages[{n}].fluency",
                "This language is rated by signs or numbers.",
                f"{spoken.language} {spoken.fluency}",
            )


@check(
    "L07",
    title="Outdated or trivial skill",
    rationale="What everybody can do, or nobody uses any more, makes the rest look older.",
    severity=INFORMATION,
    part="structure",
    source="careereducation blog; list of our own",
    fix="Leave it out.",
    example="E-mail, Internet, MS-DOS",
    full_at=2,
)
def outdated(subject: Subject) -> Iterator[Hit]:
    for path, skill in listed_skills(subject):
        if found := next(phrases_in(skill, "any", "outdated_skills"), ""):
            extra = len(skill.split()) - len(found.split())
            if extra <= 1:
                yield Hit(path, f"“{skill}” is outdated or goes without saying.", skill)


@check(
    "L08",
    title="Language without a level",
    rationale="'French' may mean a school course or a mother tongue.",
    severity=INFORMATION,
    part="structure",
    source="Europass; Common European Framework of Reference for Languages",
    fix="Add a level: A1 to C2, or a word such as fluent or native.",
    example="Languages: French",
    full_at=2,
)
def no_level(subject: Subject) -> Iterator[Hit]:
    for n, spoken in enumerate(subject.resume.languages):
        if (
            spoken.language.strip()
            and not spoken.fluency.strip()
            and not re.search(r"\b[ABC][12]\b|\(|:|–| - ", spoken.language)
        ):
            yield Hit(f"languages[{n}]", f"“{spoken.language}” has no level.", spoken.language)


@check(
    "L09",
    title="Tool before its time",
    rationale="A tool that did not exist yet when a position ended is a mistake that experts notice.",
    severity=WARNING,
    part="structure",
    source="arXiv 2607.01457; first years from public release histories",
    fix="Correct the dates or the tool.",
    example="Kubernetes in a position that ended in 2009",
    full_at=1,
)
def anachronism(subject: Subject) -> Iterator[Hit]:
    for section in ("work", "projects", "volunteer"):
        for n, entry in enumerate(getattr(subject.resume, section)):
            if entry.dates.end is None:
                continue
            texts = [(f"{section}[{n}].highlights[{m}]", h.text) for m, h in enumerate(entry.highlights)]
            texts += [
                (f"{section}[{n}].{name}", getattr(entry, name, ""))
                for name in ("summary", "description", "position")
            ]
            seen: Counter[str] = Counter()
            for path, text in texts:
                for concept in (f.concept for f in find_skills(text)):
                    if _too_early(concept, month_number(entry.dates.end) // 12) and not seen[concept.name]:
                        seen[concept.name] += 1
                        yield Hit(
                            path,
                            f"“{concept.name}” first appeared in {concept.since}; this ended in {entry.dates.end.year}.",
                            text,
                        )


def _too_early(concept: Concept, year: int) -> bool:
    return concept.since is not None and concept.since > year
