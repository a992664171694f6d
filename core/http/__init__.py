"""What all HTTP answers share: problem details, the local owner, cursors, served files, the event stream."""

from core.http.bodies import JSONBody
from core.http.local import LocalAuthentication, NewestFirst, attachment
from core.http.problems import PROBLEMS, Problem, problem, problem_handler
from core.http.stream import event_stream

__all__ = [
    "PROBLEMS",
    "JSONBody",
    "LocalAuthentication",
    "NewestFirst",
    "Problem",
    "attachment",
    "event_stream",
    "problem",
    "problem_handler",
]
