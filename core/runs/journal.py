"""Journal of calls to language models: one row before a call is sent, its answer after.

A step that is repeated after a crash finds the answers it already got; at most the one call that was under way is
made again.
"""

from typing import Any

from django.db.models import F

from core.models import ModelCall, Run
from core.runs.clock import after, now


def recall(run: Run, key: str) -> dict[str, Any] | None:
    """The answer this run already got to this call."""
    row = ModelCall.objects.filter(run=run, key=key, answered_at__isnull=False).first()
    return row.answer if row else None


def asked(run: Run, key: str) -> None:
    ModelCall.objects.get_or_create(run=run, key=key, defaults={"asked_at": now()})
    ModelCall.objects.filter(run=run, key=key).update(sent=F("sent") + 1, asked_at=now())


def answered(run: Run, key: str, answer: dict[str, Any]) -> None:
    ModelCall.objects.filter(run=run, key=key).update(answer=answer, answered_at=now())


def has_waited(run: Run, seconds: float) -> bool:
    """Whether this run has been held back for so long without a step in between."""
    return Run.objects.filter(pk=run.pk, waiting_since__lt=after(-seconds)).exists()
