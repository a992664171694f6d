"""Time as the database tells it: workers with a wrong clock can't disturb each other."""

from datetime import timedelta

from django.db.models import DateTimeField, ExpressionWrapper
from django.db.models.expressions import Combinable
from django.db.models.functions import Now


def now() -> Combinable:
    return Now()


def after(seconds: float) -> ExpressionWrapper:
    """So many seconds from now; negative for the past."""
    return ExpressionWrapper(Now() + timedelta(seconds=seconds), output_field=DateTimeField())
