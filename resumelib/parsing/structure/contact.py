"""E-mail, phone, addresses, profiles and personal details out of the cells of the head."""

import re
from dataclasses import dataclass, field

from resumelib.model.resume import PersonalDetail, Profile
from resumelib.parsing.structure.addresses import URL, find_email, find_phone, is_contact
from resumelib.parsing.structure.cells import ICONS, Bit, Cell
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import label_kind, place_score
from resumelib.parsing.structure.networks import (
    HYPHENS,
    last_part,
    network_of,
    same_url,
    whole_number,
    whole_url,
)
from resumelib.text.dates import find_dates
from resumelib.text.tokens import fold, squash

_SEPARATOR = re.compile(rf"\s*[|•·●⋅∙▪◦◆◇⋄♦{ICONS}]+\s*|\t+|\s{{3,}}|\s*;\s+|\s+[–—/]\s+|\s+/$")
_MAP = re.compile(r"^https?://(?:www\.)?(?:google\.[a-z.]+/maps|maps\.|openstreetmap\.)")
_POSTAL_ALONE = re.compile(r"\d{5}")  # a line of its own, as LaTeX classes set addresses
_PERSONAL = (
    "birth",
    "birthplace",
    "age",
    "nationality",
    "marital",
    "gender",
    "children",
    "religion",
    "licence",
    "permit",
    "idnumber",
)


@dataclass
class Found:
    """What the head holds so far; bits that are used are claimed by the ledger at once."""

    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    personal: list[PersonalDetail] = field(default_factory=list)
    places: list[Bit] = field(default_factory=list)
    rest: list[tuple[Bit, Cell]] = field(default_factory=list)
    twice: list[tuple[Bit, str]] = field(
        default_factory=list
    )  # addresses of profiles that stand there once more
    page: int = 0  # of the address
    reach: float = float("inf")  # where the address begins: headings after it are of other parts
    told: set[str] = field(default_factory=set)  # user names that came from addresses behind labels


def read_contact_cell(cell: Cell, found: Found, ledger: Ledger, pending: str) -> str:
    """Reads one cell; gives the label that waits for its value in the next cell ("" for none)."""
    if label_kind(pending) == "occupation":
        found.rest.insert(0, (cell.bit, cell))
        return ""
    pieces = _pieces(cell)
    if label_kind(cell.text) in ("name", "occupation"):
        ledger.take(cell.bit)
        return cell.text
    head, value = _label_and_value(cell.bit)
    if head is not None and value is not None and label_kind(head.text) == "occupation":
        ledger.take(head)
        found.rest.insert(0, (value, cell))
        return ""
    if (
        len(pieces) > 1
        and not pending
        and cell.words <= 14
        and not any(_is_contact_piece(*p) for p in pieces)
    ):
        found.rest.append((cell.bit, cell))
        return ""
    for number, (bit, link) in enumerate(pieces):
        if (
            number
            and label_kind(bit.text.strip("()[] ")) == "profile"
            and not (network_of(link)[1] and bit.text[:1].isalpha())
            and _name_profile(bit, found, ledger, pieces[number - 1])
        ):
            continue
        pending = _read_piece(bit, link, cell, found, ledger, pending)
    return pending


def _is_contact_piece(bit: Bit, link: str) -> bool:
    text = bit.text
    lead = text.split(":")[0].split(" ")[0]
    return bool(
        link
        or is_contact(text)
        or label_kind(lead)
        or label_kind(text.split(":")[0])
        or place_score(text) >= 0.75
        or label_kind(text.strip("()[] "))
        or find_dates(text)
    )


def lists_contact(cell: Cell) -> bool:
    """Whether a long line is no sentence but places, addresses and profiles one after the other."""
    pieces = _pieces(cell) if cell.links else []
    return len(pieces) >= 3 and 2 * sum(_is_contact_piece(*piece) for piece in pieces) >= len(pieces)


def _name_profile(bit: Bit, found: Found, ledger: Ledger, before: tuple[Bit, str]) -> bool:
    """ "anna-berg (Behance)": the bracket names the network of the user name before it."""
    name, link = before
    if " " in name.text or "@" in name.text or bit.text.endswith(":"):
        return False
    ledger.take(bit)
    if found.rest and found.rest[-1][0] == name:
        found.rest.pop()
        _add_profile(name, bit.text.strip("()[] "), link, found, ledger)
    return True


def _pieces(cell: Cell) -> list[tuple[Bit, str]]:
    pieces: list[tuple[Bit, str]] = []
    runs = cell.runs if len(cell.runs) > 1 and any(run.link or run.look[1] for run in cell.runs) else ()
    sources = [(run.bit, run.link) for run in runs] or [(cell.bit, cell.links[0] if cell.links else "")]
    for bit, link in sources:
        at = 0
        for match in _SEPARATOR.finditer(bit.text):
            pieces.append((bit.cut(at, match.start()), link))
            at = match.end()
        pieces.append((bit.cut(at, len(bit.text)), link))
    return [(bit, link) for bit, link in pieces if any(c.isalnum() for c in bit.text)]


