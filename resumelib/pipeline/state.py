"""What goes from step to step, and how it is stored."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any, Literal, Protocol

import msgspec

from resumelib.errors import OutdatedState
from resumelib.llm import LanguageModel
from resumelib.model.artifact import Verification
from resumelib.model.document import Parsed
from resumelib.model.finding import Comparison, Review
from resumelib.model.letter import Letter, LetterText
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Improvement

# How a State is written. Raise it when a stored State of the version before can't be gone on with.
STATE_VERSION = 1


class FileStore(Protocol):
    """Files by their SHA-256, so that the State stays small and round-trips through JSON."""

    def get(self, digest: str) -> bytes: ...
    def put(self, data: bytes) -> str: ...


class MemoryStore:
    """A FileStore for one process."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def get(self, digest: str) -> bytes:
        return self._files[digest]

    def put(self, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        self._files[digest] = data
        return digest


@dataclass(frozen=True, slots=True)
class Options:
    """What the person asked for. `formats` are suffixes: pdf, docx, html, md, txt, json, yaml.

    `letter` are those of a cover letter (pdf, docx, txt), none for no letter; `company` is whom it goes to.
    """

    posting: str = ""
    position: str = ""
    industry: str = ""
    experience_level: str = ""
    company_size: str = ""
    location: str = ""
    application_timeline: str = ""
    region: str = ""
    theme: str = "classic"
    formats: tuple[str, ...] = ("pdf",)
    accept: Literal["safe", "all"] = "safe"
    llm: Literal["auto", "off"] = "auto"
    photo: str = ""  # digest in the FileStore
    fit_pages: int | None = None  # None: as the theme has it
    answers: tuple[
        tuple[str, str], ...
    ] = ()  # (question id, or the path or field id it is about; what was said)
    decisions: tuple[
        tuple[str, str, str], ...
    ] = ()  # (suggestion id; accepted, rejected or edited; own wording)
    letter: tuple[str, ...] = ()
    company: str = ""
    letter_text: LetterText | None = None  # the person's own; None: as it is put together


@dataclass(frozen=True, slots=True)
class Source:
    """One uploaded file (a page, where several make one CV), by digest; `reading` is that of its ReadPages as JSON."""

    digest: str
    name: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class ArtifactRef:
    """A rendered file by digest, with the outcome of its check."""

    format: str
    media_type: str
    digest: str
    size: int
    pages: int = 0
    notes: tuple[str, ...] = ()
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Everything known so far about one improvement; each step fills its own fields."""

    sources: tuple[Source, ...]
    options: Options = Options()
    parsed: Parsed | None = None
    pages: tuple[
        str, ...
    ] = ()  # pictures of the pages as they were read, by digest, where pages were pictures
    review: Review | None = None
    posting: Posting | None = None
    match: Match | None = None
    improvement: Improvement = Improvement()
    resume: Resume | None = None  # after applying
    gated_hash: str = ""
    review_after: Review | None = None
    comparison: Comparison | None = None
    artifacts: tuple[ArtifactRef, ...] = ()
    letter: Letter | None = None
    letter_artifacts: tuple[ArtifactRef, ...] = ()
    version: int = STATE_VERSION


@dataclass(frozen=True, slots=True)
class Context:
    """What the outside world lends a step. `say` takes one sentence about what was found.

    `advise` has our own parser read the finished PDF, which costs as much as parsing did; what it takes otherwise
    becomes a note on the file.
    """

    files: FileStore
    today: date
    language_model: LanguageModel | None = None
    say: Callable[[str], None] = field(default=lambda _: None)
    advise: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    run: Callable[[State, Context], State]
    resource: Literal["cpu", "io"] = "cpu"


@dataclass(frozen=True, slots=True)
class StepEvent:
    """`what` is began, ended or said; `percent` is the position in the list when it happened."""

    step: str
    what: Literal["began", "ended", "said"]
    percent: int
    text: str = ""


def resume_hash(resume: Resume) -> str:
    """The hash of every fact and word; what was gated must be what is rendered (T16)."""
    return sha256(msgspec.json.encode(resume, order="sorted")).hexdigest()


def encode_state(state: State) -> bytes:
    return msgspec.json.encode(state)


def decode_state(data: bytes) -> State:
    """Raises OutdatedState when the JSON is not a State of this version."""
    try:
        state = msgspec.json.decode(data, type=State)
    except msgspec.ValidationError:
        raise OutdatedState from None
    if state.version != STATE_VERSION:
        raise OutdatedState
    return state


class _Begun(msgspec.Struct):
    sources: tuple[Source, ...]
    options: dict[str, Any] = {}


def first_state(data: bytes) -> State:
    """The State to begin with; of one that another version wrote, the sources and the options that are still known.

    Raises OutdatedState when not even its sources can be read.
    """
    try:
        return decode_state(data)
    except OutdatedState:
        pass
    try:
        begun = msgspec.json.decode(data, type=_Begun)
    except msgspec.ValidationError:
        raise OutdatedState from None
    options = Options()
    for name, value in begun.options.items():
        try:
            options = msgspec.convert({**msgspec.to_builtins(options), name: value}, Options)
        except msgspec.ValidationError:
            continue  # as this version has it
    return State(begun.sources, options)
