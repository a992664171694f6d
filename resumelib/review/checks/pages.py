"""C1, what the page looks like to the eye and to a parser: columns, tables, type, margins. Needs a file with pages."""

import re
from collections.abc import Iterator

from resumelib.review.check import ERROR, INFORMATION, NOT_ASSESSED, WARNING, Hit, Outcome, check
from resumelib.review.subject import Subject
from resumelib.text.counting import counted
from resumelib.text.headings import heading_kind
from resumelib.text.lazy import lazy
from resumelib.text.tokens import squash

_POINTS = 72.0
_PAPERS = {"a4": (595.3, 841.9), "us-letter": (612.0, 792.0)}
_STYLE = lazy(
    r"^[A-Z]{6}\+|[-,_ ]?(?:Regular|Roman|Book|Normal|Bold|Semi[Bb]old|Demi|DemiBold|Medium|Light|Thin|Black|Heavy|Extra\w*|Italic|Ital|It|Oblique|Obl|MT|PS|PSMT|Std|Pro|Cond(?:ensed)?|\d+)(?=[-,_ ]|[A-Z]|$)"
)
_ICON_FONT = lazy(r"awesome|symbol|wingding|dingbat|icon|webding|emoji|material", re.IGNORECASE)


def _docx_or_layout(subject: Subject) -> bool:
    return subject.parsed is not None and subject.is_document and subject.parsed.read_by == "text-layer"


@check(
    "P05",
    title="Text in columns",
    rationale="Parsers that read line by line mix the columns up.",
    severity=WARNING,
    part="parseability",
    source="Reactive Resume's checks; OfflineCV; passfirstround.com; Greenhouse's help pages",
    fix="Use one column.",
    example="Skills in a column beside the experience",
    needs=("layout",),
    full_at=1,
)
def columns(subject: Subject) -> Iterator[Hit]:
    for n, page in enumerate(subject.layout.pages, start=1):
        if page.columns > 1:
            yield Hit("", f"Page {n} has {page.columns} columns.", f"page {n}")
            return


@check(
    "P06",
    title="Text in tables",
    rationale="Some parsers drop tables or read them cell by cell in the wrong order.",
    severity=WARNING,
    part="parseability",
    source="jsonresume ats-validator; passfirstround.com",
    fix="Write it as plain lines.",
    example="Experience as a table of dates and texts",
    full_at=1,
)
def tables(subject: Subject) -> Iterator[Outcome]:
    if not _docx_or_layout(subject):
        yield NOT_ASSESSED
    elif subject.layout.has_tables:
        yield Hit("", "Text stands in a table.", subject.whole_text[:60])


@check(
    "P07",
    title="Text in boxes",
    rationale="Text boxes and shapes are skipped by many parsers.",
    severity=WARNING,
    part="parseability",
    source="Greenhouse's help pages; passfirstround.com",
    fix="Move the text into the page itself.",
    example="Contact data in a text box",
    full_at=1,
)
def text_boxes(subject: Subject) -> Iterator[Outcome]:
    if not _docx_or_layout(subject):
        yield NOT_ASSESSED
    elif subject.layout.has_text_boxes:
        yield Hit("", "Text stands in a text box.", subject.whole_text[:60])


@check(
    "P08",
    title="Contact data in the header or footer",
    rationale="Many parsers do not read headers and footers, and then nobody can answer.",
    severity=ERROR,
    part="parseability",
    source="Greenhouse's help pages; passfirstround.com",
    fix="Move it to the first lines of the page itself.",
    example="The e-mail address in Word's page header",
    full_at=1,
)
def contact_in_header(subject: Subject) -> Iterator[Outcome]:
    if not _docx_or_layout(subject):
        yield NOT_ASSESSED
    elif subject.layout.contact_in_header:
        yield Hit(
            "",
            "E-mail or phone stand in the page's header or footer.",
            subject.resume.basics.email or subject.resume.basics.phone,
        )


