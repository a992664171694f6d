"""The head of a resume: name, title, contact, place, profiles, personal details."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from resumelib.model.resume import Basics, Location, PersonalDetail, Profile
from resumelib.parsing.structure.cells import Bit, Cell, Page, Run
from resumelib.parsing.structure.heads import URL
from resumelib.parsing.structure.ledger import Ledger
from resumelib.parsing.structure.lexicon import (
    country_code,
    has_postal_code,
    has_street,
    is_known_place,
    label_kind,
    place_score,
    title_score,
)
from resumelib.text.dates import find_dates
from resumelib.text.headings import heading_kind
from resumelib.text.tokens import fold, squash
from resumelib.text.wordlists import load_pairs

_EMAIL = re.compile(r"[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.@-])(?:\+|00)?\(?\d[\d\s().\u00a0/–-]{5,}\d(?![\w@])")
_SEPARATOR = re.compile(r"\s*[|•·●⋅∙▪◦]\s*|\t+|\s{3,}|\s*;\s+|\s+[–—/]\s+")
_DOCUMENT_TITLE = re.compile(
    r"(?i)^(?:curriculum vitae|curriculum|resume|résumé|cv|lebenslauf|c\.v\.|życiorys|currículum(?: vitae)?|curriculo|currículo|seite \d.*|page \d.*|profile-pic|bewerbung|hoja de vida|last updated.*)$"
)
_TITLE_AFTER_NAME = re.compile(
    r"(?i)\s*[-–—|,:]\s*(?:curriculum vitae|resume|résumé|cv|lebenslauf)$|['’]s (?:cv|resume|résumé)$"
)
_NAME_PARTS = re.compile(r"^[^\W\d_][^\W\d_.'’`-]*(?:[-'’`.][^\W\d_]*)*$")
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "la",
        "le",
        "y",
        "e",
        "zu",
        "zur",
        "ter",
        "ten",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "san",
        "st",
        "o",
    ]
)
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
class _Found:
    """What the head holds so far; bits that are used are claimed by the ledger at once."""

    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    personal: list[PersonalDetail] = field(default_factory=list)
    places: list[Bit] = field(default_factory=list)
    rest: list[tuple[Bit, Cell]] = field(default_factory=list)
    label_of_rest: dict[int, str] = field(default_factory=dict)


def read_basics(
    page: Page, header: Sequence[Cell], contact: Sequence[Cell], ledger: Ledger
) -> tuple[Basics, list[Cell]]:
    """Basics, and the header's cells that are prose (a summary without a title)."""
    name_cell = _name_cell(page, [*header, *contact])
    found = _Found()
    prose: list[Cell] = []
    name = label_tail = None
    if name_cell is not None:
        name, label_tail = _split_name(name_cell, _email_hint(page))
    more = (
        _second_line(name_cell, [*header, *contact], page)
        if name_cell is not None and label_tail is None
        else None
    )
    name_bits = [bit for bit in (name, more.bit if more else None) if bit]
    name_text = _tidy_name(ledger.put("basics.name", name_bits, 0.9)) if name else ""
    pending = ""
    in_prose = False
    for cell in (*header, *contact):
        if cell is name_cell or cell is more:
            continue
        if _is_prose(cell, in_prose):
            in_prose = True
            prose.append(cell)
            continue
        in_prose = False
        pending = _read_cell(cell, found, ledger, pending)
    label = _label(found, ledger, name_cell, label_tail, name_text)
    location = _location(found, ledger)
    return (
        Basics(
            name=name_text,
            label=label,
            email=found.emails[0] if found.emails else "",
            phone=found.phones[0] if found.phones else "",
            url=found.urls[0] if found.urls else "",
            location=location,
            profiles=tuple(found.profiles),
            other_emails=tuple(found.emails[1:]),
            other_phones=tuple(found.phones[1:]),
            personal=tuple(found.personal),
        ),
        prose,
    )


