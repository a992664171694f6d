"""C2, what should not stand in the head of the page: default links, photos, personal data, numbers of documents."""

import re
from collections.abc import Iterator
from functools import cache

from resumelib.model.region import REGIONS, Region
from resumelib.review.check import ERROR, INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject
from resumelib.text.formats import printed_word
from resumelib.text.lazy import lazy
from resumelib.text.wordlists import load_words

_DEFAULT_SLUG = lazy(r"/in/[\w%-]*?-(?:[0-9a-f]{7,}|\d{5,})/?(?:$|[?#\s])", re.IGNORECASE)
_BIRTH_DATE = lazy(
    r"((?:19|20)\d{2})-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d{2})"
)  # data under a key that nobody asks for
_STRICT = frozenset({"US", "GB", "IE", "CA", "AU", "NZ"})
_SSN = lazy(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
_NI = lazy(r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b")
_DNI = lazy(r"\b(?:\d{8}|\d{2}\.\d{3}\.\d{3})-?[A-HJ-NP-TV-Z]\b|\b[XYZ]-?\d{7}-?[A-Z]\b")
_NIR = lazy(r"\b[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?\d{2}\s?\d{3}\s?\d{3}(?:\s?\d{2})?\b")
_IBAN = lazy(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}\b")
_NAMED_NUMBER = lazy(
    r"\b(?:passport|reisepass|personalausweis|ausweis|passeport|pasaporte|driv(?:er|ing)['’]?s?\s+licen[cs]e|führerschein|permis de conduire|social security|"
    r"national insurance|ni|ssn|sin|tfn|steuer-?id|steueridentifikationsnummer|sozialversicherung(?:snummer)?|rentenversicherungsnummer|numéro de sécurité sociale|"
    r"carte d['’]identité|identity card|id card|id|dni|nie|nif|nss|tax id|tin|aadhaar|pan)(?![a-zäöüß])\s*(?:card\s*)?(?:no\b\.?|number|nr\b\.?|nummer|num\.?|n°|nº|#|:)*\s*[:.#-]?\s*(?=(?:[A-Z0-9 -]*\d){4})(?P<number>[A-Z0-9][A-Z0-9 -]{5,})",
    re.IGNORECASE,
)  # fmt: skip


@check(
    "K10",
    title="LinkedIn address as LinkedIn made it",
    rationale="The address with a row of digits at its end shows that the profile was never tended, and is hard to type.",
    severity=INFORMATION,
    part="structure",
    source="common advice; LinkedIn lets everyone choose the address",
    fix="Choose a short address in LinkedIn's settings.",
    example="linkedin.com/in/ana-duarte-8b41a2157",
    full_at=1,
)
def default_slug(subject: Subject) -> Iterator[Hit]:
    for n, profile in enumerate(subject.resume.basics.profiles):
        is_linkedin = "linkedin" in (profile.network + profile.url).casefold()
        address = profile.url or f"/in/{profile.username}"
        if is_linkedin and _DEFAULT_SLUG.search(address) and any(c.isdigit() for c in address):
            yield Hit(f"basics.profiles[{n}].url", "This is the address LinkedIn made up.", address)
            return
    link = _DEFAULT_SLUG.search(subject.resume.basics.url)
    if link and "linkedin" in subject.resume.basics.url:
        yield Hit("basics.url", "This is the address LinkedIn made up.", subject.resume.basics.url)


def _profile(subject: Subject) -> Region | None:
    return REGIONS.get(subject.country)


@check(
    "K11",
    title="Photo where none is expected, or none where one is",
    rationale="In the US, Canada, the UK, Ireland and Australia a photo invites bias and may have the file put aside; elsewhere it is customary.",
    severity=WARNING,
    part="parseability",
    source="Queen's University Belfast and Warwick careers pages; the region profiles in docs/reference/regions.md",
    fix="Leave the photo out, or add one, as the country expects.",
    example="A portrait in an application to London.",
    full_at=1,
)
def photo(subject: Subject) -> Iterator[Hit]:
    region = _profile(subject)
    if region is None or subject.parsed is None:
        return
    if subject.layout.has_photo and region.photo == "hide":
        severity = WARNING if region.code in _STRICT else INFORMATION
        yield Hit("", f"The file shows a photo, which is not expected in {region.name}.", severity=severity)
    elif region.photo == "expected" and not subject.layout.has_photo and subject.layout.pages:
        yield Hit("", f"A photo is expected in {region.name}.", severity=INFORMATION)


@check(
    "K12",
    title="Personal data that the employer should not ask for",
    rationale="Age, marital status, religion or nationality must not decide; where the law forbids asking, they embarrass the reader.",
    severity=WARNING,
    part="structure",
    source="Queen's University Belfast, Manchester and Warwick careers pages; Equality Act 2010 (UK), AGG (DE)",
    fix="Take it out; a work permit may be named where it matters.",
    example="Date of birth: 12 March 1988. Married, two children.",
    full_at=2,
)
def personal_data(subject: Subject) -> Iterator[Hit]:
    region = _profile(subject)
    severity = WARNING if region and region.code in _STRICT else INFORMATION
    where = f" in {region.name}" if region else ""
    told = [
        (
            f"basics.personal[{n}]",
            f"{printed_word(subject.language, f'personal-{d.kind}') or d.kind}: {d.text}",
        )
        for n, d in enumerate(subject.resume.basics.personal)
    ]
    texts = [
        (f.path, f.text)
        for f in subject.fields
        if f.section in ("basics", "custom", "interests") and f.role != "contact"
    ]
    if subject.parsed is not None:
        texts += [("", leftover.text) for leftover in subject.parsed.leftover]
    for path, text in texts:
        if found := _personal(text):
            told.append((path, found))
        if not path and not subject.is_document and _is_birth_date(text, subject.today.year):
            told.append((path, text))
    seen = set()
    for path, text in told:
        if text.casefold() not in seen:
            seen.add(text.casefold())
            yield Hit(path, f"“{text}” is not expected{where}.", text, severity)


def _is_birth_date(text: str, this_year: int) -> bool:
    match = _BIRTH_DATE.fullmatch(text.strip())
    return match is not None and int(match.group(1) or match.group(2)) < this_year - 14


@cache
def _personal_patterns() -> tuple[tuple[str, lazy], ...]:
    """The letters a pattern begins with, as a quick first look, and the pattern itself."""
    out = []
    for pattern in load_words("any", "personal_data"):
        hint = re.match(r"[^\W\d_]*", pattern)
        letters = hint.group() if hint else ""
        follower = pattern[len(letters) : len(letters) + 1]
        out.append(
            (
                letters[:-1] if follower == "?" else letters,
                lazy(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE),
            )
        )
    return tuple(out)


def _personal(text: str) -> str:
    flat = text.casefold()
    for hint, pattern in _personal_patterns():
        if hint in flat and (match := pattern.search(text)):
            return text[match.start() : match.end() + 25].split("\n")[0].strip()
    return ""


@check(
    "K13",
    title="Number of an identity document",
    rationale="A social security or passport number in a file that travels widely is an invitation to identity theft.",
    severity=ERROR,
    part="structure",
    source="Textkernel résumé-quality codes; number forms as published by the issuing states",
    fix="Take it out at once.",
    example="SSN: 078-05-1120",
    full_at=1,
)
def identity_number(subject: Subject) -> Iterator[Hit]:
    texts = [(f.path, f.text) for f in subject.fields if not f.path.endswith(("url", "phone", "email"))]
    texts += [
        (f"basics.personal[{n}]", f"{d.kind} {d.text}") for n, d in enumerate(subject.resume.basics.personal)
    ]
    if subject.parsed is not None:
        texts += [("", leftover.text) for leftover in subject.parsed.leftover]
        if subject.is_document:
            texts.append(("", subject.whole_text[:3000]))
    for path, text in texts:
        if sum(c.isdigit() for c in text) < 6:
            continue
        for pattern in (_SSN, _NI, _DNI, _NIR, _IBAN, _NAMED_NUMBER):
            if match := pattern.search(text):
                number = match.groupdict().get("number") or match.group()
                yield Hit(
                    path,
                    "This looks like the number of an identity document or account.",
                    _masked(number.strip()),
                )
                return


def _masked(number: str) -> str:
    """The first two and the last characters; a report must not spread what it warns of."""
    return number[:2] + "…" + number[-1:]
