"""Prompts are Markdown files, versioned by the hash of their text."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Prompt:
    name: str
    text: str
    hash: str  # first 12 hex digits of the SHA-256 of the text


@cache
def load_prompt(name: str) -> Prompt:
    text = files(__name__).joinpath(f"{name}.md").read_text(encoding="utf-8")
    return Prompt(name, text, sha256(text.encode()).hexdigest()[:12])
