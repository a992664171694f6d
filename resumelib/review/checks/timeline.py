"""C4, the timeline that the dates draw: order, gaps, overlaps, claims."""

import re
from collections.abc import Iterator

from resumelib.model.resume import DateRange, Position
from resumelib.review.check import INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject, dated_entries, month_number, month_span
from resumelib.text.lazy import lazy
from resumelib.text.numbers import find_quantities

_NOT_FULL_TIME = lazy(
    r"part[- ]time|freelance|self-employed|volunteer|intern|student|consultant|contract|board|teilzeit|freiberuf|selbständ|werkstudent|praktik|minijob|nebenberuf|"
    r"ehrenamt|temps partiel|indépendant|stag|bénévol|alternan|media jornada|tiempo parcial|autónom|prácticas|becari|voluntari",
    re.IGNORECASE,
)
_CLAIM = lazy(
    r"(?P<number>\d{1,2}|\b[^\W\d]{3,}(?:-[^\W\d]+)?)\s*\+?\s*(?:plus\s+|or more\s+)?(?:years?|yrs?|jahren?|ans|années|años|decades?|jahrzehnten?|décennies?|décadas?)(?:['’]|\b)(?P<rest>[^.;\n]{0,60})",
    re.IGNORECASE,
)
_OF_WORK = lazy(
    r"experience|expertise|erfahrung|expérience|experiencia|work|beruf|in the|as an?\b|career|praxis|métier|industry|managing|leading|practice",
    re.IGNORECASE,
)
_NO = 10**6


def _end(dates: DateRange) -> int:
    if dates.is_current or (dates.end is None and dates.start is not None):
        return _NO
    return month_number(dates.end, last=True) if dates.end else -1


@check(
    "D08",
    title="Not in reverse order of time",
    rationale="Readers and parsers expect the latest entry first.",
    severity=WARNING,
    part="layout",
    source="Queen's University Belfast careers pages; university résumé rubrics",
    fix="Put the latest entry first.",
    example="2012 – 2015 above 2018 – 2022",
    full_at=2,
)
def wrong_order(subject: Subject) -> Iterator[Hit]:
    for section in ("work", "education", "volunteer"):
        entries = getattr(subject.resume, section)
        for n in range(1, len(entries)):
            above, below = entries[n - 1].dates, entries[n].dates
            if above.is_empty or below.is_empty or _end(above) == -1 or _end(below) == -1:
                continue
            started_later = not (above.start and below.start) or month_number(below.start) > month_number(
                above.start, last=True
            )
            if _end(below) > _end(above) and started_later:
                yield Hit(f"{section}[{n}]", "This entry is later than the one above it.", _span_text(below))
                break


def _span_text(dates: DateRange) -> str:
    start = dates.start.iso if dates.start else ""
    return f"{start} – {'present' if dates.is_current else dates.end.iso if dates.end else ''}".strip(" –")


@check(
    "D09",
    title="Gap of more than six months",
    rationale="Readers see it; a word about it (care, study, travel) is better than silence. Nothing is ever filled in for you.",
    severity=INFORMATION,
    part="structure",
    source="careereducation blog; interval arithmetic of our own",
    fix="Say in a line what you did, if you wish.",
    example="2016 – 2018, then 2021 – present",
    full_at=2,
)
def gap(subject: Subject) -> Iterator[Hit]:
    now = subject.today.year * 12 + subject.today.month - 1
    spans = sorted(
        (*span, path)
        for path, _n, dates in dated_entries(subject.resume)
        if not path.startswith("projects") and (span := month_span(dates, subject.today))
    )
    if not any(path.startswith("work") for _, _, path in spans):
        return
    reached = spans[0][1]
    for start, end, path in spans[1:]:
        if start - reached - 1 > 6:
            yield Hit(
                path,
                f"There is a gap of {_length(start - reached - 1)} before this entry.",
                f"{_month(reached)} – {_month(start)}",
            )
        reached = max(reached, end)
    if now - reached > 6:
        yield Hit("work[0]", f"The last entry ended {_length(now - reached)} ago.", _month(reached))