@check(
    "P09",
    title="Icons or pictures instead of words",
    rationale="A telephone sign from an icon font is read as a box, and a picture is not read at all.",
    severity=WARNING,
    part="parseability",
    source="jsonresume ats-validator; passfirstround.com; RenderCV (open issue)",
    fix="Write 'Phone', or nothing: the number speaks for itself.",
    example="\uf095 +44 20 7946 0018",
    full_at=1,
)
def icons(subject: Subject) -> Iterator[Outcome]:
    if subject.parsed is None or not subject.is_document:
        yield NOT_ASSESSED
        return
    glyphs = re.findall("[\ue000-\uf8ff]", subject.whole_text)
    fonts = [name for name in subject.layout.fonts if _ICON_FONT.search(name)]
    pictures = sum(page.images for page in subject.layout.pages)
    if glyphs or fonts:
        yield Hit(
            "",
            "Signs of an icon font stand for words.",
            ", ".join(fonts) or " ".join(f"U+{ord(g):04X}" for g in glyphs[:5]),
        )
    elif pictures > (1 if subject.layout.has_photo else 0):
        told = (
            "The file holds 1 picture; what it says is not read."
            if pictures == 1
            else f"The file holds {pictures} pictures; what they say is not read."
        )
        yield Hit("", told, counted(pictures, "picture"))


@check(
    "P14",
    title="Type is too small or too large",
    rationale="Below 10 points reading tires, below 9 it fails on paper; above 12 space is wasted.",
    severity=WARNING,
    part="layout",
    source="Reactive Resume's checks; Ohio Northern University; Warwick",
    fix="Set the text in 10 to 12 points.",
    example="Body text in 8 points",
    needs=("layout",),
    full_at=1,
)
def type_size(subject: Subject) -> Iterator[Outcome]:
    size = round(subject.layout.body_size, 1)
    if not size:
        yield NOT_ASSESSED
    elif size < 8.95:
        yield Hit("", f"The text is set in {size:g} points.", f"{size:g} pt", ERROR)
    elif size < 9.9:
        yield Hit("", f"The text is set in {size:g} points; 10 to 12 are easy to read.", f"{size:g} pt")
    elif size > 12.1:
        yield Hit(
            "", f"The text is set in {size:g} points; 10 to 12 are enough.", f"{size:g} pt", INFORMATION
        )


def font_family(name: str) -> str:
    """A font's family without subset tag, weight and slant: "ABCDEF+Lato-BoldItalic" and "Lato" are one."""
    bare = re.sub(r"^[A-Z]{6}\+", "", name)
    while (shorter := _STYLE.sub("", bare)) != bare and shorter:
        bare = shorter
    return squash(bare)


@check(
    "P15",
    title="Many fonts or sizes",
    rationale="Two families and a few sizes look deliberate; more look accidental.",
    severity=INFORMATION,
    part="layout",
    source="jsonresume ats-validator; Warwick",
    fix="Use at most two families and four sizes.",
    example="Four fonts on one page",
    needs=("layout",),
    full_at=1,
)
def many_fonts(subject: Subject) -> Iterator[Outcome]:
    if not subject.layout.fonts:
        yield NOT_ASSESSED
        return
    shares: dict[str, float] = {}
    for name, share in subject.layout.fonts.items():
        if not _ICON_FONT.search(name):
            shares[font_family(name)] = shares.get(font_family(name), 0.0) + share
    families = [name for name, share in shares.items() if share >= 0.02]
    sizes = [size for size, share in subject.layout.sizes.items() if share >= 0.02]
    if len(families) > 2:
        yield Hit("", f"There are {len(families)} font families.", ", ".join(families))
    elif len(sizes) > 5:
        yield Hit("", f"There are {len(sizes)} sizes of type.", ", ".join(sizes))


@check(
    "P16",
    title="Margins are tight",
    rationale="Below half an inch printers cut text off, and the page looks crammed.",
    severity=WARNING,
    part="layout",
    source="Reactive Resume's checks: 0.5 in, 12.7 mm",
    fix="Leave at least 15 mm on every side.",
    example="Text 5 mm from the edge",
    needs=("layout",),
    full_at=1,
)
def margins(subject: Subject) -> Iterator[Outcome]:
    boxes = [
        (n, p, p.text_box) for n, p in enumerate(subject.layout.pages, start=1) if p.text_box is not None
    ]
    if not boxes:
        yield NOT_ASSESSED
    for n, page, box in boxes:
        edges = {"left": box.x0, "right": page.width - box.x1, "top": box.y0, "bottom": page.height - box.y1}
        side = min(edges, key=lambda key: edges[key])
        if edges[side] < 0.5 * _POINTS - 1.5 and page.width > 0:
            yield Hit(
                "", f"On page {n} the {side} margin is {edges[side] / _POINTS * 25.4:.0f} mm.", f"page {n}"
            )
            return