def _is_prose(cell: Cell, before: bool) -> bool:
    text = cell.text
    if _EMAIL.search(text) or (URL.search(text) and cell.words < 12):
        return False
    if cell.words >= 11 and "|" not in text:
        return True
    lead = cell.runs[0].bit.text if len(cell.runs) > 1 else text.split(":")[0]
    named = label_kind(lead) or label_kind(text.split(" ")[0])
    return before and cell.gap < 0.8 and not named and not is_contact(text) and cell.heading == 0


# ---------------------------------------------------------------- the name


def _email_hint(page: Page) -> str:
    match = _EMAIL.search(page.text)
    return squash(match.group().split("@")[0]) if match else ""


def _name_cell(page: Page, cells: Sequence[Cell]) -> Cell | None:
    hint = _email_hint(page)
    best: tuple[float, Cell | None] = (2.0, None)
    early = [cell for cell in cells if cell.page == 0]
    top = min((cell.y0 for cell in early), default=0.0)
    largest = max((cell.size for cell in early), default=0.0)
    for order, cell in enumerate(early[:40]):
        score = _name_score(cell, hint)
        if score <= 0:
            continue
        score += 2.0 if cell.size >= largest - 0.5 and largest > page.body[0] + 1 else 0.0
        score += 1.0 if cell.heading == 1 else 0.0
        score += 1.5 - 0.15 * min(order, 10)
        if cell.x1 > cell.x0:
            score += 0.8 - min(0.8, (cell.y0 - top) / 200)
        if score > best[0]:
            best = (score, cell)
    return best[1]


def _name_score(cell: Cell, hint: str) -> float:
    """How much the cell (or its part before a separator) reads like a person's name; 0 for never."""
    text = re.split(r"\s*[,|•·–—]\s+|\s+[|–—-]\s+", _unlabelled(cell.text))[0].strip()
    parts = [part for part in text.split() if part]
    if (
        not 1 <= len(parts) <= 6
        or _DOCUMENT_TITLE.match(text)
        or heading_kind(text)
        or "@" in text
        or cell.bullet
    ):
        return 0.0
    if any(c.isdigit() for c in text) or label_kind(text):
        return 0.0
    if not all(_NAME_PARTS.match(part) or part in ("&",) for part in parts):
        return 0.0
    proper = sum(1 for part in parts if part[:1].isupper() or fold(part) in _PARTICLES)
    score = 1.0 + (1.0 if proper == len(parts) else -1.0) + (0.5 if 2 <= len(parts) <= 4 else -0.5)
    score -= 1.2 * min(2, title_score(text)) + (1.5 if is_known_place(text) else 0)
    if hint:
        squashed = squash(text)
        known = sum(1 for part in parts if len(squash(part)) > 2 and squash(part) in hint)
        score += 3.0 if known >= 2 or (known and len(parts) == 1) else 1.5 if known else 0.0
        score += 1.0 if squashed == hint else 0.0
    return score


def _second_line(name: Cell, cells: Sequence[Cell], page: Page) -> Cell | None:
    """The rest of a large name that goes over two lines."""
    if name.size < 1.4 * page.body[0] or name.words > 3:
        return None
    for cell in cells:
        below = cell.page == name.page and 0 <= cell.y0 - name.y1 + 4 < 0.9 * name.size
        if (
            cell is not name
            and below
            and cell.look == name.look
            and cell.words <= 3
            and _name_score(cell, "") > 0
        ):
            return cell
    return None


def _unlabelled(text: str) -> str:
    """Without the label of "Name: Anna Berg"."""
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and label_kind(label) == "name" else text


def _split_name(cell: Cell, hint: str) -> tuple[Bit, Bit | None]:
    """ "Anna Berg, Engineer" in one cell is a name and a title."""
    name = _unlabelled(cell.text)
    if name != cell.text:
        return cell.bit.cut(len(cell.text) - len(name), len(cell.text)), None
    title = _TITLE_AFTER_NAME.search(cell.text)
    if title:
        return cell.bit.cut(0, title.start()), None
    match = re.search(r"\s*[,|•·–—]\s+|\s+-\s+", cell.text)
    if match and match.start() > 2:
        tail = cell.text[match.end() :]
        if not re.fullmatch(r"(?:[A-Z][A-Za-z.]{1,6}\.?)(?:,\s*[A-Z][A-Za-z.]{1,6})*", tail):
            return cell.bit.cut(0, match.start()), cell.bit.cut(match.end(), len(cell.text))
    return cell.bit, None


