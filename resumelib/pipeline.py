"""The only place where the steps meet.

`STEPS` is an ordered list of named steps, each a pure function `State -> State` with the resource it needs.
The command line folds them in process (`improve_document`); a worker runs one, stores the State, and goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any, Literal, Protocol

import msgspec

from resumelib.errors import DeliveryBlocked, OutdatedState, WrongUsage
from resumelib.llm import LanguageModel
from resumelib.model.artifact import Verification
from resumelib.model.document import PageRead, Parsed, ReadPages, SourceDocument
from resumelib.model.finding import Comparison, Review
from resumelib.model.letter import Letter, LetterWish
from resumelib.model.match import Match
from resumelib.model.posting import Posting
from resumelib.model.region import Region
from resumelib.model.resume import Resume
from resumelib.model.suggestion import Answer, Applicability, Grounding, Improvement, Suggestion
from resumelib.text.remembered import forget

# How a State is written. Raise it when a stored State of the version before can't be gone on with.
STATE_VERSION = 1


class FileStore(Protocol):
    """Files by their SHA-256, so that the State stays small and round-trips through JSON."""

    def get(self, digest: str) -> bytes: ...
    def put(self, data: bytes) -> str: ...


class MemoryStore:
    """A FileStore for one process."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def get(self, digest: str) -> bytes:
        return self._files[digest]

    def put(self, data: bytes) -> str:
        digest = sha256(data).hexdigest()
        self._files[digest] = data
        return digest


@dataclass(frozen=True, slots=True)
class Options:
    """What the person asked for. `formats` are suffixes: pdf, docx, html, md, txt, json, yaml.

    `letter` are those of a cover letter (pdf, docx, txt), none for no letter; `company` is whom it goes to.
    """

    posting: str = ""
    position: str = ""
    industry: str = ""
    experience_level: str = ""
    company_size: str = ""
    location: str = ""
    application_timeline: str = ""
    region: str = ""
    theme: str = "classic"
    formats: tuple[str, ...] = ("pdf",)
    accept: Literal["safe", "all"] = "safe"
    llm: Literal["auto", "off"] = "auto"
    photo: str = ""  # digest in the FileStore
    fit_pages: int | None = None  # None: as the theme has it
    answers: tuple[
        tuple[str, str], ...
    ] = ()  # (question id, or the path or field id it is about; what was said)
    decisions: tuple[
        tuple[str, str, str], ...
    ] = ()  # (suggestion id; accepted, rejected or edited; own wording)
    letter: tuple[str, ...] = ()
    company: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One uploaded file (a page, where several make one CV), by digest; `reading` is that of its ReadPages as JSON."""

    digest: str
    name: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class ArtifactRef:
    """A rendered file by digest, with the outcome of its check."""

    format: str
    media_type: str
    digest: str
    size: int
    pages: int = 0
    notes: tuple[str, ...] = ()
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Everything known so far about one improvement; each step fills its own fields."""

    sources: tuple[Source, ...]
    options: Options = Options()
    parsed: Parsed | None = None
    pages: tuple[
        str, ...
    ] = ()  # pictures of the pages as they were read, by digest, where pages were pictures
    review: Review | None = None
    posting: Posting | None = None
    match: Match | None = None
    improvement: Improvement = Improvement()
    resume: Resume | None = None  # after applying
    gated_hash: str = ""
    review_after: Review | None = None
    comparison: Comparison | None = None
    artifacts: tuple[ArtifactRef, ...] = ()
    letter: Letter | None = None
    letter_artifacts: tuple[ArtifactRef, ...] = ()
    version: int = STATE_VERSION


@dataclass(frozen=True, slots=True)
class Context:
    """What the outside world lends a step. `say` takes one sentence about what was found.

    `advise` has our own parser read the finished PDF, which costs as much as parsing did; what it takes otherwise
    becomes a note on the file.
    """

    files: FileStore
    today: date
    language_model: LanguageModel | None = None
    say: Callable[[str], None] = field(default=lambda _: None)
    advise: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    run: Callable[[State, Context], State]
    resource: Literal["cpu", "io"] = "cpu"


