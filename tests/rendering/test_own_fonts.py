"""Fonts of the installation's own, for scripts that the bundled ones lack."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from resumelib.errors import UnsupportedInput
from resumelib.model.region import resolve_region
from resumelib.model.resume import Resume
from resumelib.rendering import list_themes, render_resume, themes, typesetter, use_fonts, verify_artifact
from tests.rendering.people import ALICE
from tests.rendering.squares import font_of_squares

CN = resolve_region("GB")
NAME = "王小明"


@pytest.fixture
def own_fonts(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    themes._further.clear()
    typesetter.forget_compilers()


def named(name: str) -> Resume:
    return replace(ALICE, basics=replace(ALICE.basics, name=name))


@pytest.mark.parametrize("theme", [theme.name for theme in list_themes()])
def test_a_name_in_chinese_prints_once_a_font_for_it_is_there(theme: str, own_fonts: Path) -> None:
    with pytest.raises(UnsupportedInput, match="王"):
        render_resume(named(NAME), format="pdf", theme=theme, region=CN)

    (own_fonts / "below").mkdir()
    (own_fonts / "below" / "squares.ttf").write_bytes(font_of_squares(NAME))
    use_fonts(own_fonts)
    made = render_resume(named(NAME), format="pdf", theme=theme, region=CN)

    assert verify_artifact(named(NAME), made.data, format="pdf", region=CN).passed


def test_a_file_that_is_no_font_is_passed_over(own_fonts: Path) -> None:
    (own_fonts / "broken.ttf").write_bytes(b"\0\1\0\0 no font")
    (own_fonts / "empty.otf").touch()
    use_fonts(own_fonts)

    assert render_resume(ALICE, format="pdf", region=CN).data


def test_own_fonts_change_nothing_where_the_themes_fonts_suffice(own_fonts: Path) -> None:
    before = render_resume(ALICE, format="pdf", region=CN).data
    (own_fonts / "squares.ttf").write_bytes(font_of_squares("王abcdefghijklmnopqrstuvwxyz"))
    use_fonts(own_fonts)

    assert render_resume(ALICE, format="pdf", region=CN).data == before
