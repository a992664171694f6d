"""Countries by their usual names, in the languages that are read."""

from functools import cache

from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_pairs


@cache
def country_names() -> dict[str, str]:
    """ISO 3166 codes by folded name."""
    return {fold(name): code for name, code in load_pairs("any", "countries").items()}


def named_country(text: str) -> str:
    """The code of the country that the text names, else empty."""
    return country_names().get(fold(text).strip(" .,()"), "")