@dataclass(frozen=True, slots=True)
class StepEvent:
    """`what` is began, ended or said; `percent` is the position in the list when it happened."""

    step: str
    what: Literal["began", "ended", "said"]
    percent: int
    text: str = ""


def resume_hash(resume: Resume) -> str:
    """The hash of every fact and word; what was gated must be what is rendered (T16)."""
    return sha256(msgspec.json.encode(resume, order="sorted")).hexdigest()


def encode_state(state: State) -> bytes:
    return msgspec.json.encode(state)


def decode_state(data: bytes) -> State:
    """Raises OutdatedState when the JSON is not a State of this version."""
    try:
        state = msgspec.json.decode(data, type=State)
    except msgspec.ValidationError:
        raise OutdatedState from None
    if state.version != STATE_VERSION:
        raise OutdatedState
    return state


class _Begun(msgspec.Struct):
    sources: tuple[Source, ...]
    options: dict[str, Any] = {}


def first_state(data: bytes) -> State:
    """The State to begin with; of one that another version wrote, the sources and the options that are still known.

    Raises OutdatedState when not even its sources can be read.
    """
    try:
        return decode_state(data)
    except OutdatedState:
        pass
    try:
        begun = msgspec.json.decode(data, type=_Begun)
    except msgspec.ValidationError:
        raise OutdatedState from None
    options = Options()
    for name, value in begun.options.items():
        try:
            options = msgspec.convert({**msgspec.to_builtins(options), name: value}, Options)
        except msgspec.ValidationError:
            continue  # as this version has it
    return State(begun.sources, options)


# ---------------------------------------------------------------- the steps
# Each imports its package when it runs: a command pays only for what it uses.


def _parse(state: State, context: Context) -> State:
    from resumelib.parsing import parse_resume

    kept = [_kept(source, context) for source in state.sources]
    pages = [picture for earlier in kept for picture in earlier.pictures]

    def on_page(page: PageRead) -> None:
        pages.append(context.files.put(page.picture.data))
        sure = f"{page.reading.confidence:.0%}"
        context.say(f"Page {page.number} of {page.count} read from its picture, confidence {sure}.")

    documents = [
        SourceDocument(context.files.get(source.digest), source.name, earlier.readings)
        for source, earlier in zip(state.sources, kept, strict=True)
    ]
    parsed = parse_resume(*documents, on_page=on_page)
    found = parsed.resume
    context.say(
        f"Read {len(found.work)} positions, {len(found.education)} degrees, {len(found.skills)} skill groups."
    )
    return replace(state, parsed=parsed, pages=tuple(pages))


def _kept(source: Source, context: Context) -> ReadPages:
    """What was read of the source's pages before."""
    kept = context.files.get(source.reading) if source.reading else b""
    return msgspec.json.decode(kept, type=ReadPages) if kept else ReadPages((), ())


def _review(state: State, context: Context) -> State:
    from resumelib.review import review_resume

    parsed = _need(state.parsed)
    more = _review_arguments(state) | _file_arguments(state, context)
    review = review_resume(parsed.resume, parsed=parsed, today=context.today, **more)
    context.say(f"{len(review.findings)} findings, score {review.score.total:.0f} of 100.")
    return replace(state, review=review)


def _match(state: State, context: Context) -> State:
    from resumelib.matching import match_posting, read_posting

    if not state.options.posting.strip():
        return state
    posting = read_posting(state.options.posting)
    match = match_posting(posting, _need(state.parsed).resume, today=context.today)
    gaps = sum(1 for item in match.requirements if item.bucket == "gap")
    context.say(f"{len(match.requirements)} requirements, {gaps} of them not found in the CV.")
    return _reviewed_with(replace(state, posting=posting, match=match), context)


def _reviewed_with(state: State, context: Context) -> State:
    """The review again, now that the posting can be held against the resume (checks J01 to J11)."""
    from resumelib.review import review_resume

    more = _review_arguments(state) | _file_arguments(state, context)
    parsed = _need(state.parsed)
    return replace(state, review=review_resume(parsed.resume, parsed=parsed, today=context.today, **more))