def _read_piece(bit: Bit, link: str, cell: Cell, found: Found, ledger: Ledger, pending: str) -> str:
    """Files one piece; gives the label that waits for its value ("" for none)."""
    label, value = _label_and_value(bit)
    kind = label_kind(label.text) if label else ""
    if kind and not value:
        if kind == "profile" and network_of(link)[1]:
            _add_linked(bit, link, found, ledger)
            return ""
        ledger.take(bit)
        return label.text if label else ""
    if kind and label is not None and value is not None:
        ledger.take(label)
        pending, bit = label.text, value
    elif label_kind(pending) == "profile" and not _may_be_user(bit.text):
        pending = ""
    waiting = label_kind(pending)
    text = bit.text
    if email := find_email(text):
        _add_email(bit, email, cell, found, ledger)
        _read_around(bit, email.span(), cell, found, ledger)
    elif waiting in _PERSONAL:
        _add_personal(waiting, bit, found, ledger)
    elif _add_urls(bit, link, cell, found, ledger, pending) or _add_named_profile(
        bit, link, cell, found, ledger, pending
    ):
        return ""
    elif squash(text) in found.told:
        ledger.take(bit)
    elif _is_known_user(text, cell, found, ledger):
        _add_profile(bit, "", "", found, ledger)
    elif waiting != "fax" and (phone := find_phone(text)):
        _add_phone(bit.cut(*phone), link, found, ledger)
        _read_around(bit, phone, cell, found, ledger)
    elif waiting == "location" or _is_place(text, link):
        found.places.append(bit)
    else:
        found.rest.append((bit, cell))
    return ""


def _is_place(text: str, link: str) -> bool:
    return bool(_POSTAL_ALONE.fullmatch(text) or place_score(text) >= 0.75 or _MAP.search(link))


def _add_phone(shown: Bit, link: str, found: Found, ledger: Ledger) -> None:
    key = "basics.phone" if not found.phones else f"basics.other_phones.{len(found.phones) - 1}"
    found.phones.append(ledger.put(key, [shown], whole_number(shown.text, link)))


def _read_around(bit: Bit, hole: tuple[int, int], cell: Cell, found: Found, ledger: Ledger) -> None:
    """What stands before and after something that was taken out."""
    for part in (bit.cut(0, hole[0]), bit.cut(hole[1], len(bit.text))):
        if any(c.isalnum() for c in part.text):
            _read_piece(part, "", cell, found, ledger, "")


def _add_named_profile(bit: Bit, link: str, cell: Cell, found: Found, ledger: Ledger, pending: str) -> bool:
    """A user name whose network is told by a label, a path or the link behind it."""
    text = bit.text.strip()
    path = re.fullmatch(r"(?i)/?in/([\w%-]{3,})/?", text)
    slashed = re.fullmatch(r"([^\W\d_]{2,})/@?([\w.-]{2,})", text)
    if path:
        _add_profile(bit.cut(*path.span(1)), "LinkedIn", link, found, ledger)
    elif network_of(link)[0] and _is_known(link, bit, cell, found, ledger):
        pass
    elif label_kind(pending) == "profile" or (network_of(link)[0] and len(text.split()) <= 4):
        _add_profile(bit, pending or network_of(link)[0], link, found, ledger)
    elif slashed and label_kind(slashed[1]) == "profile":
        _add_profile(bit.cut(*slashed.span(2)), slashed[1], link, found, ledger)
        ledger.take(bit)
    else:
        return False
    return True


def _may_be_user(text: str) -> bool:
    """Whether it may be a user name (or an address) that follows its label: a word or two, no other label, no place."""
    return len(text.split()) <= 3 and "," not in text and place_score(text) < 0.75


def _add_linked(bit: Bit, link: str, found: Found, ledger: Ledger) -> None:
    """ "LinkedIn" and nothing else, with the address behind it."""
    network, username = network_of(link)
    if any(same_url(link, known.url) for known in found.profiles):
        ledger.take(bit)
        return
    url = ledger.put(f"basics.profiles.{len(found.profiles)}.url", [bit], link)
    found.profiles.append(Profile(network, username, url))
    found.told.add(squash(username))


def _is_known_user(text: str, cell: Cell, found: Found, ledger: Ledger) -> bool:
    """A user name again: another network's, whose sign is a picture. Not one whose address stands beside it."""
    user = fold(text)
    known = {fold(profile.username) for profile in found.profiles if "-" in profile.username}
    beside = [fold(other.text) for other in ledger.page.cells if other.line == cell.line]
    return user in known and not any(f"/{user}" in other for other in beside)


