"""C8, the page against the posting it is sent to, and advice from the questionnaire. Reported beside the score, never in it."""

import re
from collections.abc import Iterator

from resumelib.model.match import Coverage
from resumelib.review.check import INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject
from resumelib.text.languages import detect_language
from resumelib.text.lazy import lazy
from resumelib.text.skills import find_concept, skill_key
from resumelib.text.tokens import fold, words

_MOST_TIMES, _MOST_SHARE = 5, 0.03
_SENIOR = lazy(
    r"\b(?:senior|lead|head|principal|director|chief|leiter\w*|leitende\w*|chef de|responsable|directeur|directrice|jefe|jefa|director|directora)\b",
    re.IGNORECASE,
)
_JUNIOR = lazy(
    r"\b(?:junior|entry[- ]level|graduate|trainee|apprentice|berufseinsteiger|azubi|débutant|stagiaire|becario|recién titulad)",
    re.IGNORECASE,
)


def _covered(subject: Subject) -> tuple[Coverage, ...]:
    return subject.match.requirements if subject.match else ()


@check(
    "J01",
    title="Coverage of the skills asked for",
    rationale="What is required and true should be seen; what is missing is told, never made up.",
    severity=WARNING,
    part="impact",
    source="jobscan.co; OfflineCV (public pages and code); weights: required counts double",
    fix="Name the skills that you have; learn or leave the rest.",
    example="Three of nine required skills are found.",
    needs=("match",),
    scored=False,
)
def skill_coverage(subject: Subject) -> Iterator[Hit]:
    hard = [c for c in _covered(subject) if c.requirement.kind in ("skill", "tool")]
    weight = sum(2 if c.requirement.required else 1 for c in hard)
    met = sum(2 if c.requirement.required else 1 for c in hard if c.bucket != "gap")
    if hard and met < 0.6 * weight:
        missing = ", ".join(c.requirement.term for c in hard if c.bucket == "gap" and c.requirement.required)
        yield Hit("", f"{met / weight:.0%} of the skills asked for are found.", missing)


@check(
    "J02",
    title="Shown but not listed",
    rationale="What a bullet shows and the skills do not name is missed by who searches the list.",
    severity=INFORMATION,
    part="impact",
    source="career-ops (open issue 1558)",
    fix="Add it to the skills.",
    example="The posting asks for Kubernetes; one bullet shows it.",
    needs=("match",),
    scored=False,
)
def shown_not_listed(subject: Subject) -> Iterator[Hit]:
    for covered in _covered(subject):
        if covered.bucket == "shown" and covered.requirement.kind in ("skill", "tool") and covered.evidence:
            yield Hit(
                covered.evidence[0].path,
                f"“{covered.requirement.term}” is asked for and shown here, but not listed.",
                covered.evidence[0].excerpt,
            )


@check(
    "J03",
    title="Title differs from the posting's",
    rationale="A searcher types the posting's title; if you held it, it should be found. A title that you never held is never written.",
    severity=INFORMATION,
    part="impact",
    source="jobscan.co (public pages)",
    fix="If it is true, name the posting's title in your headline.",
    example="Posting: Staff Nurse. Headline: Care professional.",
    needs=("position",),
    scored=False,
)
def title_match(subject: Subject) -> Iterator[Hit]:
    title = subject.position or (subject.posting.title if subject.posting else "")
    wanted = _title_words(title)
    if not wanted:
        return
    held = [subject.resume.basics.label, *(p.position for p in subject.resume.work)]
    if not any(
        wanted <= _title_words(h) or (len(wanted) > 1 and len(wanted & _title_words(h)) >= len(wanted) - 1)
        for h in held
    ):
        yield Hit(
            "basics.label", f"Neither headline nor positions name “{title}”.", subject.resume.basics.label
        )


_TITLE_NOISE = frozenset(
    [
        "senior",
        "junior",
        "lead",
        "the",
        "a",
        "of",
        "and",
        "m",
        "w",
        "d",
        "f",
        "h",
        "x",
        "all",
        "genders",
        "mid",
        "level",
        "full",
        "time",
        "part",
        "der",
        "die",
        "das",
        "und",
    ]
)