def _improve(state: State, context: Context) -> State:
    from resumelib.improvement import improve_resume, report_instructions

    state = replace(
        state, review=report_instructions(_need(state.review), _need(state.parsed), state.posting)
    )
    improvement = improve_resume(
        _need(state.parsed).resume,
        review=_need(state.review),
        match=state.match,
        answers=_answers(state),
        region=_region(state),
        today=context.today,
        language_model=context.language_model if state.options.llm == "auto" else None,
        letter=_letter_wish(state) if state.options.letter else None,
        say=context.say,
    )
    context.say(f"{len(improvement.suggestions)} suggestions, {len(improvement.questions)} questions.")
    return replace(state, improvement=improvement)


def _apply(state: State, context: Context) -> State:
    resume, suggestions = apply_decided(state)
    applied = sum(1 for suggestion in suggestions if suggestion.applied)
    context.say(f"{applied} suggestions applied.")
    improvement = replace(state.improvement, suggestions=suggestions)
    return replace(state, improvement=improvement, resume=resume, gated_hash=resume_hash(resume))


def apply_decided(state: State) -> tuple[Resume, tuple[Suggestion, ...]]:
    """The resume with what is to be applied, and the suggestions with `applied` set.

    What the person decided holds; the rest goes by `options.accept`, and gives way where both edit one text.
    """
    from resumelib.improvement import apply_suggestions

    accepted = (
        {Applicability.SAFE}
        if state.options.accept == "safe"
        else {Applicability.SAFE, Applicability.CONFIRM}
    )
    decided = {key: (what, text) for key, what, text in state.options.decisions}
    made = state.improvement.suggestions
    mine = {s.id for s in made if decided.get(s.id, ("rejected",))[0] != "rejected"}
    taken = {s.target for s in made if s.id in mine}
    chosen = [
        s.id
        for s in made
        if s.id in mine or (s.id not in decided and s.applicability in accepted and s.target not in taken)
    ]
    worded = tuple(
        replace(s, after=decided[s.id][1]) if decided.get(s.id, ("",))[0] == "edited" else s for s in made
    )
    resume, applied_ones = apply_suggestions(_need(state.parsed).resume, worded, chosen)
    return resume, tuple(replace(s, after=own.after) for s, own in zip(applied_ones, made, strict=True))


def ground_edit(state: State, target: str, suggested: str, text: str) -> Grounding:
    """The fact gate's verdict on a wording of the person's own for a text of the resume as it was read.

    Where the resume has no such text yet (a summary), `suggested` stands in for it: it was put together from its facts.
    """
    from resumelib.improvement import ground_suggestion

    resume = _need(state.parsed).resume
    if target == "basics.summary" and not resume.basics.summary:
        resume = replace(resume, basics=replace(resume.basics, summary=suggested))
    return ground_suggestion(resume, target=target, after=text, answers=_answers(state))


def _review_again(state: State, context: Context) -> State:
    from resumelib.review import compare_resumes, review_resume

    after = review_resume(_need(state.resume), parsed=None, today=context.today, **_review_arguments(state))
    comparison = compare_resumes(_need(state.review), after)
    context.say(
        f"Content score {comparison.content_before:.0f} before, {comparison.content_after:.0f} after."
    )
    return replace(state, review_after=after, comparison=comparison)


def _render(state: State, context: Context) -> State:
    from resumelib.rendering import render_resume

    resume = _need(state.resume)
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
            region=_region(state),
            photo=photo,
            fit_pages=state.options.fit_pages,
        )
        digest = context.files.put(made.data)
        artifacts.append(
            ArtifactRef(format_, made.media_type, digest, len(made.data), made.pages, made.notes)
        )
        context.say(f"{format_} made" + (f", {made.pages} pages." if made.pages else "."))
    return _with_letter(replace(state, artifacts=tuple(artifacts)), context)


