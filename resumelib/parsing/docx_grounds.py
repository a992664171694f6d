"""The shapes of a Word document: white ink is seen on a colored one."""

from collections.abc import Iterable
from typing import Any

from resumelib.parsing.docx_styles import PAPER, local, value

_SHAPES = ("spPr", "grpSpPr", "bodyPr")


def has_filled_shape(roots: Iterable[Any], *, behind: bool) -> bool:
    """Whether some shape (with `behind`: or picture, that lies behind the text) has a color other than the paper's."""
    for root in roots:
        for drawing in root.iter("{*}anchor", "{*}inline", "{*}pict") if root is not None else ():
            if not behind:
                if _is_colored(drawing):
                    return True
            elif _lies_behind(drawing) and (
                next(drawing.iter("{*}pic"), None) is not None or _is_colored(drawing)
            ):
                return True
    return False


def _lies_behind(drawing: Any) -> bool:
    if local(drawing) == "pict":
        return any("z-index:-" in shape.get("style", "") for shape in drawing)
    return value(drawing, "behindDoc") in ("1", "true")


def _is_colored(drawing: Any) -> bool:
    for element in drawing.iter():
        kind = local(element)
        if kind in _SHAPES and any(_is_color(item) for item in element):
            return True
        if kind == "fillRef" and value(element, "idx") not in ("", "0"):
            return True
        if value(element, "fillcolor") and value(element, "filled") not in ("f", "false"):
            return value(element, "fillcolor").lower().lstrip("#").split()[0] not in PAPER
    return False


def _is_color(fill: Any) -> bool:
    if local(fill) == "solidFill":
        return any(value(color).lower() not in PAPER for color in fill)
    return local(fill) in ("gradFill", "blipFill", "pattFill")
