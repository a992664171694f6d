"""Every write of CVs, and the only place in the apps that calls the domain's verbs."""

from cv.services.intake import CV_TASK, Request, check_document, create_questionnaire, delete_questionnaire
from cv.services.plan import CV_PLAN, STEP_NAMES

__all__ = [
    "CV_PLAN",
    "CV_TASK",
    "STEP_NAMES",
    "Request",
    "check_document",
    "create_questionnaire",
    "delete_questionnaire",
]