def _length(months: int) -> str:
    """Several months, as people say it: "14 months", "6 years and 2 months"."""
    years, rest = divmod(months, 12)
    if years < 2:
        return f"{months} months"
    return f"{years} years" + (f" and {rest} month{'s' if rest > 1 else ''}" if rest else "")


def _month(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


@check(
    "D10",
    title="Full-time positions overlap",
    rationale="Two full-time positions at once raise a question that the page should answer.",
    severity=INFORMATION,
    part="structure",
    source="common advice; no published source found",
    fix="Mark part-time, freelance or volunteer work as such, or correct the dates.",
    example="2018 – 2022 and 2020 – 2023 at two employers",
    full_at=2,
)
def overlap(subject: Subject) -> Iterator[Hit]:
    full_time = [
        (n, e)
        for n, e in enumerate(subject.resume.work)
        if not _NOT_FULL_TIME.search(f"{e.position} {e.name} {e.description}")
    ]
    for at, (_, first) in enumerate(full_time):
        for n, second in full_time[at + 1 :]:
            months = _shared_months(first, second, subject)
            if months > 2 and first.name != second.name:
                yield Hit(
                    f"work[{n}]",
                    f"This position overlaps another by {_length(months)}.",
                    f"{second.name} · {first.name}",
                )


def _shared_months(first: Position, second: Position, subject: Subject) -> int:
    """At least this many: a year alone is read as narrowly as it can be."""
    spans = []
    for entry in (first, second):
        span = month_span(entry.dates, subject.today)
        if span is None or entry.dates.start is None:
            return 0
        start = month_number(entry.dates.start, last=True)
        end = span[1] if entry.dates.is_current or entry.dates.end is None else month_number(entry.dates.end)
        spans.append((start, end))
    return min(spans[0][1], spans[1][1]) - max(spans[0][0], spans[1][0]) + 1


@check(
    "D11",
    title="Two positions run to the present",
    rationale="Often an end date was forgotten when a new position was added.",
    severity=INFORMATION,
    part="structure",
    source="common advice; no published source found",
    fix="Add the end date, or say that both go on.",
    example="2018 – present and 2021 – present",
    full_at=1,
)
def two_current(subject: Subject) -> Iterator[Hit]:
    current = [(n, e) for n, e in enumerate(subject.resume.work) if e.dates.is_current]
    for n, entry in current[1:]:
        yield Hit(
            f"work[{n}].endDate",
            "More than one position runs to the present.",
            f"{entry.position}, {entry.name}",
        )


@check(
    "D12",
    title="Claimed years do not fit the dates",
    rationale="A claim that the page's own dates contradict costs trust in everything else.",
    severity=WARNING,
    part="structure",
    source="arXiv 2607.01457; tolerance of one year",
    fix="Correct the claim, or add the missing positions.",
    example="“15+ years of experience” above positions since 2019",
    full_at=1,
)
def claimed_years(subject: Subject) -> Iterator[Hit]:
    spans = [month_span(e.dates, subject.today) for e in subject.resume.work]
    if not spans or None in spans:
        return
    actual = subject.months_of_work / 12
    for path, text in (
        ("basics.summary", subject.resume.basics.summary),
        ("basics.label", subject.resume.basics.label),
    ):
        for match in _CLAIM.finditer(text):
            if not _OF_WORK.search(match["rest"]) and not _OF_WORK.search(
                text[max(0, match.start() - 40) : match.start()]
            ):
                continue
            claimed = _number(match["number"], subject.language)
            if claimed is not None and re.search(r"d[eé]c|jahrz", match.group(), re.IGNORECASE):
                claimed *= 10
            if claimed is not None and 2 <= claimed <= 60 and claimed > actual + 1:
                yield Hit(
                    path,
                    f"The text claims {claimed:g} years, the dates show {actual:.1f}.",
                    match.group().strip(),
                )


def _number(text: str, language: str) -> float | None:
    if text.isdigit():
        return float(text)
    found = find_quantities(text, language or "en")
    try:
        return float(found[0].value) if found else None
    except ValueError:
        return None


_DASHES = lazy(
    r"(?:\d{4}|\d{2}[./]\d{2,4})\.?(\s*(?:[-–—]|\bto\b|\bbis\b|\bhasta\b|\bà\b)\s*)(?=([^\W\d]{3,9}\.?\s*\d{4}|\d{1,2}[./]\d{2,4}|\d{4}|present|current|now|today|heute|aujourd.hui|actual|présent|presente))",
    re.IGNORECASE,
)


@check(
    "D13",
    title="Dashes of dates are mixed",
    rationale="One sign between dates throughout looks careful.",
    severity=INFORMATION,
    part="layout",
    source="passfirstround.com (public pages)",
    fix="Use an en dash (–) everywhere.",
    example="2018-2020, 2020 – 2022, 2022 to 2024",
    full_at=1,
)
def mixed_dashes(subject: Subject) -> Iterator[Hit]:
    if subject.parsed is not None and subject.parsed.read_by == "ocr":
        return  # one dash or another is what a picture shows least clearly
    written = [dates.as_written for _p, _n, dates in dated_entries(subject.resume) if dates.as_written]
    if subject.is_document:
        written.append(subject.whole_text)
    signs: dict[str, str] = {}
    for text in written:
        for match in _DASHES.finditer(text):
            if re.search(r"\d{4}-$", match.group()) and re.match(r"\d{2}(?!\d)", text[match.end() :]):
                continue  # an ISO date, not a range
            sign, second = match.groups()
            signs.setdefault(sign.strip().casefold(), " ".join((match.group() + second).split()))
    if len(signs) > 1:
        yield Hit(
            "",
            "Different signs stand between dates: " + ", ".join(f"“{s}”" for s in signs) + ".",
            " · ".join(signs.values()),
        )


@check(
    "D14",
    title="Many short positions",
    rationale="Three stays of less than a year within five years make readers ask why.",
    severity=INFORMATION,
    part="structure",
    source="common advice; no published source found",
    fix="Mark contracts and internships as such, or group them.",
    example="Four employers since 2022",
    full_at=1,
)
def short_stays(subject: Subject) -> Iterator[Hit]:
    stays = []
    for n, entry in enumerate(subject.resume.work):
        span = month_span(entry.dates, subject.today)
        if (
            span
            and entry.dates.end
            and not re.search(
                r"(?i)intern|praktik|stage|stagiaire|becari|prácticas|werkstudent", entry.position
            )
            and span[1] - span[0] + 1 < 12
        ):
            stays.append((span[0], n))
    stays.sort()
    for first, third in zip(stays, stays[2:], strict=False):
        if third[0] - first[0] <= 60:
            yield Hit(
                f"work[{third[1]}]",
                "Three positions of less than a year lie within five years.",
                subject.resume.work[third[1]].name,
            )
            return


@check(
    "D15",
    title="Old experience in detail",
    rationale="What ended more than fifteen years ago decides little; two bullets are enough.",
    severity=INFORMATION,
    part="layout",
    source="common advice; no published source found",
    fix="Shorten it to two bullets or one line.",
    example="Six bullets about a position that ended in 2004",
    full_at=2,
)
def old_detail(subject: Subject) -> Iterator[Hit]:
    limit = (subject.today.year - 15) * 12 + subject.today.month - 1
    for n, entry in enumerate(subject.resume.work):
        if entry.dates.end and month_number(entry.dates.end, last=True) < limit and len(entry.highlights) > 2:
            yield Hit(
                f"work[{n}]",
                f"This position ended in {entry.dates.end.year} and has {len(entry.highlights)} bullets.",
                f"{entry.position}, {entry.name}",
            )
