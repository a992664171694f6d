"""Fonts of the installation's own, for documents in scripts that the bundled ones lack."""

from pathlib import Path


def use_own_fonts(folder: Path) -> None:
    """The themes may use the fonts in `folder` from now on, in this process."""
    from resumelib.rendering import use_fonts

    use_fonts(folder)
