"""A CV drawn on PDF pages by coordinates, as plainly or as badly as is asked for."""

import io
from dataclasses import dataclass, field
from typing import Any

Block = tuple[str, str]  # what it is (name, contact, heading, entry, bullet, text) and its words


@dataclass
class _Paper:
    """Lines are gathered top down and drawn when a page is full."""

    canvas: Any
    width: float
    height: float
    margin: float
    leading: float
    name: str  # printed with the page number from page two; empty for none
    font: str
    shuffle: bool
    y: float = 0.0
    page: int = 1
    drawn: list[tuple[float, float, str, float, str]] = field(default_factory=list)

    def flush(self) -> None:
        for x, y, font, points, text in reversed(self.drawn) if self.shuffle else self.drawn:
            self.canvas.setFont(font, points)
            self.canvas.drawString(x, y, text)
        self.drawn.clear()

    def line(self, text: str, x: float, font: str, points: float) -> None:
        if self.y < self.margin + points:
            self._turn()
        self.y -= points * self.leading
        self.drawn.append((x, self.y, font, points, text))

    def _turn(self) -> None:
        self.flush()
        self.canvas.showPage()
        self.y, self.page = self.height - self.margin, self.page + 1
        if self.name:
            top = self.height - self.margin + 14
            self.drawn.append((self.margin, top, self.font, 8, f"{self.name} – {self.page}"))

    def paragraph(self, text: str, x: float, font: str, points: float, sign: str = "") -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        current = sign
        for word in text.split(" "):
            if stringWidth(current + word, font, points) > self.width - self.margin - x:
                self.line(current.rstrip(), x, font, points)
                current = "  " if sign else ""
            current += word + " "
        self.line(current.rstrip(), x, font, points)

    def faint(self, text: str, points: float, gray: float) -> None:
        self.canvas.setFillColorRGB(gray, gray, gray)
        self.canvas.setFont("Helvetica", points)
        self.canvas.drawString(self.margin, self.margin - 20, text)


def as_pdf(
    blocks: list[Block],
    *,
    size: float = 10.5,
    leading: float = 1.3,
    margin: float = 56.0,
    paper: str = "a4",
    fonts: tuple[str, ...] = ("Helvetica",),
    hidden: str = "",
    tiny: str = "",
    columns: bool = False,
    photo: bool = False,
    marks: bool = True,
    shuffle: bool = False,
    picture_at_contact: bool = False,
    as_image: bool = False,
) -> bytes:
    from reportlab.lib.pagesizes import A4, LETTER
    from reportlab.pdfgen.canvas import Canvas

    width, height = A4 if paper == "a4" else LETTER
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    name = blocks[0][1] if marks else ""
    page = _Paper(canvas, width, height, margin, leading, name, fonts[0], shuffle, y=height - margin)
    aside = [b for b in blocks if columns and b[0] == "text" and ":" in b[1]]
    _draw_blocks(page, [b for b in blocks if b not in aside], size, fonts, 150.0 if columns else 0.0)
    if columns:
        page.y = height - margin - 60
        _draw_aside(page, aside, size)
    page.flush()
    if hidden:
        page.faint(hidden, 8, 1)
    if tiny:
        page.faint(tiny, 1, 0)
    if photo or picture_at_contact:
        _draw_pictures(page, photo)
    canvas.showPage()
    canvas.save()
    return _as_picture(out.getvalue()) if as_image else out.getvalue()


def _draw_aside(page: _Paper, aside: list[Block], size: float) -> None:
    """Skills one a line in the column at the left."""
    for _kind, text in [("heading", "Skills"), *aside]:
        for part in text.replace(": ", ", ").split(", "):
            page.line(part, page.margin, page.font, size)


def _draw_blocks(
    page: _Paper, blocks: list[Block], size: float, fonts: tuple[str, ...], indent: float
) -> None:
    for n, (kind, text) in enumerate(blocks):
        font = fonts[n % len(fonts)]
        points = {"name": size * 1.8, "heading": size * 1.25}.get(kind, size)
        if kind in ("heading", "entry"):
            page.y -= size * 0.5
        if kind == "heading" and "Helvetica" in font:
            font = "Helvetica-Bold"
        page.paragraph(text, page.margin + indent, font, points, "• " if kind == "bullet" else "")


def _draw_pictures(page: _Paper, photo: bool) -> None:
    """A portrait, or four icons beside the contact."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = Image.effect_noise((240, 300), 60) if photo else Image.new("RGB", (40, 40), "navy")
    wide, high = (70, 90) if photo else (10, 10)
    for n in range(1 if photo else 4):
        x, y = page.width - page.margin - 80 - 14 * n, page.height - page.margin - 90
        page.canvas.drawImage(ImageReader(picture), x, y, wide, high)


def _as_picture(pdf: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=2).to_pil() for page in document]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    return out.getvalue()