def _tidy_name(text: str) -> str:
    """Letter-spaced names lose their spaces; names in capitals keep them (nothing is invented)."""
    if re.fullmatch(r"(?:\w\s){3,}\w", text):
        return "".join(text.split())
    return " ".join(text.split())


# ---------------------------------------------------------------- contact


def _glued(cells: Sequence[Cell]) -> list[Cell]:
    """An address broken over two lines ("anna@example" / ".com") is one cell again."""
    out: list[Cell] = []
    for cell in cells:
        last = out[-1] if out else None
        if last is not None and _is_broken_email(last, cell):
            bit = Bit(last.text + cell.text, last.bit.start, cell.bit.end)
            out[-1] = replace(last, bit=bit, runs=(Run(bit, last.look),))
        elif (
            last is not None
            and _is_open_url(last)
            and cell.words <= 3
            and "@" not in cell.text
            and cell.line == last.line + 1
        ):
            bit = Bit(last.text + cell.text, last.bit.start, cell.bit.end)
            out[-1] = replace(last, bit=bit, runs=(Run(bit, last.look, last.links[0] if last.links else ""),))
        else:
            out.append(cell)
    return out


def _is_broken_email(last: Cell, cell: Cell) -> bool:
    """Two single words, one under the other, that are an address only together."""
    if last.words > 1 or cell.words > 1 or cell.page != last.page or "://" in cell.text:
        return False
    near = cell.x1 <= cell.x0 or (
        abs(cell.x0 - last.x0) < 4 and -2 <= cell.y0 - last.y1 < 0.8 * (cell.y1 - cell.y0)
    )
    if not near or ("@" in last.text) == ("@" in cell.text):
        return False
    open_end = cell.text[:1] in ".-" or last.text[-1:] in ".-_@" or "@" in last.text
    whole = _EMAIL.fullmatch(last.text + cell.text)
    alone = _EMAIL.fullmatch(last.text) or (_EMAIL.fullmatch(cell.text) and last.text[-1:] not in ".-_")
    return bool(open_end and whole and not alone)


_OPEN_URL = re.compile(r"(?i)(?:^|\s)(?:https?://|www\.|[\w.-]+\.\w{2,}/|in/)\S*[-/_.]$")


def _is_open_url(cell: Cell) -> bool:
    """It ends in an address that stops at the end of a narrow line, after a hyphen or a slash."""
    return cell.x1 > cell.x0 and bool(_OPEN_URL.search(cell.text))


def paired(cells: Sequence[Cell]) -> list[Cell]:
    """Each label followed by what stands right under it: labels side by side have their values side by side."""
    left = _glued(cells)
    ordered: list[Cell] = []
    while left:
        cell = left.pop(0)
        ordered.append(cell)
        if cell.x1 <= cell.x0 or not label_kind(cell.text) or not left:
            continue
        if left[0].line == cell.line and not label_kind(left[0].text):
            continue
        under = [
            other
            for other in left[:12]
            if other.page == cell.page
            and abs(other.x0 - cell.x0) < 4
            and -1 <= other.y0 - cell.y1 < 1.6 * (cell.y1 - cell.y0)
        ]
        if under and not label_kind(under[0].text):
            left.remove(under[0])
            ordered.append(under[0])
    return ordered


def _read_cell(cell: Cell, found: _Found, ledger: Ledger, pending: str) -> str:
    """Reads one cell; gives the label that waits for its value in the next cell ("" for none)."""
    pieces = _pieces(cell)
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


def _name_profile(bit: Bit, found: _Found, ledger: Ledger, before: tuple[Bit, str]) -> bool:
    """ "anna-berg (Behance)": the bracket names the network of the user name before it."""
    name, link = before
    if " " in name.text:
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


