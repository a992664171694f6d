"""Word lists: data files, one item a line, `#` begins a comment that names the source.

Shared by review and improvement, per language (en, de, fr, es at least):
`weak_openers`, `duty_phrases`, `buzzwords`, `fillers`, `function_words`.
"""

from functools import cache
from importlib.resources import files


@cache
def load_words(language: str, name: str) -> tuple[str, ...]:
    """The items of `<language>/<name>.txt` in file order; empty where that language has no such list."""
    path = files(__name__).joinpath(language, f"{name}.txt")
    if not path.is_file():
        return ()
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line)


@cache
def load_pairs(language: str, name: str) -> dict[str, str]:
    """Items written `left = right`, as a mapping in file order."""
    pairs = (line.partition("=") for line in load_words(language, name) if "=" in line)
    return {left.strip(): right.strip() for left, _, right in pairs}
