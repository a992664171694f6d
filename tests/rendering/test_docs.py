"""The reference of themes and regions says what the code does."""

import re
from pathlib import Path

from resumelib.model.region import REGIONS
from resumelib.rendering import list_themes

DOCS = Path(__file__).parents[2] / "docs"


def test_every_theme_has_its_line_and_its_preview():
    named = re.findall(r"^\| \[(\w+)\]", (DOCS / "reference" / "themes.md").read_text(encoding="utf-8"), re.M)

    assert sorted(named) == sorted(theme.name for theme in list_themes())
    assert all((DOCS / "themes" / f"{name}.png").stat().st_size < 100_000 for name in named)


def test_every_region_has_its_line_with_its_habits():
    text = (DOCS / "reference" / "regions.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w\w)` .*?\| (.*) \|$", text, re.M))

    assert rows.keys() == REGIONS.keys()
    for code, region in REGIONS.items():
        assert (
            f"`{region.date_style}` | {region.photo} | {region.personal_data} | {region.page_limit or 'no limit'}"
            in rows[code]
        )
