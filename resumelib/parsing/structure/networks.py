"""Addresses of profile sites: which network one belongs to, and the user name it holds."""

import re
from functools import lru_cache
from urllib.parse import unquote

from resumelib.parsing.structure.lexicon import label_kind
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs

HYPHENS = str.maketrans("\u2010\u2011", "--")  # typesetters' hyphens: no address holds them
_SCHOLAR = "scholar.google"  # the one site that has a domain per country
_FOLDERS = frozenset(("in", "pub", "users", "u", "profile", "user", "c", "channel", "people", "0", "1"))
_SCHOLAR_USER = re.compile(r"[?&]user=([\w-]+)")
_MEDIUM = re.compile(r"(?i)^([\w-]+)\.medium\.com")


@lru_cache(maxsize=512)
def network_of(url: str) -> tuple[str, str]:
    """Network's name and the user name, for the address of a known profile site; else two empty texts."""
    bare = re.sub(r"^(?:https?://)?(?:www\.|[a-z]{2}\.)?", "", url.strip(), flags=re.I)
    domain, _, path = bare.partition("/")
    domain = domain.casefold()
    known = load_pairs("any", "networks")
    if domain.startswith(f"{_SCHOLAR}."):
        user = _SCHOLAR_USER.search(path)
        return known[_SCHOLAR], user[1] if user else ""
    if domain in known:
        parts = [part for part in re.split(r"[/?#]", path) if part]
        named = [part for part in parts if part.casefold() not in _FOLDERS]
        return known[domain], named[0].lstrip("@~+") if named else ""
    for part in domain.split(".")[:-1]:  # "behance.example.com", "de.linkedin.com"
        if label_kind(part) == "profile" and len(part) > 3:
            return _named(part), last_part(bare) if "/" in bare.rstrip("/") else ""
    match = _MEDIUM.match(bare)
    return ("Medium", match[1]) if match else ("", "")


def _named(word: str) -> str:
    names = {fold(name): name for name in load_pairs("any", "networks").values()}
    return names.get(fold(word), word)


def last_part(url: str) -> str:
    return re.sub(r"[?#].*$", "", url).rstrip("/").rsplit("/", 1)[-1]


def same_url(a: str, b: str) -> bool:
    """Whether two addresses differ in nothing but how they are written."""
    return _bare(a) == _bare(b)


def whole_url(shown: str, link: str) -> str:
    """The link, where what is shown of it ends within a word: at the end of a line or of the page."""
    rest = _bare(link)[len(_bare(shown)) :] if _bare(link).startswith(_bare(shown)) else ""
    return link if rest and rest[0] not in "/?#" else shown


def _bare(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url.casefold()).rstrip("/")


def whole_number(shown: str, link: str) -> str:
    """A phone number with its country's code, where only the link behind it holds that; else as it is shown."""
    number = unquote(link[4:]).replace("-", " ").strip() if link.startswith("tel:") else ""
    digits, whole = _digits(shown), _digits(number)
    national = digits.lstrip("0")
    longer = number.startswith("+") and len(whole) > len(digits) and len(national) >= 6
    return number if longer and whole.endswith(national) else shown


def is_part_of_number(shown: str, link: str) -> bool:
    """Whether the digits shown stand in the number that the link calls."""
    digits = _digits(shown).lstrip("0")
    return len(digits) >= 6 and link.startswith("tel:") and digits in _digits(unquote(link))


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