def _letter_wish(state: State) -> LetterWish:
    options = state.options
    return LetterWish(options.position, options.company, state.posting, state.match)


def _with_letter(state: State, context: Context) -> State:
    """The letter goes by the resume as it now is, so that it says nothing that was corrected meanwhile."""
    if not state.options.letter:
        return replace(state, letter=None, letter_artifacts=())
    from resumelib.improvement import write_letter
    from resumelib.rendering import render_letter

    region, artifacts = _region(state), []
    letter = write_letter(
        _need(state.resume),
        wish=_letter_wish(state),
        region=region,
        today=context.today,
        rewordings=state.improvement.rewordings,
    )
    for format_ in state.options.letter:
        made = render_letter(letter, format=format_, theme=state.options.theme, region=region)
        digest = context.files.put(made.data)
        artifacts.append(ArtifactRef(format_, made.media_type, digest, len(made.data), made.pages))
    context.say("Cover letter made.")
    return replace(state, letter=letter, letter_artifacts=tuple(artifacts))


def _verify(state: State, context: Context) -> State:
    from resumelib.rendering import verify_artifact

    resume, checked = _need(state.resume), []
    for artifact in state.artifacts:
        outcome = verify_artifact(
            resume, context.files.get(artifact.digest), format=artifact.format, region=_region(state)
        )
        if not outcome.passed:
            missing = tuple((item.path, item.text) for item in outcome.missing)
            raise DeliveryBlocked(
                f"The {artifact.format} file did not pass its own check ({len(missing)} texts missing or out of order), "
                "so it is not delivered. Please report this, or try another theme.",
                missing,
            )
        context.say(f"{artifact.format}: {outcome.checked} facts found again.")
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
        outcome = verify_letter(letter, data, format=artifact.format, region=_region(state))
        if outcome.passed:
            kept.append(replace(artifact, verification=outcome))
        else:
            note = f"The letter's {artifact.format} file did not pass its own check and is left out."
            letter = replace(letter, notes=(*letter.notes, note))
    return replace(state, letter=letter, letter_artifacts=tuple(kept))


STEPS: tuple[Step, ...] = (
    Step("parse", _parse),
    Step("review", _review),
    Step("match", _match),
    Step("improve", _improve, resource="io"),
    Step("apply", _apply),
    Step("review-again", _review_again),
    Step("render", _render),
    Step("verify", _verify),
)


def percent_done(step_name: str, *, ended: bool) -> int:
    """0 to 100: the step's position in STEPS, the only source of progress figures."""
    names = [step.name for step in STEPS]
    return round(100 * (names.index(step_name) + (1 if ended else 0)) / len(names))


def run_step(step: Step, state: State, context: Context, on_event: Callable[[StepEvent], None]) -> State:
    """One step with its events wrapped around it, for a process that lives on: it remembers no text of the document."""
    try:
        return _run_step(step, state, context, on_event)
    finally:
        forget()


def _run_step(step: Step, state: State, context: Context, on_event: Callable[[StepEvent], None]) -> State:
    def say(text: str) -> None:
        on_event(StepEvent(step.name, "said", percent_done(step.name, ended=False), text))

    on_event(StepEvent(step.name, "began", percent_done(step.name, ended=False)))
    state = step.run(state, replace(context, say=say))
    on_event(StepEvent(step.name, "ended", percent_done(step.name, ended=True)))
    return state


def improve_document(
    documents: Sequence[SourceDocument],
    options: Options,
    context: Context,
    *,
    until: str = "verify",
    on_event: Callable[[StepEvent], None] = lambda _: None,
) -> State:
    """Fold the steps up to and including `until` over the document(s), in this process.

    Raises InputRefused when it can't be read, DeliveryBlocked when a rendered file fails its check.
    """
    if not documents:
        raise WrongUsage("Give at least one file.")
    state = State(tuple(Source(context.files.put(d.data), d.name) for d in documents), options)
    try:
        for step in STEPS:
            state = _run_step(step, state, context, on_event)
            if step.name == until:
                break
    finally:
        forget()
    return state


