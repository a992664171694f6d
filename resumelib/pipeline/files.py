"""The steps that make files: rendered from what was gated, and checked before anyone may have them."""

from dataclasses import replace

from resumelib.errors import DeliveryBlocked
from resumelib.model.document import SourceDocument
from resumelib.model.letter import LetterWish
from resumelib.model.resume import Resume
from resumelib.pipeline.asked import need, region_of
from resumelib.pipeline.state import ArtifactRef, Context, State, resume_hash
from resumelib.text.counting import counted


def render(state: State, context: Context) -> State:
    from resumelib.rendering import render_resume

    resume = need(state.resume)
    if resume_hash(resume) != state.gated_hash:
        raise DeliveryBlocked(
            "The text changed after the fact check, so no file was made. Please report this."
        )
    photo = context.files.get(state.options.photo) if state.options.photo else None
    artifacts = []
    for format_ in state.options.formats:
        made = render_resume(
            resume,
            format=format_,
            theme=state.options.theme,
            region=region_of(state),
            photo=photo,
            fit_pages=state.options.fit_pages,
        )
        digest = context.files.put(made.data)
        artifacts.append(
            ArtifactRef(format_, made.media_type, digest, len(made.data), made.pages, made.notes)
        )
        if made.pages == 1:
            context.say(f"{format_} made, one page.")
        else:
            context.say(f"{format_} made, {made.pages} pages." if made.pages else f"{format_} made.")
    return _with_letter(replace(state, artifacts=tuple(artifacts)), context)


def letter_wish(state: State) -> LetterWish:
    options = state.options
    return LetterWish(options.position, options.company, state.posting, state.match)


def _with_letter(state: State, context: Context) -> State:
    """The letter goes by the resume as it now is, so that it says nothing that was corrected meanwhile."""
    if not state.options.letter:
        return replace(state, letter=None, letter_artifacts=())
    from resumelib.improvement import write_letter
    from resumelib.rendering import render_letter

    region, artifacts = region_of(state), []
    letter = write_letter(
        need(state.resume),
        wish=letter_wish(state),
        region=region,
        today=context.today,
        rewordings=state.improvement.rewordings,
    )
    if state.options.letter_text:
        letter = letter.reworded(state.options.letter_text)
    for format_ in state.options.letter:
        made = render_letter(letter, format=format_, theme=state.options.theme, region=region)
        digest = context.files.put(made.data)
        artifacts.append(ArtifactRef(format_, made.media_type, digest, len(made.data), made.pages))
    context.say("Cover letter made.")
    return replace(state, letter=letter, letter_artifacts=tuple(artifacts))


def verify(state: State, context: Context) -> State:
    from resumelib.rendering import verify_artifact

    resume, checked = need(state.resume), []
    for artifact in state.artifacts:
        outcome = verify_artifact(
            resume, context.files.get(artifact.digest), format=artifact.format, region=region_of(state)
        )
        if not outcome.passed:
            missing = tuple((item.path, item.text) for item in outcome.missing)
            texts = counted(len(missing), "text missing or out of order", "texts missing or out of order")
            raise DeliveryBlocked(
                f"The {artifact.format} file did not pass its own check ({texts}), "
                "so it is not delivered. Please report this, or try another theme.",
                missing,
            )
        found = counted(outcome.checked, "fact found again", "facts found again")
        context.say(f"{artifact.format}: {found}.")
        notes = artifact.notes + _advice(resume, artifact, context)
        checked.append(replace(artifact, verification=outcome, notes=notes))
    return _with_checked_letter(replace(state, artifacts=tuple(checked)), context)


def _advice(resume: Resume, artifact: ArtifactRef, context: Context) -> tuple[str, ...]:
    """What our own parser takes otherwise in a PDF that passed its check; it never holds a file back."""
    if not context.advise or artifact.format != "pdf":
        return ()
    from resumelib.errors import InputRefused
    from resumelib.parsing import parse_resume
    from resumelib.rendering import note_on_reading

    try:
        read = parse_resume(SourceDocument(context.files.get(artifact.digest), "resume.pdf")).resume
    except InputRefused:
        return ()
    note = note_on_reading(resume, read)
    return (note,) if note else ()


def _with_checked_letter(state: State, context: Context) -> State:
    """A letter's file that fails its check is left out, and the letter says so: the resume is delivered all the same."""
    if state.letter is None:
        return state
    from resumelib.rendering import verify_letter

    letter, kept = state.letter, []
    for artifact in state.letter_artifacts:
        data = context.files.get(artifact.digest)
        outcome = verify_letter(letter, data, format=artifact.format, region=region_of(state))
        if outcome.passed:
            kept.append(replace(artifact, verification=outcome))
        else:
            note = f"The letter's {artifact.format} file did not pass its own check and is left out."
            letter = replace(letter, notes=(*letter.notes, note))
    return replace(state, letter=letter, letter_artifacts=tuple(kept))
