"""Draws small PDFs for tests: text at places, in any order, so that a layout says what it tests and nothing else."""

import io
import random
from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from resumelib.parsing.extract import extract


@dataclass(frozen=True)
class Put:
    """Text with its left end (or right end, with `right`) at x, baseline `y` points below the page's top."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    color: str = "#000000"
    right: bool = False
    page: int = 0
    spacing: float = 0
    mode: int = 0
    link: str = ""
    font: str = ""  # else Helvetica, in bold where it is asked for


def pdf(
    items: Iterable[Put], *, shuffled: int | None = None, encrypted: str = "", rects: Iterable[tuple] = ()
) -> bytes:
    """`rects`: (page, x, y_top, width, height, color), painted below the text."""
    items = list(items)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, encrypt=encrypted or None)
    for number in range(max((item.page for item in items), default=0) + 1):
        for page, x, y, width, height, color in rects:
            if page == number:
                canvas.setFillColor(color)
                canvas.rect(x, A4[1] - y - height, width, height, stroke=0, fill=1)
        here = [item for item in items if item.page == number]
        if shuffled is not None:
            random.Random(shuffled).shuffle(here)
        for item in here:
            _put(canvas, item)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _put(canvas: Canvas, item: Put) -> None:
    font = item.font or ("Helvetica-Bold" if item.bold else "Helvetica")
    width = canvas.stringWidth(item.text, font, item.size) + item.spacing * len(item.text)
    text = canvas.beginText(item.x - width if item.right else item.x, A4[1] - item.y)
    text.setFont(font, item.size)
    text.setFillColor(item.color)
    text.setCharSpace(item.spacing)
    if item.mode:
        text.setTextRenderMode(item.mode)
    text.textOut(item.text)
    canvas.drawText(text)
    if item.link:
        bottom = A4[1] - item.y - 2
        canvas.linkURL(item.link, (item.x, bottom, item.x + width, bottom + item.size + 2))


def column(x: float, y: float, lines: Iterable[str], *, leading: float = 14, **look) -> list[Put]:
    """Lines under one another; an empty line leaves a gap, `#` in front makes a bold heading of 12 points."""
    made, place = [], y
    for line in lines:
        if line.startswith("#"):
            made.append(Put(x, place, line[1:], **{**look, "size": 12, "bold": True}))
        elif line:
            made.append(Put(x, place, line, **look))
        place += leading
    return made


MAIN = [
    "#Experience", "Harbor Analytics, Lead Engineer", "Ran the migration of forty services to a new", "platform and halved the cost of running them.",
    "", "Quillon Labs, Engineer", "Built the search that every customer of the", "company uses, with a team of three people.", "Wrote its handbook and trained support on it.",
    "", "#Education", "University of Northmoor, BSc Physics", "Thesis on the drift of small glaciers",
]  # fmt: skip
SIDE = ["#Contact", "mira.solano@example.com", "+1 206 555 0142", "", "#Skills", "Python", "PostgreSQL", "Kubernetes", "", "#Languages", "Spanish", "English"]  # fmt: skip
NAME = [Put(60, 60, "Mira Solano", size=24, bold=True), Put(60, 82, "Software engineer", size=12)]


def text_of(items, **options) -> str:
    return extract(pdf(items, **options)).text


def in_order(text: str, *parts: str) -> None:
    flat = " ".join(text.split())
    places = [flat.find(part) for part in parts]
    assert -1 not in places, f"missing {parts[places.index(-1)]!r} in\n{text}"
    assert places == sorted(places), f"order of {list(zip(places, parts, strict=True))} in\n{text}"


def whole(lines) -> list[str]:
    """The paragraphs of a column, each as it must be found unbroken."""
    return [" ".join(part.split("|")).replace("#", "").strip() for part in "|".join(lines).split("||")]