def _label_and_value(bit: Bit) -> tuple[Bit | None, Bit | None]:
    text = bit.text
    if label_kind(text) and len(text) > 1:
        return bit, None
    colon = re.match(r"^([^:]{1,30}):\s*", text)
    if colon and label_kind(colon[1]):
        rest = bit.cut(colon.end(), len(text))
        return bit.cut(0, len(colon[1])), rest if rest.text else None
    words = text.split()
    for count in (3, 2, 1):
        if len(words) > count:
            lead = " ".join(words[:count])
            kind = label_kind(lead)
            if (
                kind
                and len(lead) > 1
                and (
                    kind in _PERSONAL
                    or (
                        (kind in ("email", "phone", "fax", "url") and is_contact(text[len(lead) :]))
                        or (kind == "profile" and len(words) == count + 1)
                    )
                )
            ):
                return bit.cut(0, len(lead)), bit.cut(len(lead), len(text))
    return None, None


def _add_email(bit: Bit, match: re.Match[str], cell: Cell, found: Found, ledger: Ledger) -> None:
    if not found.emails:
        found.page, found.reach = cell.page, bit.start
    piece = bit.cut(match.start(), match.end())
    text = re.sub(r"\s", "", piece.text)
    if text.casefold() in (known.casefold() for known in found.emails):
        ledger.take(piece)
        return
    key = "basics.email" if not found.emails else f"basics.other_emails.{len(found.emails) - 1}"
    found.emails.append(ledger.put(key, [piece], text))


def _add_personal(kind: str, bit: Bit, found: Found, ledger: Ledger) -> None:
    key = f"basics.personal.{len(found.personal)}.text"
    found.personal.append(PersonalDetail(kind, ledger.put(key, [bit])))


def _add_urls(bit: Bit, link: str, cell: Cell, found: Found, ledger: Ledger, pending: str) -> bool:
    matches = list(URL.finditer(bit.text))
    if not matches:
        return False
    leftovers = _outside(bit, matches)
    for match in matches:
        piece = bit.cut(match.start(), match.end())
        shown = whole_url(piece.text, link)
        network, username = network_of(shown)
        waiting = label_kind(pending)
        if (network and (waiting != "url" or found.urls)) or waiting == "profile":
            who = network or pending.strip(" :"), username or last_part(shown)
            _put_profile(piece, shown, who, cell, found, ledger, leftovers)
        elif any(same_url(shown, known) for known in found.urls):
            ledger.take(piece)
        else:
            key = "basics.url" if not found.urls else f"basics.profiles.{len(found.profiles)}.url"
            url = ledger.put(key, [piece], shown.translate(HYPHENS))
            if found.urls:
                found.profiles.append(Profile(pending.strip(" :"), "", url))
            else:
                found.urls.append(url)
    for part in leftovers:
        if ledger.is_free(part) and (is_contact(part.text) or place_score(part.text) >= 0.75):
            _read_piece(part, "", cell, found, ledger, "")
    return True


def _outside(bit: Bit, matches: list[re.Match[str]]) -> list[Bit]:
    parts, at = [], 0
    for match in matches:
        parts.append(bit.cut(at, match.start()))
        at = match.end()
    parts.append(bit.cut(at, len(bit.text)))
    kept = []
    for part in parts:
        text = part.text.strip(" ()[]:,")
        if any(c.isalnum() for c in text):
            kept.append(part.cut(part.text.index(text), part.text.index(text) + len(text)))
    return kept


def _put_profile(
    piece: Bit,
    shown: str,
    who: tuple[str, str],
    cell: Cell,
    found: Found,
    ledger: Ledger,
    around: list[Bit],
) -> None:
    if _is_known(shown, piece, cell, found, ledger):
        return
    number = len(found.profiles)
    url = ledger.put(f"basics.profiles.{number}.url", [piece], shown.translate(HYPHENS))
    for bit in around:
        if not is_contact(bit.text):
            ledger.take(bit)
    found.profiles.append(Profile(who[0], who[1].translate(HYPHENS), url))


def _is_known(url: str, bit: Bit, cell: Cell, found: Found, ledger: Ledger) -> bool:
    """Whether the address is a profile already; one that was written out and comes again is the person's site too."""
    for number, known in enumerate(found.profiles):
        if known.url and same_url(url, known.url):
            ledger.take(bit)
            before = ledger.evidence.get(f"basics.profiles.{number}.url")
            if before is not None and "." in before.as_written and cell.page == 0:
                found.twice.append((bit, known.url))
            return True
    return False


def _add_profile(bit: Bit, pending: str, link: str, found: Found, ledger: Ledger) -> None:
    number = len(found.profiles)
    network, user = network_of(link)
    value = user if user and " " in bit.text and squash(user) != squash(bit.text) else None
    username = ledger.put(f"basics.profiles.{number}.username", [bit], value)
    found.profiles.append(Profile(pending.strip(" :"), username, link if network else ""))
