"""What a step takes from the State: what was asked for, and what the steps before it made."""

from typing import Any

from resumelib.errors import WrongUsage
from resumelib.model.region import Region
from resumelib.model.suggestion import Answer
from resumelib.pipeline.state import Context, State


def need(value: Any) -> Any:
    if value is None:
        raise WrongUsage("This step needs the ones before it.")
    return value


def region_of(state: State) -> Region:
    from resumelib.model.region import resolve_region

    return resolve_region(state.options.region, state.options.location)


def answers_of(state: State) -> tuple[Answer, ...]:
    """Answers with the field they are about. A question's id ends in its field id; a path is looked up."""
    from resumelib.model.fields import iter_fields

    fields = list(iter_fields(need(state.parsed).resume))
    targets = {field.path: field.id for field in fields} | {field.id: field.id for field in fields}
    return tuple(
        Answer(key, target, text)
        for key, text in state.options.answers
        if (target := targets.get(key.rpartition(":")[2]))
    )


def review_arguments(state: State) -> dict[str, Any]:
    options = state.options
    return {
        "region": region_of(state),
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


def file_arguments(state: State, context: Context) -> dict[str, Any]:
    """Name and size of the uploaded file; several pages count together and have no name of their own."""
    return {
        "file_name": state.sources[0].name if len(state.sources) == 1 else "",
        "file_size": sum(len(context.files.get(source.digest)) for source in state.sources),
    }
