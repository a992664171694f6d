"""Hostile files, made on the spot and small: bombs, loops, lies, polyglots. Each is (name, bytes)."""

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def docx(body: str, head: str = "", **more: bytes) -> bytes:
    document = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES.encode(), "word/document.xml": document.encode(), **more})


def pdf(objects: list[bytes], *, root: int = 1, extra: bytes = b"", size: int | None = None) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        b"trailer\n<< /Size %d /Root %d 0 R %b >>\nstartxref\n%d\n%%%%EOF"
        % (size or len(objects) + 1, root, extra, start)
    )
    return out.getvalue()


def stream(data: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %b >>\nstream\n%b\nendstream" % (len(packed), more, packed)


def paged(content: bytes, box: bytes = b"0 0 595 842") -> bytes:
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [" + box + b"] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ])  # fmt: skip


def fields(count: int, value: bytes = b"Mira Solano") -> bytes:
    """A form whose fields all stand on one page."""
    field = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (" + value + b") /Rect [60 700 160 712] >>"
    return pdf([
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [" + b"4 0 R " * count + b"] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [" + b"4 0 R " * count + b"] >>",
        field,
    ])  # fmt: skip


DOCUMENT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p/></w:body></w:document>'
DIAGRAM = b'<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(20_000)))
        + chunk(b"IEND", b"")
    )


LAUGHS = "<!DOCTYPE lolz [" + '<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)) + "]>"  # fmt: skip
XXE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
TEXT = b"BT /F1 12 Tf 60 700 Td (Mira Solano) Tj ET "


