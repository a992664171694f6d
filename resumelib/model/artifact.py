"""Files we make, and the check each passes before anyone may download it."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """`pages` is 0 for formats without pages; `notes` say what the region changed and why."""

    format: str
    media_type: str
    data: bytes
    pages: int = 0
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing the independent extractor did not find intact, or not in order."""

    path: str
    text: str
    why: str = "absent"


@dataclass(frozen=True, slots=True)
class Verification:
    """`checked` counts the names, employers, titles, dates, numbers and highlights looked for."""

    passed: bool
    checked: int
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    title: str
    description: str
