"""A compact open taxonomy of skills and tools of many professions: names, aliases, kinds, first years.

The data are the `*.txt` files beside this one; the header of `software.txt` says how a line reads. After a change run
benchmarks/compile_skills.py: `compiled.json` is what is loaded, at the first look-up (about 4 ms), not before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from resumelib.text.tokens import fold

_TOKEN = re.compile(r"[^\W_]+[+#]*")
_LINE = re.compile(
    r"(?P<name>[^@<=]+?)\s*(?:@(?P<year>\d{4}))?\s*(?:<\s*(?P<broader>[^=]+?))?\s*(?:=\s*(?P<aliases>.+))?$"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """`kind` is skill, tool, soft, certificate, licence or permit; `since` is the first year it could be known.

    `broader` names what this one is a case of: who shows PostgreSQL shows SQL.
    """

    name: str
    kind: str
    since: int | None = None
    broader: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class FoundSkill:
    """One mention: `text[start:end]` names `concept`."""

    concept: Concept
    start: int
    end: int


class Taxonomy(msgspec.Struct, frozen=True):
    """The compiled form. A concept is a row: name, kind, since (0 when unknown), broader, topic."""

    concepts: list[tuple[str, str, int, list[str], str]]
    by_key: dict[str, int]  # key of a name or alias -> number of its concept
    exact: dict[str, list[str]]  # key -> spellings, where only these count
    longest: dict[str, int]  # first token -> most tokens of an alias that begins with it
    listed: list[str]  # keys that count only where they stand by themselves, as in a list


def _stem(token: str) -> str:
    """English and French plurals folded; everything else as it is."""
    if len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-3] + "y" if token.endswith("ies") and len(token) > 4 else token[:-1]
    return token


def tokens_of(text: str) -> list[tuple[str, int, int]]:
    """(stem, start, end) of each word; offsets count characters of `text`."""
    return [(_folded(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=20_000)
def _folded(token: str) -> str:
    return _stem(token.casefold() if token.isascii() else fold(token))


def skill_key(term: str) -> str:
    """The form in which two spellings of one term are equal."""
    return " ".join(token for token, _, _ in tokens_of(term))


@cache
def _taxonomy() -> Taxonomy:
    return msgspec.json.decode(files(__name__).joinpath("compiled.json").read_bytes(), type=Taxonomy)


@cache
def _concept(number: int) -> Concept:
    name, kind, since, broader, topic = _taxonomy().concepts[number]
    return Concept(name, kind, since or None, tuple(broader), topic)


@cache
def _numbers() -> dict[str, int]:
    return {row[0]: number for number, row in enumerate(_taxonomy().concepts)}


def compile_taxonomy() -> Taxonomy:
    """The `*.txt` files read anew: what benchmarks/compile_skills.py writes to `compiled.json`.

    Raises ValueError naming a line that cannot be read.
    """
    taxonomy = Taxonomy([], {}, {}, {}, [])
    for path in sorted(files(__name__).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".txt"):
            _read(path.read_text(encoding="utf-8"), path.name.removesuffix(".txt"), taxonomy)
    return taxonomy


def _read(text: str, topic: str, into: Taxonomy) -> None:
    kind = "skill"
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line.startswith("# ") or line == "#":
            continue
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        match = _LINE.match(line)
        if not match:
            raise ValueError(f"{topic}: cannot read {line!r}")
        broader = [b.strip() for b in (match["broader"] or "").split(",") if b.strip()]
        name = match["name"].strip()
        number = len(into.concepts)
        into.concepts.append((name.lstrip("!"), kind, int(match["year"] or 0), broader, topic))
        for alias in (name, *(a.strip() for a in (match["aliases"] or "").split(","))):
            if alias:
                _add(alias, number, into)


def _add(alias: str, number: int, into: Taxonomy) -> None:
    spelling = alias.lstrip("!")
    tokens = [token for token, _, _ in tokens_of(spelling)]
    key = " ".join(tokens)
    if not key or key in into.by_key:
        return
    into.by_key[key] = number
    into.longest[tokens[0]] = max(into.longest.get(tokens[0], 0), len(tokens))
    if alias.startswith("!"):
        into.exact[key] = [*into.exact.get(key, []), spelling]
    if alias.startswith("!!"):
        into.listed.append(key)


def find_skills(text: str) -> Iterator[FoundSkill]:
    """Every concept the text names, longest name first, left to right, without overlaps."""
    taxonomy = _taxonomy()
    tokens = tokens_of(text)
    index = 0
    while index < len(tokens):
        found = _longest_at(tokens, index, text, taxonomy)
        if found is None:
            index += 1
            continue
        skill, length = found
        yield skill
        index += length


def _longest_at(
    tokens: list[tuple[str, int, int]], index: int, text: str, taxonomy: Taxonomy
) -> tuple[FoundSkill, int] | None:
    most = taxonomy.longest.get(tokens[index][0], 0)
    for length in range(min(most, len(tokens) - index), 0, -1):
        stretch = tokens[index : index + length]
        key = " ".join(token for token, _, _ in stretch)
        number = taxonomy.by_key.get(key)
        if number is None:
            continue
        start, end = stretch[0][1], stretch[-1][2]
        if any(c in text[start:end] for c in "\n;"):
            continue
        if key in taxonomy.exact and not _spelled(text, start, end, taxonomy.exact[key]):
            continue
        if key in taxonomy.listed and not (_AHEAD.search(text[:start]) and _BEHIND.match(text, end)):
            continue
        return FoundSkill(_concept(number), start, end), length
    return None


# Between signs of a list, or "with Chef and Puppet"; not "Chef de projet", nor "die Leitung eines Teams".
_AHEAD = re.compile(r"(?:^|[,;:/|(•·\n]|\b(?:[Ww]ith|[Uu]sing))\s*$")
_BEHIND = re.compile(r"\s*(?:$|[,;/|).•·\n]|(?:and|or)\b)")


def _spelled(text: str, start: int, end: int, spellings: list[str]) -> bool:
    if end - start == 1 and (text[end : end + 1] in tuple("-&'’/.") and text[end + 1 : end + 2].isalnum()):
        return False  # "C-level", "R&D"
    return any(text[max(0, start - (len(s) - len(s.lstrip(".")))) : end] == s for s in spellings)


def find_concept(term: str) -> Concept | None:
    """The concept that the whole term names, in any spelling."""
    number = _taxonomy().by_key.get(skill_key(term))
    return None if number is None else _concept(number)


@cache
def known_tokens() -> frozenset[str]:
    """Every word (folded) of every name and alias: not spelling mistakes, not unexplained abbreviations."""
    return frozenset(token for key in _taxonomy().by_key for token in key.split())


def broader_names(concept: Concept) -> frozenset[str]:
    """The concept's own name and every one above it."""
    names: set[str] = set()
    todo = [concept.name]
    while todo:
        name = todo.pop()
        if name not in names:
            names.add(name)
            todo += _concept(_numbers()[name]).broader if name in _numbers() else ()
    return frozenset(names)