def _title_words(title: str) -> frozenset[str]:
    bare = re.split(r"\s[-–—|]\s|[,(/]", title)[0]
    return frozenset(skill_key(w) for w in words(bare) if fold(w) not in _TITLE_NOISE)


@check(
    "J04",
    title="Degree asked for is not found",
    rationale="Where a degree is required, its absence ends the reading.",
    severity=INFORMATION,
    part="impact",
    source="jobscan.co (public pages)",
    fix="If you have it, name it in full.",
    example="Required: Bachelor's degree. Found: none.",
    needs=("match",),
    scored=False,
)
def degree_match(subject: Subject) -> Iterator[Hit]:
    yield from _gaps(
        subject, ("degree",), "The posting asks for “{}”; no degree of that level was found.", "education"
    )


@check(
    "J05",
    title="Years asked for exceed the dates",
    rationale="The dates on the page are added up; the posting's figure is compared with them.",
    severity=WARNING,
    part="impact",
    source="swiff.it's method (public pages)",
    fix="Add missing positions; apply anyway where the gap is small.",
    example="Asked for: 5 years. Shown: 2.5.",
    needs=("match",),
    scored=False,
)
def years_match(subject: Subject) -> Iterator[Hit]:
    for covered in _covered(subject):
        wanted = covered.requirement.years
        actual = subject.months_of_work / 12
        if covered.requirement.kind == "experience" and wanted and actual + 0.5 < wanted:
            yield Hit(
                "work",
                f"The posting asks for {wanted:g} {'year' if wanted == 1 else 'years'}; the dates show {actual:.1f}.",
                covered.requirement.term,
            )


@check(
    "J06",
    title="Knock-out criterion not found",
    rationale="A licence, permit or language that is required decides before anything else is read.",
    severity=WARNING,
    part="impact",
    source="swiff.it's method (public pages); common sense",
    fix="If you meet it, say so in one line near the top.",
    example="Required: driving licence C. Found: nothing about it.",
    needs=("match",),
    scored=False,
)
def knockouts(subject: Subject) -> Iterator[Hit]:
    for covered in _covered(subject):
        if covered.requirement.knockout and covered.bucket == "gap":
            yield Hit("", f"Required and not found: “{covered.requirement.term}”.", covered.requirement.term)


def _gaps(subject: Subject, kinds: tuple[str, ...], message: str, path: str) -> Iterator[Hit]:
    for covered in _covered(subject):
        wanted = covered.requirement
        if wanted.kind in kinds and wanted.required and covered.bucket == "gap":
            yield Hit(path, message.format(wanted.term), wanted.term)


@check(
    "J07",
    title="Terms of the posting are stuffed in",
    rationale="A term ten times over convinces no reader, and hidden keywords are taken for fraud.",
    severity=WARNING,
    part="impact",
    source="swiff.it's method (public pages): more than five times, or above 3 % of the words",
    fix="Name it once as a skill and once where you used it.",
    example="Kubernetes, Kubernetes, Kubernetes, …",
    needs=("posting",),
    scored=False,
)
def stuffing(subject: Subject) -> Iterator[Hit]:
    assert subject.posting is not None
    text = f" {skill_key(' '.join(f.text for f in subject.fields))} "
    total = max(1, text.count(" "))
    hidden = " ".join(h.text for h in subject.parsed.hidden) if subject.parsed else ""
    for requirement in subject.posting.requirements:
        if requirement.kind not in ("skill", "tool", "certificate"):
            continue
        key = skill_key(requirement.term)
        times = text.count(f" {key} ")
        if key and (
            times > 2 * _MOST_TIMES
            or (times > _MOST_TIMES and times / total > _MOST_SHARE / 2)
            or (times > 3 and times / total > _MOST_SHARE)
        ):
            yield Hit("", f"“{requirement.term}” appears {times} times.", requirement.term)
        elif key and hidden and f" {key} " in f" {skill_key(hidden)} ":
            yield Hit("", f"“{requirement.term}” stands in hidden text.", hidden)


