"""What a person decides about suggestions: noted for good, and put together into a new Version."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from cv.models import CVQuestionnaire, Suggestion, SuggestionDecision, Version
from cv.services.plan import add_version, current_version
from cv.services.reruns import decisions_of, state_before
from resumelib import pipeline
from resumelib.errors import WrongUsage
from resumelib.model.fields import field_texts, replace_texts
from resumelib.model.jsonresume import from_json_resume, to_json_resume
from resumelib.model.resume import Resume

_OMISSION = "T12"  # to leave something out is the person's to do, and invents nothing


class Conflict(Exception):
    """It has changed meanwhile, so this can't be applied; `sentence` says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotGrounded(Conflict):
    """The person's own wording says what the CV doesn't; `reasons` are the fact gate's. To confirm it is an act of theirs."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(
            "Your wording says something the CV does not say. If it is true, confirm it; else change the wording."
        )
        self.reasons = tuple(reasons)


def decide(
    suggestion: Suggestion, decision: str, text: str = "", *, confirmed: bool = False, move: str = ""
) -> Version:
    """Accept, reject, edit or undo (`pending`) a suggestion: noted, and applied to the newest version.

    An edited text passes the fact gate like any other; `confirmed` is the person's "I confirm this is true", and is kept.
    Raises WrongUsage for an unknown decision, NotGrounded, Conflict when that text was changed by hand since.
    """
    return decide_all([suggestion], decision, text, confirmed=confirmed, move=move)


def decide_all(
    suggestions: Sequence[Suggestion],
    decision: str,
    text: str = "",
    *,
    confirmed: bool = False,
    move: str = "",
) -> Version:
    """The same decision about several suggestions of one CV, as one new Version. Raises as `decide`."""
    text = text.strip()
    _check(suggestions, decision, text)
    with transaction.atomic():
        questionnaire = CVQuestionnaire.objects.select_for_update().get(pk=suggestions[0].questionnaire_id)
        parent = current_version(questionnaire)
        if parent is None:
            raise Conflict("This CV has no improved version yet; wait for its run.")
        edited = text if decision == Suggestion.Decision.EDITED else ""
        reasons = _reasons(questionnaire, suggestions[0], edited) if edited else ()
        if reasons and not confirmed:
            raise NotGrounded(reasons)
        for suggestion in suggestions:
            SuggestionDecision.objects.create(
                suggestion=suggestion,
                decision=decision,
                text=edited,
                confirmed=bool(reasons),
                reasons=list(reasons),
                move=move,
            )
            questionnaire.suggestions.filter(  # of other runs too; an undo must not come back from them
                target=suggestion.target, before=suggestion.before, after=suggestion.after
            ).update(decision=decision, edited_text=edited, confirmed=bool(reasons))
        resume = _resume_with(questionnaire, parent, suggestions, decision, edited)
        return add_version(questionnaire, Version.Kind.IMPROVED, to_json_resume(resume), parent=parent)


def _check(suggestions: Sequence[Suggestion], decision: str, text: str) -> None:
    if not suggestions:
        raise WrongUsage("There is no such suggestion.")
    if len({suggestion.questionnaire_id for suggestion in suggestions}) > 1:
        raise WrongUsage("The suggestions are of several CVs; decide about one CV at a time.")
    if decision not in Suggestion.Decision.values:
        raise WrongUsage("`decision` is accepted, rejected, edited or pending.")
    if decision != Suggestion.Decision.EDITED:
        return
    if not text:
        raise WrongUsage("An edit needs its `text`.")
    if len(suggestions) > 1:
        raise WrongUsage("An edit is of one suggestion.")
    if suggestions[0].kind != "text":
        raise WrongUsage(
            "A list can be accepted or rejected here; to change it otherwise, correct the version."
        )


def _reasons(questionnaire: CVQuestionnaire, suggestion: Suggestion, text: str) -> tuple[str, ...]:
    """What the fact gate says against the person's own wording; nothing where it is the suggested one or the old one."""
    if text in (suggestion.before, suggestion.after):
        return ()
    state = state_before(questionnaire, "apply")
    reasons = pipeline.ground_edit(state, suggestion.target, suggestion.after, text).reasons
    return tuple(reason for reason in reasons if not reason.startswith(_OMISSION))


def _resume_with(
    questionnaire: CVQuestionnaire,
    parent: Version,
    suggestions: Iterable[Suggestion],
    decision: str,
    edited: str,
) -> Resume:
    if not _changed_by_hand(questionnaire, parent):
        return _put_together(questionnaire)
    resume = from_json_resume(parent.resume)
    for suggestion in suggestions:
        resume = _with_text(resume, suggestion, decision, edited)
    return resume


def _changed_by_hand(questionnaire: CVQuestionnaire, current: Version) -> bool:
    """Whether somebody corrected the improved resume since a run made it whole. One query, however many versions."""
    improved = questionnaire.versions.filter(before_improving=False).values_list("pk", "kind", "parent")
    known = {version: (kind, parent) for version, kind, parent in improved}
    version = current.pk
    while version in known:
        kind, version = known[version]
        if kind == Version.Kind.CORRECTED:
            return True
    return False


def _put_together(questionnaire: CVQuestionnaire) -> Resume:
    """The resume as read, with every suggestion that holds now; `applied` is noted on the latest run's suggestions."""
    state = state_before(questionnaire, "apply")
    state = replace(state, options=replace(state.options, decisions=decisions_of(questionnaire)))
    resume, suggestions = pipeline.apply_decided(state)
    applied = [item.id for item in suggestions if item.applied]
    questionnaire.suggestions.filter(key__in=applied).update(applied=True)
    questionnaire.suggestions.exclude(key__in=applied).update(applied=False)
    return resume


def _with_text(resume: Resume, suggestion: Suggestion, decision: str, edited: str) -> Resume:
    """One text replaced in a resume that was changed by hand. Raises Conflict where it isn't the known one any more."""
    known = {suggestion.before, suggestion.after, suggestion.edited_text} - {""}
    here = field_texts(resume).get(suggestion.target)
    stays = decision == "accepted" or (decision == "pending" and suggestion.applicability == "safe")
    wanted = edited or (suggestion.after if stays else suggestion.before)
    if suggestion.kind != "text" or here is None or (here.text not in known and here.text != wanted):
        raise Conflict(
            "That text was changed since this suggestion was made, so it can't be applied by itself. Edit the version instead."
        )
    return replace_texts(resume, {suggestion.target: wanted})