# ---------------------------------------------------------------- what came out, as plain data


def outcome(state: State) -> dict[str, Any]:
    """The fields of `improve --json`; what a step has not made yet is empty. Scores are of the content, 0 to 100."""
    from resumelib.model.jsonresume import to_json_resume

    parsed, comparison, made = _need(state.parsed), state.comparison, state.improvement
    return {
        "before": to_json_resume(parsed.resume),
        "after": to_json_resume(state.resume or parsed.resume),
        "suggestions": [msgspec.to_builtins(suggestion) for suggestion in made.suggestions],
        "questions": [msgspec.to_builtins(question) for question in made.questions],
        "blocked": [msgspec.to_builtins(blocked) for blocked in made.blocked],
        "notes": list(made.notes),
        "files": [
            {
                "format": artifact.format,
                "pages": artifact.pages,
                "facts_found": artifact.verification.checked if artifact.verification else 0,
                "notes": list(artifact.notes),
            }
            for artifact in state.artifacts
        ],
        "findings": [msgspec.to_builtins(finding) for finding in state.review.findings]
        if state.review
        else [],
        "letter": letter_report(state.letter) if state.letter else None,
        "score_before": comparison.content_before if comparison else None,
        "score_after": comparison.content_after if comparison else None,
    }


def letter_report(letter: Letter) -> dict[str, Any]:
    """`text` as plain text, and its parts, each sentence with its evidence and provenance."""
    return {"text": letter.text, **msgspec.to_builtins(letter)}


def review_report(state: State) -> dict[str, Any]:
    """The fields of `review --json`."""
    review = _need(state.review)
    return {
        "score": review.score.total,
        "score_version": review.score.version,
        "parts": [msgspec.to_builtins(part) for part in review.score.parts],
        "capped_by": review.score.capped_by,
        "findings": [msgspec.to_builtins(finding) for finding in review.findings],
        "not_assessed": list(review.not_assessed),
    }


def match_report(state: State) -> dict[str, Any]:
    """The fields of `match --json`."""
    match = _need(state.match)
    return {
        "requirements": [
            {
                "term": item.requirement.term,
                "kind": item.requirement.kind,
                "required": item.requirement.required,
                "bucket": item.bucket,
                "evidence": [msgspec.to_builtins(evidence) for evidence in item.evidence],
                "knockout": item.requirement.knockout,
                "note": item.note,
            }
            for item in match.requirements
        ],
        "coverage": match.coverage,
        "notes": list(match.notes),
    }


def _answers(state: State) -> tuple[Answer, ...]:
    """Answers with the field they are about. A question's id ends in its field id; a path is looked up."""
    from resumelib.model.fields import iter_fields

    fields = list(iter_fields(_need(state.parsed).resume))
    targets = {field.path: field.id for field in fields} | {field.id: field.id for field in fields}
    return tuple(
        Answer(key, target, text)
        for key, text in state.options.answers
        if (target := targets.get(key.rpartition(":")[2]))
    )


def _need(value: Any) -> Any:
    if value is None:
        raise WrongUsage("This step needs the ones before it.")
    return value


def _region(state: State) -> Region:
    from resumelib.model.region import resolve_region

    return resolve_region(state.options.region, state.options.location)


def _review_arguments(state: State) -> dict[str, Any]:
    options = state.options
    return {
        "region": _region(state),
        "experience_level": options.experience_level,
        "posting_given": bool(options.posting.strip()),
        "position": options.position,
        "industry": options.industry,
        "company_size": options.company_size,
        "location": options.location,
        "application_timeline": options.application_timeline,
        "posting": state.posting,
        "match": state.match,
    }


def _file_arguments(state: State, context: Context) -> dict[str, Any]:
    """Name and size of the uploaded file; several pages count together and have no name of their own."""
    return {
        "file_name": state.sources[0].name if len(state.sources) == 1 else "",
        "file_size": sum(len(context.files.get(source.digest)) for source in state.sources),
    }
