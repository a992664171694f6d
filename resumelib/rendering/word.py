"""Word documents: real heading styles, lists, hyperlinks, tab stops and fields; no layout tables, no text boxes."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from resumelib.model.region import Region
from resumelib.rendering.breadth import dates_at_edge, ems, head_fits
from resumelib.rendering.plain import group_name
from resumelib.rendering.themes import ThemeFolder
from resumelib.rendering.view import RIGHT_TO_LEFT, Contact, EntryView, ResumeView, SectionView

_FIXED = datetime(2000, 1, 1, tzinfo=UTC)  # the same input gives the same bytes
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SIZES = {"a4": (595.3, 841.9), "us-letter": (612.0, 792.0)}
_MARGIN = 56.7  # points, 2 cm
_SIZE = 10.5
_PORTRAIT = 100  # points that a photo takes from the lines beside it
_BETWEEN_CONTACTS = 0.9  # em: the sign between two of them, with its spaces
_BREADTH = 1.05  # of the fonts that stand in where the theme's is missing


def write_docx(view: ResumeView, theme: ThemeFolder, region: Region, photo: bytes | None) -> bytes:
    """The bytes of a .docx, deterministic."""
    import docx

    document = docx.Document()
    WordFile(document, theme, region, view.language).write(view, photo)
    if view.language in RIGHT_TO_LEFT:
        _dress_complex_scripts(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_times(buffer.getvalue())


def _dress_complex_scripts(document: Any) -> None:
    """Bold and size said again for Hebrew and Arabic letters, which have properties of their own; never slanted."""
    for root in (document.element.body, document.styles.element):
        for name, complex_name in (("b", "bCs"), ("sz", "szCs")):
            for said in root.findall(f".//{{{_W}}}rPr/{{{_W}}}{name}"):
                for old in said.getparent().findall(f"{{{_W}}}{complex_name}"):
                    said.getparent().remove(old)
                again = _element(complex_name)
                again.attrib.update(said.attrib)
                said.addnext(again)


def with_fixed_times(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
    return out.getvalue()


_AFTER_BIDI = (  # what stands after it in a paragraph's properties, where order matters
    "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr",
    "pPrChange",
)  # fmt: skip


class WordFile:
    """Writes one view into an empty document."""

    def __init__(self, document: Any, theme: ThemeFolder, region: Region, language: str) -> None:
        self.document, self.theme = document, theme
        self.width, self.height = _SIZES[region.paper]
        self.right_edge = self.width - 2 * _MARGIN
        self._page()
        self._styles(language)

    def write(self, view: ResumeView, photo: bytes | None) -> None:
        self.centered = self.theme.centered and not photo
        self._properties(view)
        self._footer(view.name)
        if photo:
            self._portrait(photo, view.name)
        self._person(view, (self.right_edge - (_PORTRAIT if photo else 0)) / _SIZE / _BREADTH)
        for section in view.sections:
            self._paragraph(section.title, "Heading 1")
            self._section(section)

    # ---- the page and its styles

    def _page(self) -> None:
        from docx.shared import Pt

        page = self.document.sections[0]
        page.page_width, page.page_height = Pt(self.width), Pt(self.height)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Pt(_MARGIN)
        page.different_first_page_header_footer = True

    def _styles(self, language: str) -> None:
        word, accent = self.theme.word_font, self.theme.accent
        self._style("Normal", word, _SIZE, after=2)
        self._style("Title", word, 24, color=accent, after=2)
        self._style("Subtitle", word, 12, color="555555", after=4)
        self._style("Heading 1", word, 13, color=accent, bold=True, before=12, after=4, keep=True)
        self._style("Heading 2", word, _SIZE, color="1b1b1b", bold=True, before=7, after=0, keep=True)
        self._style("List Bullet", word, _SIZE, after=1)
        for name in ("Title", "Heading 1"):
            _bottom_border(self.document.styles[name], accent if name == "Heading 1" else None)
        if language in RIGHT_TO_LEFT:  # every other style is based on this one
            form = self.document.styles["Normal"].element.get_or_add_pPr()
            form.insert_element_before(_element("bidi"), *(f"w:{name}" for name in _AFTER_BIDI))
        run = self.document.styles.element.find(f".//{{{_W}}}rPrDefault/{{{_W}}}rPr")
        for old in run.findall(f"{{{_W}}}lang"):
            run.remove(old)
        run.append(_element("lang", val=language))

    def _style(
        self, name: str, font: str, size: float, *, color: str = "", bold: bool = False,
        before: float = 0, after: float = 0, keep: bool = False,
    ) -> None:  # fmt: skip
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        style = self.document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = font, Pt(size), bold, False
        properties = style.element.get_or_add_rPr()
        for old in properties.findall(f"{{{_W}}}spacing"):  # the letterspacing of Word's own titles
            properties.remove(old)
        fonts = properties.get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), font)
        if color:
            style.font.color.rgb = RGBColor.from_string(color.upper())
        form = style.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.08
        form.keep_with_next, form.widow_control = keep, True

    def _properties(self, view: ResumeView) -> None:
        self._core(view.name or view.document, view.name, view.language)

    def _core(self, title: str, author: str, language: str) -> None:
        properties = self.document.core_properties
        properties.title, properties.author = title, author
        properties.language, properties.comments, properties.keywords = language, "", ""
        properties.created = properties.modified = _FIXED.replace(tzinfo=None)
        properties.last_modified_by, properties.revision = "", 1

    def _footer(self, name: str) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = self.document.styles["Normal"]
        _tab_stop(paragraph, self.right_edge)
        paragraph.add_run(f"{name}\t")
        _field(paragraph, "PAGE")
        paragraph.add_run(" / ")
        _field(paragraph, "NUMPAGES")

    # ---- the person

    def _portrait(self, photo: bytes, name: str) -> None:
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        picture = paragraph.add_run().add_picture(io.BytesIO(photo), height=Pt(100))
        _float_right(picture._inline, name)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(1)

    def _person(self, view: ResumeView, room: float) -> None:
        """`room` is the width of a line of contacts, in em."""
        self._centered(self._paragraph(view.name, "Title"))
        if view.label:
            self._centered(self._paragraph(view.label, "Subtitle"))
        if view.contacts:
            paragraph, used = self.document.add_paragraph(), 0.0
            for contact in view.contacts:
                width = ems(contact.text) + _BETWEEN_CONTACTS
                if used and used + width > room:
                    paragraph.add_run().add_break()  # instead of a sign that would end the line
                    used = 0.0
                elif used:
                    paragraph.add_run("\u00a0| ")  # never at the beginning of a line
                self._contact(paragraph, contact)
                used += width
            self._centered(paragraph)
        if view.personal:
            texts = [f"{d.label}: {d.text}" if d.label else d.text for d in view.personal]
            self._centered(self._paragraph(" | ".join(texts)))

    def _centered(self, paragraph: Any) -> None:
        if self.centered:
            from docx.enum.text import WD_ALIGN_PARAGRAPH

            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _contact(self, paragraph: Any, contact: Contact) -> None:
        whole = contact.kind in ("phone", "location") and len(contact.text) < 40
        _linked(paragraph, contact.text.replace(" ", "\u00a0") if whole else contact.text, contact.url)

    # ---- sections

    def _section(self, section: SectionView) -> None:
        if section.style == "groups":
            self._groups(section)
            return
        line, lines = self.right_edge / _SIZE / _BREADTH, section.style == "lines"
        # A date that does not fit beside its title would be torn by Word, half of it at the left of the next line.
        edge = dates_at_edge(section, line) and all(
            head_fits(entry, line, subtitle=lines) for entry in section.entries
        )
        for entry in section.entries:
            self._entry(entry, line=lines, edge=edge)

    def _groups(self, section: SectionView) -> None:
        single: list[str] = []
        for entry in section.entries:
            if not entry.text:
                single.append(group_name(entry))
                continue
            self._singles(single)
            paragraph = self.document.add_paragraph()
            if entry.title:
                paragraph.add_run(f"{group_name(entry)}: ").bold = True
            paragraph.add_run(", ".join(entry.text))
        self._singles(single)

    def _singles(self, single: list[str]) -> None:
        if single:
            self._paragraph(", ".join(single))
        single.clear()

    def _entry(self, entry: EntryView, *, line: bool, edge: bool) -> None:
        """Title and dates, then employer and place; the dates last of all where they may not stand at the edge."""
        from docx.shared import Pt

        below = [] if line else [text for text in (entry.subtitle, entry.place) if text]
        if entry.title or entry.dates:
            head = self._paragraph("", "Heading 2")
            _linked(head, entry.title, entry.link)
            if line and entry.subtitle:
                head.add_run(f" · {entry.subtitle}").bold = False
            if line:
                head.paragraph_format.keep_with_next = bool(entry.text)
                head.paragraph_format.space_before = Pt(2)
            if entry.dates and edge:
                _tab_stop(head, self.right_edge)
                head.add_run(f"\t{entry.dates}").bold = False
            elif entry.dates and not below:
                head.add_run(f" · {entry.dates}").bold = False
        if below:
            self._below(entry, "" if edge else entry.dates.replace(" ", "\u00a0"))
        self._entry_body(entry)

    def _below(self, entry: EntryView, dates: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(entry.subtitle).italic = True
        rest = " · ".join(text for text in (entry.place, dates) if text)
        paragraph.add_run(" · " + rest if entry.subtitle and rest else rest)
        paragraph.paragraph_format.keep_with_next = bool(entry.text or entry.highlights)

    def _entry_body(self, entry: EntryView) -> None:
        for text in entry.text:
            self._paragraph(text)
        for text in entry.highlights:
            self._paragraph(text, "List Bullet")
        for detail in entry.details:
            paragraph = self.document.add_paragraph()
            if detail.label:
                paragraph.add_run(f"{detail.label}: ").italic = True
            paragraph.add_run(detail.text)

    def _paragraph(self, text: str, style: str = "Normal") -> Any:
        paragraph = self.document.add_paragraph(text)
        if style != "Normal":  # by its id: looking it up by name costs milliseconds
            paragraph._p.style = style.replace(" ", "")
        return paragraph


# ---------------------------------------------------------------- pieces of OOXML python-docx has no words for


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _tab_stop(paragraph: Any, position: float) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(position), WD_TAB_ALIGNMENT.RIGHT)


def _bottom_border(style: Any, color: str | None) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(f"{{{_W}}}pBdr"):
        properties.remove(old)
    if color:
        border = _element("pBdr")
        border.append(_element("bottom", val="single", sz="6", space="1", color=color.upper()))
        properties.insert_element_before(
            border, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )


def _field(paragraph: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(_element("fldChar", fldCharType=kind))
        else:
            instruction = _element("instrText")
            instruction.text = text
            run._r.append(instruction)


def _linked(paragraph: Any, text: str, url: str) -> None:
    if not url:
        paragraph.add_run(text)
        return
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)._r
    paragraph._p.remove(run)
    link.append(run)
    paragraph._p.append(link)


def _float_right(inline: Any, name: str) -> None:
    """Turns an inline picture into one that stands at the right margin with the text beside it."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    anchor = parse_xml(
        f'<wp:anchor {nsdecls("wp")} distT="0" distB="0" distL="114300" distR="0" simplePos="0" '
        'relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:align>top</wp:align></wp:positionV></wp:anchor>'
    )
    extent, properties = inline.extent, inline.docPr
    properties.set("descr", name)
    wrap = parse_xml(f'<wp:wrapSquare {nsdecls("wp")} wrapText="left"/>')
    frame = inline.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}cNvGraphicFramePr"
    )
    for child in (extent, wrap, properties, frame, inline.graphic):
        if child is not None:
            anchor.append(child)
    inline.getparent().replace(inline, anchor)