@check(
    "P17",
    title="Lines are tight",
    rationale="Lines need air to be followed.",
    severity=INFORMATION,
    part="layout",
    source="Reactive Resume's checks: 1.15",
    fix="Set the line spacing to 1.15 or more.",
    example="Line spacing of 1.0",
    needs=("layout",),
    full_at=1,
)
def line_spacing(subject: Subject) -> Iterator[Outcome]:
    spacing = subject.layout.line_spacing
    if not spacing:
        yield NOT_ASSESSED
    elif spacing < 1.145:
        yield Hit("", f"The line spacing is {spacing:.2f}; 1.15 or more reads well.", f"{spacing:.2f}")


@check(
    "P18",
    title="Paper of another country",
    rationale="A page in the wrong format is printed with odd margins.",
    severity=INFORMATION,
    part="layout",
    source="docs/reference/regions.md",
    fix="Use Letter in the US and Canada, A4 elsewhere.",
    example="A4 for New York",
    needs=("layout",),
    full_at=1,
)
def paper(subject: Subject) -> Iterator[Hit]:
    page = subject.layout.pages[0]
    if not subject.country or min(page.width, page.height) < 100:
        return
    wanted = subject.profile.paper
    width, height = _PAPERS[wanted]
    if abs(page.width - width) > 8 or abs(page.height - height) > 8:
        name = "Letter" if wanted == "us-letter" else "A4"
        yield Hit(
            "",
            f"The page is {page.width / _POINTS * 25.4:.0f} x {page.height / _POINTS * 25.4:.0f} mm, not {name}.",
            f"{page.width:.0f} x {page.height:.0f} pt",
        )


@check(
    "P19",
    title="Last page nearly empty, or a title alone at the foot of a page",
    rationale="Three lines on a second page look like an accident; a title belongs to its text.",
    severity=WARNING,
    part="layout",
    source="Ohio Northern University résumé standards",
    fix="Shorten the text by those lines, or fill half the page.",
    example="Two lines on page 2",
    needs=("layout",),
    full_at=1,
)
def last_page(subject: Subject) -> Iterator[Hit]:
    pages = subject.layout.pages
    if len(pages) < 2:
        return
    last = pages[-1]
    filled = (
        (last.text_box.y1 - last.text_box.y0) / last.height
        if last.text_box and last.height
        else last.text_share
    )
    share = min(filled, last.text_share) if last.text_share else filled
    if 0 < share < 0.15:
        yield Hit("", f"The last page is {share:.0%} full.", f"page {len(pages)}")
        return
    for n, page in enumerate(pages[:-1], start=1):
        if page.last_line and heading_kind(page.last_line):
            yield Hit(
                "", f"The title “{page.last_line}” stands alone at the foot of page {n}.", page.last_line
            )


_PAGE_NUMBER = lazy(
    r"^\W*(?:page|seite|página|pág\.?|p\.?)?\W*\d{1,2}(?:\s*(?:/|of|von|sur|de)\s*\d{1,2})?\W*$|(?:page|seite|página|pág\.?)\s*\d",
    re.IGNORECASE,
)


@check(
    "P20",
    title="No name or number on later pages",
    rationale="A second sheet that falls out of the pile belongs to nobody.",
    severity=INFORMATION,
    part="layout",
    source="Ohio Northern University résumé standards",
    fix="Put your name and the page number on every page after the first.",
    example="Page 2 begins with a bullet.",
    needs=("layout",),
    full_at=1,
)
def page_marks(subject: Subject) -> Iterator[Outcome]:
    later = subject.layout.pages[1:]
    if later and not any(p.first_line or p.last_line for p in later):
        yield NOT_ASSESSED
        return
    family = squash(subject.resume.basics.name.split()[-1]) if subject.resume.basics.name.split() else ""
    for n, page in enumerate(later, start=2):
        edges = (page.first_line, page.last_line)
        if not any(_PAGE_NUMBER.search(e) and len(e) < 60 for e in edges if e) and not any(
            family and family in squash(e) for e in edges
        ):
            yield Hit("", f"Page {n} shows neither name nor number.", page.first_line)
            return


@check(
    "P23",
    title="Reading order differs from the eye's",
    rationale="Software reads the text in the order it is stored; a designer's order can be a jumble.",
    severity=WARNING,
    part="parseability",
    source="OfflineCV's score; OpenResume (open issue)",
    fix="Export the file from a word processor, or use the file made here.",
    example="The sidebar is stored between two lines of a position.",
    needs=("layout",),
    full_at=1,
)
def reading_order(subject: Subject) -> Iterator[Hit]:
    if subject.layout.order_differs:
        yield Hit("", "The stored order of the text is not the visible one.", subject.whole_text[:80])
