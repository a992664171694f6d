"""The only place where the steps meet.

`STEPS` is an ordered list of named steps, each a pure function `State -> State` with the resource it needs.
The command line folds them in process (`improve_document`); a worker runs one, stores the State, and goes on.
"""

from resumelib.pipeline.reports import letter_report, match_report, outcome, review_report
from resumelib.pipeline.state import (
    STATE_VERSION,
    ArtifactRef,
    Context,
    FileStore,
    MemoryStore,
    Options,
    Source,
    State,
    Step,
    StepEvent,
    decode_state,
    encode_state,
    first_state,
    resume_hash,
)
from resumelib.pipeline.steps import (
    STEPS,
    apply_decided,
    ground_edit,
    improve_document,
    percent_done,
    run_step,
)

__all__ = [
    "STATE_VERSION",
    "STEPS",
    "ArtifactRef",
    "Context",
    "FileStore",
    "MemoryStore",
    "Options",
    "Source",
    "State",
    "Step",
    "StepEvent",
    "apply_decided",
    "decode_state",
    "encode_state",
    "first_state",
    "ground_edit",
    "improve_document",
    "letter_report",
    "match_report",
    "outcome",
    "percent_done",
    "resume_hash",
    "review_report",
    "run_step",
]