def _read_piece(bit: Bit, link: str, cell: Cell, found: _Found, ledger: Ledger, pending: str) -> str:
    label, value = _label_and_value(bit)
    kind = label_kind(label.text) if label else ""
    if kind and not value:
        ledger.take(bit)
        return label.text if label else ""
    if kind and label is not None and value is not None:
        ledger.take(label)
        pending, bit = label.text, value
    waiting = label_kind(pending)
    text = bit.text
    email = _EMAIL.search(text)
    if email:
        _add_email(bit, email, found, ledger)
        rest = [bit.cut(0, email.start()), bit.cut(email.end(), len(text))]
        for part in rest:
            if any(c.isalnum() for c in part.text):
                _read_piece(part, "", cell, found, ledger, "")
        return ""
    if waiting in _PERSONAL:
        _add_personal(waiting, bit, found, ledger)
        return ""
    if _add_urls(bit, cell, found, ledger, pending):
        return ""
    path = re.fullmatch(r"(?i)/?in/([\w%-]{3,})/?", text.strip())
    if path:  # a profile's address without its domain
        _add_profile(bit.cut(*path.span(1)), "LinkedIn", link, found, ledger)
        return ""
    if waiting == "profile" or (_network(link)[0] and " " not in text.strip()):
        _add_profile(bit, pending or _network(link)[0], link, found, ledger)
        return ""
    bracketed = re.match(r"^(\S+)\s*\(([^()]+)\)$", text)
    if not bracketed and re.fullmatch(r"\([^()]+\)", text) and label_kind(text.strip("()")) == "profile":
        ledger.take(bit)
        return ""
    if bracketed and label_kind(bracketed[2]) == "profile":
        ledger.take(bit.cut(*bracketed.span(2)))
        _add_profile(bit.cut(*bracketed.span(1)), bracketed[2], link, found, ledger)
        return ""
    phone = _phone(text)
    if phone and waiting != "fax":
        piece = bit.cut(*phone)
        key = "basics.phone" if not found.phones else f"basics.other_phones.{len(found.phones) - 1}"
        found.phones.append(ledger.put(key, [piece]))
        for part in (bit.cut(0, phone[0]), bit.cut(phone[1], len(text))):
            if any(c.isalnum() for c in part.text):
                _read_piece(part, "", cell, found, ledger, "")
        return ""
    if waiting == "location" or place_score(text) >= 0.75:
        found.places.append(bit)
        return ""
    found.rest.append((bit, cell))
    return ""


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


def is_contact(text: str) -> bool:
    return bool(_EMAIL.search(text) or URL.search(text) or _phone(text))


def _phone(text: str) -> tuple[int, int] | None:
    for match in _PHONE.finditer(text):
        digits = sum(c.isdigit() for c in match.group())
        if (
            7 <= digits <= 15
            and not find_dates(match.group())
            and not re.fullmatch(r"\d{4,5}", match.group())
        ):
            end = match.end()
            start = match.start()
            if text[start] == "(" and ")" not in match.group():
                start += 1
            return start, end
    return None


def _add_email(bit: Bit, match: re.Match[str], found: _Found, ledger: Ledger) -> None:
    piece = bit.cut(match.start(), match.end())
    text = re.sub(r"\s", "", piece.text)
    if text.casefold() in (known.casefold() for known in found.emails):
        ledger.take(piece)
        return
    key = "basics.email" if not found.emails else f"basics.other_emails.{len(found.emails) - 1}"
    found.emails.append(ledger.put(key, [piece], 0.98, text))


def _add_personal(kind: str, bit: Bit, found: _Found, ledger: Ledger) -> None:
    key = f"basics.personal.{len(found.personal)}.text"
    found.personal.append(PersonalDetail(kind, ledger.put(key, [bit])))


