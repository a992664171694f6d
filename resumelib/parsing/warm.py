"""Reads one small document of its own in the warm parent, so that every child inherits word lists and patterns, ready."""

from resumelib.errors import ResumeError

_SAMPLE = """Ada Example
ada@example.com | +1 206 555 0100 | Springfield

Experience
Example Works, Engineer, Springfield          January 2019 - present
- Led the move of 40 services to a new platform
- Cut costs by 12%

Education
University of Example, BSc in Physics, 2014 - 2018

Skills
Databases: PostgreSQL, Redis

Languages
English (native), German (B2)
"""


def preload() -> None:
    """Never fails: what can't be warmed is loaded by the child that needs it."""
    from resumelib.parsing import work
    from resumelib.parsing.plain import extract_plain

    try:
        work.warmed(extract_plain(_SAMPLE.encode()))
    except (ResumeError, ImportError):
        return
