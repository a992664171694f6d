"""Runs the pipeline's first steps in process, for the commands that need no more."""

from datetime import UTC, datetime

from resumelib.model.document import SourceDocument
from resumelib.pipeline import Context, MemoryStore, Options, State, improve_document


def run_until(step: str, documents: list[SourceDocument], options: Options) -> State:
    """The State after `step`, with today's date and no language model."""
    context = Context(MemoryStore(), datetime.now(UTC).date())
    return improve_document(documents, options, context, until=step)
