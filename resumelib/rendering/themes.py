"""Themes: each a folder in `themes/` with `theme.toml` and `theme.typ`; found by looking, listed nowhere."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from resumelib.errors import WrongUsage
from resumelib.model.artifact import Theme

# For characters a theme's own font lacks; whichever of them are installed are used.
FALLBACK = (
    "noto-sans", "noto-sans-arabic", "noto-sans-hebrew", "noto-sans-devanagari", "noto-sans-thai",
    "noto-sans-sc", "noto-sans-jp", "noto-sans-kr",
)  # fmt: skip
OWN_FONTS = Path(__file__).parent / "fonts"
FOLDER = Path(__file__).parent / "themes"


_further: dict[Path, None] = {}  # folders with fonts of the installation's own, in the order they were named


def use_fonts(folder: Path) -> None:
    """See the package's `use_fonts`."""
    _further[folder] = None


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """A theme with what its files say. `size` is the text's in points, `margin` at the left and right in centimeters,
    `breadth` how wide its type runs beside an ordinary one,
    `indent` the centimeters a column beside takes of each line; `fit_pages` 0 means no limit of its own; `limited` False that a region's page limit does not apply; `first` are sections to lead with."""

    theme: Theme
    path: Path
    fonts: tuple[str, ...]
    size: float = 10.0
    least_size: float = 9.0
    margin: float = 2.0
    breadth: float = 1.0
    indent: float = 0.0
    fit_pages: int = 0
    limited: bool = True
    first: tuple[str, ...] = ()
    sidebar: tuple[str, ...] = ()
    accent: str = "1b1b1b"  # for Word and the web: a color, and fonts that are already on people's machines
    word_font: str = "Georgia"
    web_font: str = "Georgia, serif"
    centered: bool = False  # the name and contact, in Word

    @property
    def font_folders(self) -> list[Path]:
        """Where each font's files are: the `fontpkg-*` wheels, found without importing them, our own,
        and those of `use_fonts`."""
        wheels = (_font_folder(name) for name in (*self.fonts, *FALLBACK))
        return [*(folder for folder in wheels if folder), OWN_FONTS, *_further]


@cache
def _font_folder(name: str) -> Path | None:
    spec = find_spec(f"fontpkg_{name.replace('-', '_')}")
    return Path(spec.origin).parent / "files" if spec and spec.origin else None


@cache
def theme_names() -> tuple[str, ...]:
    """Sorted, the default first."""
    names = sorted(path.parent.name for path in FOLDER.glob("*/theme.toml"))
    return tuple(sorted(names, key=lambda name: name != "classic"))


@cache
def load_theme(name: str) -> ThemeFolder:
    """Raises WrongUsage, naming the themes there are."""
    if name not in theme_names():
        raise WrongUsage(f"There is no theme named {name[:40]!r}. Choose one of: {', '.join(theme_names())}.")
    path = FOLDER / name
    data = tomllib.loads((path / "theme.toml").read_text(encoding="utf-8"))
    theme = Theme(name, data["title"], data["description"])
    return ThemeFolder(
        theme,
        path,
        tuple(data["fonts"]),
        float(data.get("size", 10.0)),
        float(data.get("least_size", 9.0)),
        float(data.get("margin", 2.0)),
        float(data.get("breadth", 1.0)),
        float(data.get("indent", 0.0)),
        int(data.get("fit_pages", 0)),
        bool(data.get("limited", True)),
        tuple(data.get("first", ())),
        tuple(data.get("sidebar", ())),
        str(data.get("accent", "1b1b1b")),
        str(data.get("word_font", "Georgia")),
        str(data.get("web_font", "Georgia, serif")),
        bool(data.get("centered", False)),
    )


def list_themes() -> tuple[Theme, ...]:
    """Every theme there is, the default first."""
    return tuple(load_theme(name).theme for name in theme_names())
