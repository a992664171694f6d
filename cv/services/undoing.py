"""Undo and redo of decisions, read off their append-only log."""

from cv.models import CVQuestionnaire, SuggestionDecision, Version
from cv.services.deciding import decide
from resumelib.errors import WrongUsage

Stacks = tuple[list[SuggestionDecision], list[SuggestionDecision]]


def undo_and_redo(questionnaire: CVQuestionnaire) -> Stacks:
    """What could be undone and what redone, the next one last. One query."""
    undo: list[SuggestionDecision] = []
    redo: list[SuggestionDecision] = []
    log = SuggestionDecision.objects.filter(suggestion__questionnaire=questionnaire).order_by("pk")
    for row in log.select_related("suggestion"):
        if row.move == SuggestionDecision.Move.UNDO and undo:
            redo.append(undo.pop())
        elif row.move == SuggestionDecision.Move.REDO and redo:
            undo.append(redo.pop())
        elif not row.move:
            undo.append(row)
            redo.clear()
    return undo, redo


def undo(questionnaire: CVQuestionnaire) -> tuple[SuggestionDecision, Version]:
    """Take the last decision back: what was decided before about the same edit holds again.

    Raises WrongUsage when there is nothing to undo, Conflict when the text was changed by hand since.
    """
    done, _ = undo_and_redo(questionnaire)
    if not done:
        raise WrongUsage("There is nothing to undo.")
    last = done[-1]
    earlier = next((row for row in reversed(done[:-1]) if _same(row, last)), None)
    if earlier is None:
        return last, decide(last.suggestion, "pending", move=SuggestionDecision.Move.UNDO)
    return last, _again(earlier, last, SuggestionDecision.Move.UNDO)


def redo(questionnaire: CVQuestionnaire) -> tuple[SuggestionDecision, Version]:
    """Take the last undo back. Raises as `undo`."""
    _, undone = undo_and_redo(questionnaire)
    if not undone:
        raise WrongUsage("There is nothing to redo.")
    row = undone[-1]
    return row, _again(row, row, SuggestionDecision.Move.REDO)


def _again(row: SuggestionDecision, about: SuggestionDecision, move: str) -> Version:
    """What `row` says holds again; what was confirmed then stays confirmed."""
    return decide(about.suggestion, row.decision, row.text, confirmed=row.confirmed, move=move)


def _same(one: SuggestionDecision, other: SuggestionDecision) -> bool:
    a, b = one.suggestion, other.suggestion
    return (a.target, a.before, a.after) == (b.target, b.before, b.after)
