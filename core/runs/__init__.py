"""The run engine, and the only writer of Run: durable work on a disposable broker.

The database knows the truth; a message is a hint that carries a run's id. See docs/explanation/runs.md.
"""

from core.runs.breaker import failed as endpoint_failed
from core.runs.breaker import is_open as endpoint_is_shut
from core.runs.breaker import worked as endpoint_worked
from core.runs.claims import cancel, claim, retry
from core.runs.crashes import crashed, lapse
from core.runs.creation import NewRun, QueueFull, admit, create
from core.runs.dispatch import Hint, forget_hints, next_hints, unsent
from core.runs.nodes import announce, gone, slots, still_here
from core.runs.plan import Hands, HoldBack, LeaseLost, Plan, PlanStep
from core.runs.points import crash_point
from core.runs.states import EDGES, FINAL
from core.runs.ticking import may_tick, reap
from core.runs.work import full_jitter, work_on

__all__ = [
    "EDGES",
    "FINAL",
    "Hands",
    "Hint",
    "HoldBack",
    "LeaseLost",
    "NewRun",
    "Plan",
    "PlanStep",
    "QueueFull",
    "admit",
    "announce",
    "cancel",
    "claim",
    "crash_point",
    "crashed",
    "create",
    "endpoint_failed",
    "endpoint_is_shut",
    "endpoint_worked",
    "forget_hints",
    "full_jitter",
    "gone",
    "lapse",
    "may_tick",
    "next_hints",
    "reap",
    "retry",
    "slots",
    "still_here",
    "unsent",
    "work_on",
]
