"""More hostile files, by what they make large: packed bytes, names, references, repetitions that a format counts itself."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.security.hostile import DOCUMENT, LAUGHS, TEXT, XXE, docx, paged, pdf, stream, zipped

ODF = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
)
ODF_END = "</office:text></office:body></office:document-content>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PROFILE = b"First Name,Last Name\nMira,Solano\n"


def odt(body: str, head: str = "") -> bytes:
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": (head + ODF + body + ODF_END).encode(),
        }
    )


def archive(names: list[str]) -> bytes:
    """A data export among members with these names, stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        target.writestr("Profile.csv", PROFILE)
        for name in names:
            target.writestr(zipfile.ZipInfo(name), b"x")
    return buffer.getvalue()


def lying_size() -> bytes:
    """A member that says it unpacks to ten bytes and unpacks to fifty million."""
    data = docx("<w:p><w:r><w:t>" + "a" * 50_000_000 + "</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        said = struct.pack("<I", source.getinfo("word/document.xml").file_size)
    return data.replace(said, struct.pack("<I", 10))


def nested(depth: int) -> bytes:
    """An archive in an archive in an archive …, each named like what a reader would open."""
    inner = zipped({"word/document.xml": b"<a/>"})
    for _ in range(depth):
        inner = zipped({"word/document.xml": inner, "Profile.csv": inner, "content.xml": inner})
    return inner


def tree(depth: int) -> bytes:
    """A page under a tree of nodes, each with one kid."""
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(depth)]
    return pdf([CATALOG, *nodes, b"<< /Type /Page /MediaBox [0 0 595 842] >>"])


def tiff(width: int, height: int, following: int = 0) -> bytes:
    """A directory that claims such a picture; `following` is where it says the next directory stands."""
    tags = [
        (256, width),
        (257, height),
        (258, 8),
        (259, 1),
        (262, 1),
        (273, 8),
        (277, 1),
        (278, height),
        (279, 16),
    ]
    rows = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\x00" + struct.pack("<IH", 8, len(tags)) + rows + struct.pack("<I", following) + bytes(64)