def _add_urls(bit: Bit, cell: Cell, found: _Found, ledger: Ledger, pending: str) -> bool:
    matches = list(URL.finditer(bit.text))
    if not matches:
        return False
    leftovers = _outside(bit, matches)
    for match in matches:
        piece = bit.cut(match.start(), match.end())
        network, username = _network(piece.text)
        waiting = label_kind(pending) == "profile"
        if network or waiting:
            _put_profile(
                piece,
                network or pending.strip(" :"),
                username or _last_part(piece.text),
                found,
                ledger,
                leftovers,
            )
        elif any(_same_url(piece.text, known) for known in found.urls):
            ledger.take(piece)
        else:
            key = "basics.url" if not found.urls else f"basics.profiles.{len(found.profiles)}.url"
            url = ledger.put(key, [piece])
            if found.urls:
                found.profiles.append(Profile("", "", url))
            else:
                found.urls.append(url)
    for part in leftovers:
        if is_contact(part.text) and ledger.is_free(part):
            _read_piece(part, "", cell, found, ledger, "")
    return True


def _same_url(a: str, b: str) -> bool:
    def bare(url: str) -> str:
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.casefold()).rstrip("/")

    return bare(a) == bare(b)


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
    piece: Bit, network: str, username: str, found: _Found, ledger: Ledger, around: list[Bit]
) -> None:
    if any(_same_url(piece.text, known.url) for known in found.profiles):
        ledger.take(piece)
        return
    number = len(found.profiles)
    url = ledger.put(f"basics.profiles.{number}.url", [piece])
    for bit in around:
        if not is_contact(bit.text):
            ledger.take(bit)
    found.profiles.append(Profile(network, username, url))


def _last_part(url: str) -> str:
    return re.sub(r"[?#].*$", "", url).rstrip("/").rsplit("/", 1)[-1]


def _network(url: str) -> tuple[str, str]:
    """Network's name and the user name, for the address of a known profile site."""
    bare = re.sub(r"^(?:https?://)?(?:www\.|[a-z]{2}\.)?", "", url.strip(), flags=re.I)
    domain, _, path = bare.partition("/")
    for known, name in load_pairs("any", "networks").items():
        if domain.casefold() == known or (
            domain.casefold().startswith(known + ".") and known == "scholar.google"
        ):
            parts = [part for part in re.split(r"[/?#]", path) if part]
            skip = {"in", "pub", "users", "u", "profile", "user", "c", "channel", "people"}
            named = [part for part in parts if part.casefold() not in skip]
            return name, named[0].lstrip("@") if named else ""
    for part in domain.casefold().split(".")[:-1]:  # "behance.example.com", "de.linkedin.com"
        if label_kind(part) == "profile" and len(part) > 3:
            return _network_name(part), _last_part(bare) if "/" in bare.rstrip("/") else ""
    match = re.match(r"(?i)^([\w-]+)\.medium\.com", bare)
    return ("Medium", match[1]) if match else ("", "")


def _network_name(word: str) -> str:
    names = {fold(name): name for name in load_pairs("any", "networks").values()}
    return names.get(fold(word), word)


def _add_profile(bit: Bit, pending: str, link: str, found: _Found, ledger: Ledger) -> None:
    number = len(found.profiles)
    username = ledger.put(f"basics.profiles.{number}.username", [bit])
    found.profiles.append(Profile(pending.strip(" :"), username, link if _network(link)[0] else ""))


# ---------------------------------------------------------------- title and place


