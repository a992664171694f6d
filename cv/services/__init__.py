"""Every write of CVs, and the only place in the apps that calls the domain's verbs."""

from cv.services.deciding import Conflict, NotGrounded, decide, decide_all
from cv.services.intake import (
    CV_TASK,
    Request,
    check_document,
    create_questionnaire,
    delete_questionnaire,
    expire,
)
from cv.services.looking import (
    ReadField,
    Reading,
    findings_so_far,
    found_so_far,
    posting_text,
    read_version,
    reading_of,
    source_page,
)
from cv.services.plan import CV_PLAN, STEP_NAMES, current_version
from cv.services.reruns import answer_question, correct_version, newest_like, start_again
from cv.services.showing import portrait, preview, themes
from cv.services.tailoring import set_stage, tailor
from cv.services.undoing import redo, undo, undo_and_redo

__all__ = [
    "CV_PLAN",
    "CV_TASK",
    "STEP_NAMES",
    "Conflict",
    "NotGrounded",
    "ReadField",
    "Reading",
    "Request",
    "answer_question",
    "check_document",
    "correct_version",
    "create_questionnaire",
    "current_version",
    "decide",
    "decide_all",
    "delete_questionnaire",
    "expire",
    "findings_so_far",
    "found_so_far",
    "newest_like",
    "portrait",
    "posting_text",
    "preview",
    "read_version",
    "reading_of",
    "redo",
    "set_stage",
    "source_page",
    "start_again",
    "tailor",
    "themes",
    "undo",
    "undo_and_redo",
]
