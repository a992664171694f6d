"""What the engine must be told about a kind of Run, and how a step may end early."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from core.models import Run

T = TypeVar("T")


class HoldBack(Exception):
    """Something outside isn't there (the model, room on the disk): the run waits, and nothing is counted against it.

    `sentence` tells the person what it waits for; `seconds` is a lower bound for the wait, where one is known.
    """

    def __init__(self, sentence: str, code: str, seconds: float = 0) -> None:
        super().__init__(sentence)
        self.sentence, self.code, self.seconds = sentence, code, seconds


class LeaseLost(BaseException):
    """This attempt's claim is over (cancelled, lapsed, draining): stop quietly and write nothing."""


@dataclass(frozen=True, slots=True)
class PlanStep:
    name: str
    resource: Literal["cpu", "io"] = "cpu"


class Hands(Protocol):
    """What a step gets besides its State: a voice, and a store that remembers which files it made.

    `wait_for` runs a blocking call that can't be interrupted, and leaves it behind when the claim is lost.
    """

    @property
    def run(self) -> Run: ...
    def say(self, text: str) -> None: ...
    def get(self, digest: str) -> bytes: ...
    def put(self, data: bytes) -> str: ...
    def wait_for(self, call: Callable[[], T]) -> T: ...


class Plan(Protocol):
    """One kind of Run. States are opaque bytes here.

    `version` says how States are written: what was done under another one is done again, from the first State on.
    """

    version: str

    def steps_for(self, run: Run) -> Sequence[PlanStep]:
        """All steps in order, each with the kind of worker it needs in this run."""
        ...

    def percent(self, step: str, *, ended: bool) -> int: ...

    def run_step(self, step: str, state: bytes, hands: Hands) -> bytes:
        """Do one step. May be repeated with the same state, so it must be harmless twice."""
        ...

    def finish(self, run: Run, state: bytes) -> None:
        """Write the effects. Called in the transaction that makes the run `succeeded`: the database only."""
        ...
