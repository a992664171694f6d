"""User names whose network is told by a picture alone: what they are made of gives them away."""

import re
from collections.abc import Iterator

from resumelib.model.resume import Profile
from resumelib.parsing.structure.cells import Bit
from resumelib.parsing.structure.contact import Found
from resumelib.parsing.structure.ledger import Ledger
from resumelib.text.tokens import fold, squash

_ORCID = re.compile(
    r"(?:\d{4}-){3}\d{3}[\dX]"
)  # https://support.orcid.org, "Structure of the ORCID Identifier"
_SCHOLAR = re.compile(r"[\w-]{7}[A-Z]{4}J")  # how every profile of Google Scholar ends: "AAAAJ"
_WORD = re.compile(r"@?[\w.-]{5,40}")


def take_handles(found: Found, name: str, ledger: Ledger) -> None:
    """Files words among the contact lines that are made of the person's name or of their e-mail address."""
    keys = _keys(name, found)
    left = []
    for bit, cell in found.rest:
        words = list(_words(bit))
        own = [_is_handle(word.text, keys, name) for word in words]
        if (
            any(own)
            and cell.page in (0, found.page)
            and all(flag or _is_coined(word.text) for flag, word in zip(own, words, strict=True))
        ):
            for word in words:
                network = "ORCID" if _ORCID.fullmatch(word.text) else ""
                network = "Google Scholar" if _SCHOLAR.fullmatch(word.text) else network
                key = f"basics.profiles.{len(found.profiles)}.username"
                user = ledger.put(key, [word], word.text.lstrip("@"))
                found.profiles.append(Profile(network, user, ""))
        else:
            left.append((bit, cell))
    found.rest = left


def _keys(name: str, found: Found) -> frozenset[str]:
    """The parts of the name, and the person's own word in their address."""
    parts = [squash(part) for part in name.split()]
    parts += [squash(part) for email in found.emails[:1] for part in email.split("@")[0].split(".")]
    parts += [squash(re.sub(r"^(?:https?://)?(?:www\.)?", "", url).split(".")[0]) for url in found.urls[:1]]
    return frozenset(part for part in parts if len(part) >= 4)


def _words(bit: Bit) -> Iterator[Bit]:
    for match in re.finditer(r"[^\s|•·]+", bit.text):
        yield bit.cut(*match.span())


def _is_handle(text: str, keys: frozenset[str], name: str) -> bool:
    """A single word that holds one of the keys and is not simply the name again."""
    if _ORCID.fullmatch(text) or _SCHOLAR.fullmatch(text):
        return True
    if not _WORD.fullmatch(text) or text in name or text.isupper():
        return False
    bare = squash(text)
    proper = fold(text) in fold(name).split() and text[:1].isupper()
    return not proper and any(key in bare for key in keys)


def _is_coined(text: str) -> bool:
    """Letters as no word has them: "MCroad2", "wood_worker"."""
    return bool(
        _WORD.fullmatch(text) and re.search(r"[^\W\d_](?=[\d_])|[a-z](?=[A-Z])|[A-Z]{2}(?=[a-z])", text)
    )