def files() -> list[tuple[str, Callable[[], bytes]]]:
    """Each is made when it is asked for: some take a moment."""
    return [
        ("zip-bomb.docx", lambda: docx("<w:p><w:r><w:t>" + "a" * 100_000_000 + "</w:t></w:r></w:p>")),
        ("many-members.docx", lambda: zipped({f"word/m{n}.xml": b"x" for n in range(6_000)} | {"word/document.xml": b"<a/>"})),
        ("billion-laughs.docx", lambda: docx("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", LAUGHS)),
        ("xxe.docx", lambda: docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", XXE)),
        ("deep.docx", lambda: docx("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000)),
        ("million-paragraphs.docx", lambda: docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_000_000)),
        ("remote.docx", lambda: docx('<w:p><w:hyperlink r:id="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:r><w:t>Mira</w:t></w:r></w:hyperlink></w:p>', **{"word/_rels/document.xml.rels": b'<Relationships xmlns="x"><Relationship Id="r1" Type="a/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'})),
        ("not-xml.docx", lambda: zipped({"word/document.xml": b"\x00\x01\x02" * 999})),
        ("cut.docx", lambda: docx("<w:p/>")[:-40]),
        ("bomb.odt", lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a>" + b" " * 100_000_000 + b"</a>"})),
        ("xxe.odt", lambda: zipped({"content.xml": (XXE + "<d>&x;</d>").encode()})),
        ("bomb.zip", lambda: zipped({"Profile.csv": b"First Name,Last Name\n" + b"a,b\n" * 12_000_000})),
        ("flate-bomb.pdf", lambda: paged(stream(TEXT + b" " * 100_000_000))),
        ("endless-text.pdf", lambda: paged(stream(TEXT * 400_000))),
        ("page-loop.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])),
        ("million-pages.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"])),
        ("thousand-pages.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [" + b"3 0 R " * 5_000 + b"] /Count 5000 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"])),
        ("deep-array.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 100_000 + b"]" * 100_000 + b" >>", b"<< /Type /Pages /Kids [] /Count 0 >>"])),
        ("self-stream.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources 3 0 R >>"])),
        ("many-fields.pdf", lambda: fields(20_000)),
        ("endless-field.pdf", lambda: fields(1, b"a " * 5_000_000)),
        ("diagram-bomb.docx", lambda: zipped({"word/document.xml": DOCUMENT, "word/diagrams/data1.xml": DIAGRAM + b"<a:p/>" * 3_000_000 + b"</d>"})),
        ("kid-of-itself.pdf", lambda: b"%PDF-1.4\n4 0 obj\n<</Contents 8 0 R /MediaBox [] /Parent 7 0 R /Resources <<>> /Count 1 /Kids [4 0 R] /Type /Pages"),  # found by fuzzing
        ("form-loop.pdf", lambda: pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>", stream(b"/X Do"), stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")])),
        ("huge-page.pdf", lambda: paged(stream(TEXT), b"0 0 1e30 1e30")),
        ("nan-page.pdf", lambda: paged(stream(b"BT /F1 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm (Mira) Tj ET"), b"0 0 -1 -1")),
        ("broken-xref.pdf", lambda: paged(stream(TEXT)).replace(b"0000000", b"9999999")),
        ("no-trailer.pdf", lambda: paged(stream(TEXT)).partition(b"trailer")[0]),
        ("only-head.pdf", lambda: b"%PDF-1.7\n"),
        ("wrong-offsets.pdf", lambda: paged(stream(TEXT)).replace(b"0000000058", b"0000000009").replace(b"0000000115", b"0000000058")),  # found by fuzzing: the page tree loops
        ("xref-loop.pdf", lambda: pdf([b"<< /Type /Catalog >>"], extra=b"/Prev 9 /XRefStm 9")),
        ("polyglot.pdf", lambda: b"<!-- " + paged(stream(TEXT)) + b" --><html><body>Mira</body></html>"),
        ("polyglot-zip.pdf", lambda: paged(stream(TEXT)) + docx("<w:p/>")),
        ("deep.html", lambda: b"<div>" * 50_000 + b"Mira"),
        ("wide.html", lambda: b"<p>a</p>" * 500_000),
        ("refers.html", lambda: b"<base href='file:///etc/'><img src='passwd'><iframe src='file:///etc/passwd'></iframe><p>Mira</p>"),
        ("braces.html", lambda: b"<style>" + b"@a{" * 3_000 + b"{}" * 3_000 + b"/*" * 30_000 + b"</style><p>Mira</p>"),  # found by fuzzing
        ("unclosed.html", lambda: b"<p><b><i><a href='" + b"x" * 1_000_000),
        ("deep.json", lambda: b"[" * 200_000),
        ("deep-object.json", lambda: b'{"basics":' * 5_000 + b"1" + b"}" * 5_000),
        ("huge-number.json", lambda: b'{"basics": {"name": ' + b"9" * 1_000_000 + b"}}"),
        ("wide.json", lambda: json.dumps({"basics": {"name": "Mira"}, "work": [{"name": "a"}] * 100_000}).encode()),
        ("laughs.yaml", lambda: b"cv:\n  a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"  %c: &%c [%b]\n" % (b, b, b",".join([b"*%c" % a] * 9)) for a, b in zip(b"abcdefgh", b"bcdefghi", strict=True))),
        ("deep.yaml", lambda: b"cv: " + b"[" * 20_000),
        ("tagged.yaml", lambda: b"cv: !!python/object/apply:os.system ['true']\n"),
        ("deep.rtf", lambda: b"{\\rtf1 " + b"{" * 100_000),
        ("numbers.rtf", lambda: b"{\\rtf1\\uc99999999 \\u99999999999 \\fs-999999999 \\cf9999999999 Mira}"),
        ("endless.rtf", lambda: b"{\\rtf1 " + b"\\b\\i\\par " * 2_000_000),
        ("blank-lines.md", lambda: b"\r\n\r\n" * 20_000 + b"Mira"),  # found by fuzzing
        ("comments.html", lambda: b"<!---->" * 500 + b"Mira"),
        ("backslashes.md", lambda: b"\\" * 500_000),
        ("brackets.md", lambda: b"[" * 100_000 + b"](" * 50_000),
        ("stars.md", lambda: b"*_" * 300_000),
        ("one-line.txt", lambda: b"word " * 1_000_000),
        ("newlines.txt", lambda: b"\na" * 1_500_000),
        ("long-lines.txt", lambda: b"Mira Solano\nExperience\n" + b"Led a team at Acme with Python for the University of Berlin \n" * 5_000),
        ("titles.txt", lambda: b"Skills\n" * 5_900),
        ("dates.txt", lambda: b"Experience\n" + b"2019 - 2020\nEngineer\n" * 2_900),
        ("runs.txt", lambda: b"Mira Solano\n" + (b"9" * 2_400 + b"\n") * 40),  # found by fuzzing
        ("controls.txt", lambda: bytes(range(1, 256)) * 2_000),
        ("pixel-bomb.png", lambda: png(100_000, 100_000)),
        ("cut.png", lambda: png(10, 10)[:40]),
        ("empty.tiff", lambda: b"II*\x00" + bytes(100)),
        ("heic.heic", lambda: bytes(4) + b"ftypheic" + bytes(100)),
    ]  # fmt: skip