def _label(found: _Found, ledger: Ledger, name_cell: Cell | None, tail: Bit | None, name: str) -> str:
    """The line under the name, or the one in the head that sounds like a job title."""
    if tail is not None and not find_dates(tail.text):
        return ledger.put("basics.label", [tail])
    best: tuple[float, tuple[Bit, Cell] | None] = (0.9, None)
    own = squash(name)
    for bit, _ in found.rest:
        if squash(bit.text) == own:
            ledger.take(bit)
    found.rest = [(bit, cell) for bit, cell in found.rest if squash(bit.text) != own]
    for order, (bit, cell) in enumerate(found.rest):
        if (
            not 1 <= len(bit.text.split()) <= 14
            or find_dates(bit.text)
            or cell.page
            or _DOCUMENT_TITLE.match(bit.text)
        ):
            continue
        score = 1.0 - 0.2 * order + min(2, title_score(bit.text)) * 0.6
        if name_cell is not None:
            if cell.line == name_cell.line + 1:
                score += 1.0
            if cell.x1 > cell.x0:
                below = cell.y0 - name_cell.y1
                score += 0.8 if -2 <= below < 30 else 0.0
                score -= 0.8 if cell.y1 < name_cell.y0 or below > 120 else 0.0
            score += 0.3 if cell.size > 0 and cell.size < name_cell.size else 0.0
        if score > best[0]:
            best = (score, (bit, cell))
    if best[1] is None:
        return ""
    bit, cell = best[1]
    return ledger.put("basics.label", _with_wrapped(bit, cell, found))


def _with_wrapped(bit: Bit, cell: Cell, found: _Found) -> list[Bit]:
    """The label's own further lines: the same look right below."""
    bits, last = [bit], cell
    for other, there in found.rest:
        if (
            there.line == last.line + 1
            and there.look == cell.look
            and there.x1 > there.x0
            and there.y0 - last.y1 < 0.6 * there.size
            and (cell.size > 12 or other.text[:1].islower())
        ):
            bits.append(other)
            last = there
    return bits


def _location(found: _Found, ledger: Ledger) -> Location:
    bits = _best_places(found.places) or _place_among_contact(found)
    if not bits:
        return Location()
    written = ", ".join(bit.text for bit in bits)
    for number, bit in enumerate(bits):
        ledger.put("basics.location.as_written", [bit])
        _ = number
    return split_location(written)


def _place_among_contact(found: _Found) -> list[Bit]:
    """A proper name between phone and e-mail, or alone on its line beside them, where nothing known was found."""
    for bit, cell in found.rest:
        words = bit.text.replace(",", " ").split()
        proper = all(word[:1].isupper() for word in words) and all(
            c.isalpha() or c in " ,.'’-" for c in bit.text
        )
        among = bit.end - bit.start < cell.bit.end - cell.bit.start - 6 and is_contact(cell.text)
        if 1 <= len(words) <= 4 and proper and among and not title_score(bit.text):
            return [bit]
    return []


def _best_places(places: Sequence[Bit]) -> list[Bit]:
    """The first place, with the lines of an address that follow it."""
    if not places:
        return []
    kept = [places[0]]
    for bit in places[1:4]:
        if bit.start - kept[-1].end < 40 and bit.text not in {k.text for k in kept}:
            kept.append(bit)
    return kept


def split_location(written: str) -> Location:
    """Parts of an address where they can be told apart; the whole phrase is always kept."""
    text = written.replace("\n", ", ")
    parts = [part.strip(" .") for part in re.split(r"[,|(]|\s[–—-]\s", text) if part.strip(" .)")]
    parts = [part.rstrip(")").strip() for part in parts]
    country = region = postal = city = written_country = ""
    address: list[str] = []
    left: list[str] = []
    for part in parts:
        code = country_code(part)
        if code and not country and (len(parts) > 1 or len(part) > 3) and part is not parts[0]:
            country, written_country = code, part
        elif has_street(part):
            address.append(part)
        elif not postal and (match := _POSTAL_CITY.match(part)):
            postal = match["a"] or match["b"] or ""
            rest = (match["city"] or match["before"] or "").strip()
            if rest:
                left.insert(0, rest)
        else:
            left.append(part)
    if left:
        city = left[0]
        region = left[1] if len(left) > 1 else ""
    if country and not region and len(written_country) > 3:
        region = written_country  # the name as written; a code alone would lose it
    return Location(city, region, country, postal, ", ".join(address), written)


_POSTAL_CITY = re.compile(
    r"^(?:(?P<a>(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?|\d{2}-\d{3}|\d{4}\s?[A-Z]{2})(?:\s+(?P<city>.+))?|(?P<before>.+?)\s+(?P<b>[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|\d{5}(?:-\d{4})?))$"
)
_ = has_postal_code