def one_page(*objects: bytes, page: bytes = b"", content: bytes = TEXT) -> bytes:
    """A page with `page` in its dictionary; `objects` are numbered from 5."""
    kid = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + page + b" >>"
    return pdf([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", kid, stream(content), *objects])


def packed(data: bytes, more: bytes) -> bytes:
    return stream(zlib.compress(data), b"/Filter /FlateDecode " + more)


FONT = b"/Resources << /Font << /F1 5 0 R >> >>"
RANGES = (
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange "
    + b"1 beginbfrange <0000> <FFFF> <0041> endbfrange " * 20_000
)


def bombs() -> list[tuple[str, Callable[[], bytes]]]:
    """Each is made when it is asked for."""
    return [
        # archives
        ("hundred-thousand-members.zip", lambda: archive([f"media/{n}.jpg" for n in range(100_000)])),
        ("traversal.zip", lambda: archive(["../../../../etc/cron.d/x", "/etc/passwd", "..\\..\\x", "C:\\x", "a/../../Positions.csv", "Positions.csv/", "\x00", "Profile.csv"])),
        ("lying-size.docx", lying_size),
        ("nested.docx", lambda: nested(12)),
        ("same-name.docx", lambda: archive(["word/document.xml"] * 4_000)),
        # XML
        ("quadratic-entity.docx", lambda: docx("<w:p><w:r><w:t>" + "&q;" * 60_000 + "</w:t></w:r></w:p>", f'<!DOCTYPE d [<!ENTITY q "{"q" * 60_000}">]>')),
        ("parameter-entity.docx", lambda: docx("<w:p/>", '<!DOCTYPE d [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>')),
        ("deep-relations.docx", lambda: zipped({"word/document.xml": DOCUMENT, "word/_rels/document.xml.rels": b"<a>" * 50_000 + b"</a>" * 50_000})),
        ("attributes.docx", lambda: docx("<w:p " + " ".join(f'a{n}="x"' for n in range(200_000)) + "/>")),
        ("laughs.odt", lambda: odt("<text:p>&j;</text:p>", LAUGHS)),
        ("xxe-body.odt", lambda: odt("<text:p>&x;</text:p>", XXE)),
        ("deep.odt", lambda: odt("<text:list><text:list-item>" * 20_000 + "</text:list-item></text:list>" * 20_000)),
        ("endless-spaces.odt", lambda: odt('<text:p>Mira<text:s text:c="2000000000"/>Solano</text:p>')),
        ("repeated-cells.odt", lambda: odt('<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000000"><text:p>Mira</text:p></table:table-cell></table:table-row></table:table>')),
        # web pages
        ("laughs.html", lambda: (LAUGHS + "<html><body><p>Mira &j;</p></body></html>").encode()),
        ("attributes.html", lambda: b"<html><body><p " + b"".join(b"a%d=x " % n for n in range(20_000)) + b">Mira</p>"),
        ("tables.html", lambda: b"<html><body>" + b"<table><tr><td>" * 5_000 + b"Mira"),
        ("spans.html", lambda: b"<html><body><table><tr><td colspan=999999999 rowspan=999999999>Mira</td></tr></table>"),
        ("picture.html", lambda: b"<html><body><img src='data:image/png;base64," + b"A" * 7_000_000 + b"'><p>Mira</p>"),
        # RTF
        ("picture.rtf", lambda: b"{\\rtf1 {\\pict\\pngblip " + b"00" * 10_000_000 + b"} Mira}"),
        ("binary.rtf", lambda: b"{\\rtf1 {\\pict\\bin2000000000 " + b"\xff" * 1_000 + b"} Mira}"),
        ("groups.rtf", lambda: b"{\\rtf1 " + b"{\\*\\x}" * 1_000_000 + b" Mira}"),
        ("destinations.rtf", lambda: b"{\\rtf1{\\fonttbl" + b"{\\f1 a;}" * 400_000 + b"}Mira}"),
        # JSON and YAML
        ("closed-deep.json", lambda: b"[" * 100_000 + b"]" * 100_000),
        ("deep-field.json", lambda: b'{"basics": {"name": "Mira", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}"),
        ("same-keys.json", lambda: b'{"basics": {"name": "Mira"}' + b', "work": []' * 400_000 + b"}"),
        ("long-strings.json", lambda: json.dumps({"basics": {"name": "Mira " * 1_000_000}}).encode()),
        ("merge.yaml", lambda: b"a: &a {x: 1}\n" + b"".join(b"b%d: &b%d {<<: [*%s, *%s], k%d: 1}\n" % (n, n, p, p, n) for n, p in ((n, b"a" if n == 0 else b"b%d" % (n - 1)) for n in range(40))) + b"cv: *b39\n"),
        ("self.yaml", lambda: b"cv: &a {name: Mira, sections: {work: [*a, *a]}}\n"),
        ("aliases.yaml", lambda: b"cv: {name: &a Mira, sections: {skills: [" + b"*a, " * 200_000 + b"]}}\n"),
        ("keys.yaml", lambda: b"cv:\n" + b"".join(b"  ? [%d, [x]]\n  : y\n" % n for n in range(20_000))),
        ("digits.yaml", lambda: b"cv: {name: " + b"9" * 400_000 + b"}\n"),
        # PDF
        ("deep-tree.pdf", lambda: tree(20_000)),
        ("object-stream.pdf", lambda: one_page(packed(b"1 0 " * 2_000_000, b"/Type /ObjStm /N 999999999 /First 4"))),
        ("predictor.pdf", lambda: one_page(packed(bytes(1_000_000), b"/Type /XRef /Size 999999999 /W [1 9 9] /Index [0 999999999] /DecodeParms << /Predictor 12 /Columns 999999999 /Colors 99 >>"))),
        ("stacked-filters.pdf", lambda: one_page(stream(zlib.compress(zlib.compress(bytes(50_000_000))), b"/Filter [" + b"/FlateDecode " * 500 + b"]"), page=b"/Annots [5 0 R]")),
        ("map.pdf", lambda: one_page(b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R >>", packed(RANGES, b""), page=FONT, content=b"BT /F1 9 Tf <" + b"0041" * 5_000 + b"> Tj ET")),
        ("widths.pdf", lambda: one_page(b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 0 /LastChar 2000000000 /Widths [" + b"500 " * 1_000_000 + b"] >>", page=FONT)),
        ("picture.pdf", lambda: one_page(packed(bytes(1_000_000), b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"), page=b"/Resources << /XObject << /I 5 0 R >> >>", content=TEXT + b"q 500 0 0 500 0 0 cm /I Do Q " * 200)),
        ("shapes.pdf", lambda: one_page(content=TEXT + b"0 0 m 9 9 l S " * 700_000)),
        ("glyph-loop.pdf", lambda: one_page(b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [1] /Encoding << /Differences [65 /A] >> /CharProcs << /A 6 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>", stream(b"BT /F1 9 Tf (A) Tj ET"), page=FONT, content=b"BT /F1 9 Tf (AAAA) Tj ET")),
        ("saved-states.pdf", lambda: one_page(content=b"q " * 1_000_000 + TEXT)),
        ("nested-blocks.pdf", lambda: one_page(content=b"/Span <</X " + b"<<" * 50_000 + TEXT)),
        ("long-name.pdf", lambda: one_page(content=TEXT + b"/" + b"A" * 4_000_000 + b" gs")),
        ("outline-loop.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R /Outlines 3 0 R /AcroForm << /Fields [3 0 R] >> >>", b"<< /Type /Pages /Kids [] /Count 0 >>", b"<< /First 3 0 R /Next 3 0 R /Kids [3 0 R] /Parent 3 0 R >>"])),
        ("launches.pdf", lambda: one_page(page=b"/AA << /O << /S /Launch /F (/bin/sh) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 900 900] /A << /S /URI /URI (file:///etc/passwd) >> >>]")),
        ("polyglot-web.docx", lambda: b"PK\x03\x04<html><body>Mira Solano</body></html>"),
        ("text-before.pdf", lambda: b"Mira Solano\n" * 80 + paged(stream(TEXT))),
        # pictures
        ("pixel-bomb.tiff", lambda: tiff(200_000, 200_000)),
        ("looping.tiff", lambda: tiff(4, 4, following=8)),
    ]  # fmt: skip
