"""C2, how to reach the person: name, e-mail, phone, place, links."""

import re
from collections.abc import Iterator
from functools import cache

from resumelib.review.check import ERROR, INFORMATION, WARNING, Hit, check
from resumelib.review.subject import Subject
from resumelib.text.counting import counted
from resumelib.text.lazy import lazy
from resumelib.text.tokens import squash
from resumelib.text.wordlists import load_words

_EMAIL = lazy(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_NEARLY_EMAIL = lazy(r"[\w.+-]+\s?(?:@+|\(at\)|\[at\])\s?[\w.,-]+|[\w.+-]+@(?=\s|$)")
_BIRTH_YEAR = lazy(r"(?<!\d)(?:19[4-9]\d|20[01]\d)(?!\d)")
_COMMON_HOSTS = frozenset({"gmail", "outlook", "hotmail", "yahoo", "gmx", "web", "icloud", "proton", "protonmail", "example", "mail", "aol", "orange", "free", "t-online", "posteo", "googlemail", "live", "me", "msn", "fastmail"})  # fmt: skip
_SCHEME = lazy(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_TRACKING = lazy(
    r"[?&](?:utm_\w+|fbclid|gclid|trk|trackingId|mc_cid|ref_src|originalSubdomain|lipi)=", re.IGNORECASE
)
_HOST = lazy(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?", re.IGNORECASE)


_NO_NAMES = frozenset({"resume", "cv", "curriculumvitae", "lebenslauf", "name", "yourname", "firstnamelastname", "unknown", "na", "curriculum"})  # fmt: skip


@check(
    "K01",
    title="Name is missing",
    rationale="A file without a name at the top cannot be filed or found again by anyone who receives it.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks; Textkernel résumé-quality codes",
    fix="Put your full name on the first line, as plain text.",
    example="The page begins with the e-mail address.",
    full_at=1,
)
def name_missing(subject: Subject) -> Iterator[Hit]:
    name = subject.resume.basics.name.strip()
    if not any(c.isalpha() for c in name) or squash(name) in _NO_NAMES:
        yield Hit("basics.name", "No name was found.", name)


@check(
    "K02",
    title="E-mail address is missing",
    rationale="Most answers to an application come by e-mail.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks; Textkernel résumé-quality codes",
    fix="Add one e-mail address under your name.",
    example="Ana Duarte · +351 210 000 000 · Lisbon",
    full_at=1,
)
def email_missing(subject: Subject) -> Iterator[Hit]:
    if not subject.resume.basics.email.strip():
        yield Hit("basics.email", "No e-mail address was found.")


@check(
    "K03",
    title="E-mail address is malformed, or there are several",
    rationale="An answer to a mistyped address never arrives; with two addresses nobody knows which one is read.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks; address form after RFC 5322, without its rarities",
    fix="Give one address, and send yourself a mail to test it.",
    example="ana.duarte@example,org",
    full_at=1,
)
def email_malformed(subject: Subject) -> Iterator[Hit]:
    basics = subject.resume.basics
    email = basics.email.strip().removeprefix("mailto:")
    valid = _EMAIL.findall(email)
    if email and len(valid) <= 1 and (not _EMAIL.fullmatch(email) or ".." in email):
        yield Hit("basics.email", f"“{email}” is not a valid e-mail address.", email)
    elif not email and subject.is_document:
        for found in _NEARLY_EMAIL.findall(subject.whole_text[:1500]):
            if not _EMAIL.fullmatch(found):
                yield Hit("basics.email", f"“{found}” is not a valid e-mail address.", found)
                break
    if len(valid) > 1 or basics.other_emails:
        several = ", ".join((*valid, *basics.other_emails))
        yield Hit("basics.email", "There is more than one e-mail address.", several, WARNING)


@cache
def _nicknames() -> tuple[str, ...]:
    return load_words("any", "nicknames")


@check(
    "K04",
    title="E-mail address looks unprofessional",
    rationale="A nickname or a birth year distracts; the present employer's address is not yours to apply with.",
    severity=WARNING,
    part="structure",
    source="Ohio Northern University résumé standards; careereducation blog (public pages); word list of our own",
    fix="Use an address made of your name, at a private provider.",
    example="partyqueen1987@example.org",
    full_at=1,
)
def email_unprofessional(subject: Subject) -> Iterator[Hit]:
    local, _, host = subject.resume.basics.email.casefold().partition("@")
    if not host:
        return
    name = squash(subject.resume.basics.name)
    rest = squash(local)
    for part in squash_parts(subject.resume.basics.name):
        rest = rest.replace(part, " ")
    email = subject.resume.basics.email
    slang = next((w for w in _nicknames() if w in rest and w not in name), "")
    employers = [
        squash(p.name) for p in subject.resume.work if p.dates.is_current or p is subject.resume.work[0]
    ]
    domain = squash(host.split(".")[-2]) if "." in host else ""
    if slang:
        yield Hit("basics.email", f"“{slang}” in the address reads like a nickname.", email)
    elif _BIRTH_YEAR.search(local):
        yield Hit("basics.email", "The address seems to hold a year of birth.", email)
    elif sum(c.isdigit() for c in local) > 4:
        yield Hit("basics.email", "The address holds a long number.", email)
    elif (
        len(domain) > 3
        and domain not in _COMMON_HOSTS
        and any(e.startswith(domain) or (len(e) > 3 and domain.startswith(e)) for e in employers)
    ):
        yield Hit("basics.email", "This is an employer's address.", email)


def squash_parts(name: str) -> list[str]:
    """The words of a name, folded, longest first; initials left out."""
    return sorted((p for p in map(squash, re.split(r"[\s-]+", name)) if len(p) > 1), key=len, reverse=True)


@check(
    "K05",
    title="Phone number is missing or implausible",
    rationale="Interviews are often arranged by phone, and a wrong digit is invisible to its owner.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks; lengths after ITU-T E.164",
    fix="Give one number with its country prefix, such as +44 20 7946 0018.",
    example="Phone: 12345",
    full_at=1,
)
def phone_missing(subject: Subject) -> Iterator[Hit]:
    phone = subject.resume.basics.phone.strip()
    if not phone:
        yield Hit("basics.phone", "No phone number was found.")
    elif reason := _implausible(phone, subject.country):
        yield Hit("basics.phone", f"This cannot be a phone number: {reason}.", phone)


def _implausible(phone: str, country: str) -> str:
    number = re.sub(r"(?i)\s*(?:ext\.?|x|durchwahl|poste)\s*\d+$", "", phone)
    digits = "".join(c for c in number if c.isdigit())
    international = number.lstrip("( ").startswith(("+", "00"))
    if re.search(
        r"[^\W\d_]{3,}",
        re.sub(
            r"(?i)\b(?:tel|phone|mobile|mobil|fax|cell|tél|telefon|téléphone|teléfono|móvil|portable)\b",
            "",
            number,
        ),
    ):
        return "it holds letters"
    if not 7 <= len(digits) <= 15:
        return f"it has {counted(len(digits), 'digit')}, and 7 to 15 are possible"
    if len(set(digits)) <= 2 or digits in "01234567890123456789" or digits in "98765432109876543210":
        return "its digits are a filler"
    if digits.startswith("1") and international and len(digits) != 11:
        return "numbers in North America have ten digits after +1"
    if not international and country in ("US", "CA") and len(digits.removeprefix("1")) != 10:
        return "numbers in North America have ten digits"
    return ""


@check(
    "K06",
    title="No international prefix",
    rationale="Abroad, a national number cannot be dialed.",
    severity=INFORMATION,
    part="structure",
    source="common advice; ITU-T E.164",
    fix="Write the number with + and the country code.",
    example="030 2345 6789 in an application to Austria",
    full_at=1,
)
def no_prefix(subject: Subject) -> Iterator[Hit]:
    phone, home = subject.resume.basics.phone.strip(), _home(subject)
    target = subject.region.code
    if (
        phone
        and home
        and target
        and home not in (target, "EU")
        and target != "EU"
        and not phone.lstrip("( ").startswith(("+", "00"))
    ):
        yield Hit(
            "basics.phone", f"For an application to {subject.region.name} the number needs its prefix.", phone
        )


def _home(subject: Subject) -> str:
    from resumelib.model.region import resolve_region

    place = subject.resume.basics.location
    return place.country_code.upper() or resolve_region("", place.as_written or place.region).code


@check(
    "K07",
    title="Location is missing",
    rationale="Readers want to know whether you live near, would move, or work remotely.",
    severity=INFORMATION,
    part="structure",
    source="Reactive Resume's checks",
    fix="Add city and country.",
    example="A header with name, e-mail and phone only.",
    full_at=1,
)
def no_location(subject: Subject) -> Iterator[Hit]:
    place = subject.resume.basics.location
    if not any((place.city, place.region, place.country_code, place.as_written, place.address)):
        yield Hit("basics.location", "No city or country was found.")


_STREET = lazy(
    r"\b(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|drive|boulevard|blvd|court|close|way|square|terrace|place|apt|flat|suite|rue|allée|quai|chemin|calle|avenida|avda|plaza|paseo|via|straße|strasse|str\.|weg|platz|gasse|allee)(?!\w)|(?:straße|strasse|str\.|weg|platz|gasse|allee)(?!\w)",
    re.IGNORECASE,
)


@check(
    "K08",
    title="Full street address",
    rationale="A city is enough for a first contact, and an address helps identity thieves; where it is customary, it may stay.",
    severity=INFORMATION,
    part="structure",
    source="common advice; customary in German-speaking countries and Japan",
    fix="Give the city only.",
    example="12 Mill Lane, Leeds LS1 4AB",
    full_at=1,
)
def street_address(subject: Subject) -> Iterator[Hit]:
    if subject.country in ("DE", "AT", "CH", "JP"):
        return
    place = subject.resume.basics.location
    for name in ("address", "as_written", "city"):
        text = getattr(place, name)
        if text and any(c.isdigit() for c in text) and (_STREET.search(text) or name == "address"):
            yield Hit("basics.location", "The full street address is given.", text)
            return


@check(
    "K09",
    title="Link that does not work as written",
    rationale="A link without its address, with tracking parameters or a typing error leads nowhere or looks careless.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks; address form after RFC 3986",
    fix="Write the whole address, beginning with https://, and try it.",
    example="LinkedIn (without an address)",
    full_at=2,
)
def bad_link(subject: Subject) -> Iterator[Hit]:
    for item in subject.fields:
        if item.path.endswith(".url"):
            yield from _link(item.path, item.text)
    for n, profile in enumerate(subject.resume.basics.profiles):
        if profile.network and not profile.url and not profile.username:
            yield Hit(
                f"basics.profiles[{n}]", f"“{profile.network}” is named without an address.", profile.network
            )
    if subject.is_document:
        head = subject.whole_text[:700]
        for name in ("LinkedIn", "GitHub"):
            named = re.search(rf"(?<![\w./@]){name}(?![\w.]*[./:]\s*\S)", head)
            if (
                named
                and not re.search(rf"{name}(?:\.com|\.io|\s*:|\s*[/@])", head, re.IGNORECASE)
                and not any(
                    p.network.casefold() == name.casefold() and (p.url or p.username)
                    for p in subject.resume.basics.profiles
                )
            ):
                yield Hit("basics.profiles", f"“{name}” is named without an address.", named.group())


def _link(path: str, url: str) -> Iterator[Hit]:
    rest = _SCHEME.sub("", url.strip(), count=1)
    host = re.split(r"[/?#]", rest)[0].rpartition("@")[2]
    if re.search(r"\s", url.strip()) or not _HOST.fullmatch(host) or "://" in rest or ".." in host:
        yield Hit(path, "This is not a valid web address.", url)
    elif _SCHEME.match(url) and not url.casefold().startswith(("http://", "https://")):
        yield Hit(path, "This address begins with an unknown scheme.", url)
    elif _TRACKING.search(url):
        yield Hit(path, "This address carries tracking parameters.", url)
    elif not _SCHEME.match(url):
        yield Hit(
            path,
            "This address has no https:// in front; some readers will not make it a link.",
            url,
            INFORMATION,
        )
    elif url.casefold().startswith("http://"):
        yield Hit(path, "This address is not encrypted (http instead of https).", url, INFORMATION)