@check(
    "J08",
    title="Same thing under another name",
    rationale="A searcher types the posting's word; where both words mean the same thing, use that one.",
    severity=INFORMATION,
    part="impact",
    source="jobscan.co (public pages); aliases of the taxonomy only",
    fix="Write it as the posting does.",
    example="Posting: Kubernetes. Skills: k8s.",
    needs=("match",),
    scored=False,
)
def other_name(subject: Subject) -> Iterator[Hit]:
    everything = f" {' '.join(skill_key(f.text) for f in subject.fields)} "
    for covered in _covered(subject):
        term = covered.requirement.term
        concept = find_concept(term)
        if covered.bucket == "gap" or not (concept and covered.evidence):
            continue
        if covered.requirement.kind in ("skill", "tool") and f" {skill_key(term)} " not in everything:
            evidence = covered.evidence[0]
            yield Hit(evidence.path, f"The posting calls it “{term}”.", evidence.excerpt)


@check(
    "J09",
    title="Resume and posting in different languages",
    rationale="An application is expected in the posting's language unless it says otherwise.",
    severity=INFORMATION,
    part="language",
    source="OpenResume and others (open issue 623)",
    fix="Send a version in the posting's language.",
    example="A German posting and an English resume",
    needs=("posting",),
    scored=False,
)
def other_language(subject: Subject) -> Iterator[Hit]:
    assert subject.posting is not None
    theirs = subject.posting.language or detect_language(subject.posting.text)
    if theirs and subject.language and theirs != subject.language:
        yield Hit(
            "",
            f"The posting is in another language ({theirs}) than the resume ({subject.language}).",
            subject.posting.title,
        )


@check(
    "J10",
    title="Level differs from the posting's",
    rationale="A senior post with two years of work, or a trainee post with twelve, needs a word of explanation.",
    severity=INFORMATION,
    part="impact",
    source="common sense; no published source found",
    fix="Say in the letter why you apply.",
    example="“Head of Care” with two years of work",
    needs=("position",),
    scored=False,
)
def seniority(subject: Subject) -> Iterator[Hit]:
    title = subject.position or (subject.posting.title if subject.posting else "")
    years = subject.months_of_work / 12
    if _SENIOR.search(title) and years < 3:
        yield Hit("", f"“{title}” is a senior title; the dates show {years:.1f} years.", title)
    elif _JUNIOR.search(title) and years > 8:
        yield Hit("", f"“{title}” is a junior title; the dates show {years:.1f} years.", title)


_SCALE = lazy(
    r"\d{3,}|\bmillion|\bmio\b|\bglobal|\binternational|\bcompliance|\bpolicy|\bprocess|\bstakeholder|\bconcern|\bkonzern|\bgroup\b|\bgroupe\b|\bgrupo\b",
    re.IGNORECASE,
)
_AVAILABLE = lazy(
    r"\bavailab|\bnotice period|\bimmediately\b|\bstart date|\bverfügbar|\bkündigungsfrist|\bab sofort|\bdisponib|\bpréavis|\binmediat",
    re.IGNORECASE,
)


@check(
    "J11",
    title="What the questionnaire's answers ask for",
    rationale="A startup looks for breadth, an enterprise for scale; who can start at once should say so.",
    severity=INFORMATION,
    part="impact",
    source="rules of our own over the questionnaire's company size and application timeline",
    fix="Follow it where it is true.",
    example="Company size: enterprise. No bullet shows a size, a process or a group of people.",
    needs=("questionnaire",),
    scored=False,
)
def questionnaire(subject: Subject) -> Iterator[Hit]:
    if (
        subject.company_size == "startup"
        and len({skill_key(k) for g in subject.resume.skills for k in (g.keywords or (g.name,))}) < 6
    ):
        yield Hit(
            "skills", "A startup looks for breadth: list what else you can do, if it is true.", "startup"
        )
    if subject.company_size == "enterprise" and not _SCALE.search(subject.body):
        yield Hit(
            "work",
            "An enterprise looks for scale: say how many people, sites, customers or how much money.",
            "enterprise",
        )
    if subject.application_timeline == "immediate" and not _AVAILABLE.search(subject.whole_text):
        yield Hit("basics.summary", "You can start at once: say so in the summary.", "immediate")
