"""A made-up person in a made-up layout, as the source of a Typst document or as a web page: `drawn(seed)`."""

import html
import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.made_layouts import Layout, Row, Stretch
from benchmarks.made_people import Entry, make
from benchmarks.made_words import HEAD

_SECTIONS = ("education", "projects", "certificates", "awards", "publications", "volunteer")
_SMALL = ("certificates", "awards", "publications")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of its own: the name, the contact line or a section's title, by `kind`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: what stands in the margin, the lines of its head, and what follows them."""

    margin: str
    head: list[Row]
    has_bullet: bool
    summary: str
    highlights: list[str]


Block = Line | Item


def blocks(seed: int) -> tuple[Entry, Layout, list[Block]]:
    """The person, their layout (both by the seed) and the document's blocks in order: name, contact, headings, entries."""
    person, layout = make(seed), Layout(seed)
    contact = " · ".join((person["label"], person["email"], person["city"]))
    made: list[Block] = [Line("name", person["name"]), Line("contact", contact)]
    sections = [name for name in _SECTIONS if person[name]]
    layout.r.shuffle(sections)
    sections.insert(layout.r.choice((0, 0, 0, 1)), "work")
    for name in sections:
        if person[name]:
            made.append(Line("heading", layout.r.choice(HEAD[person["lang"]][name].split("|"))))
            made += _items(name, person, layout)
    return person, layout, made


def _items(section: str, person: Entry, layout: Layout) -> Iterator[Item]:
    entries = person[section]
    for n, entry in enumerate(entries):
        if layout.share and n and section == "work" and entry["name"] == entries[n - 1]["name"]:
            entry["_same"] = True
        margin, head = layout.entry(section, entry, person["lang"])
        if head:
            summary = "" if entry.get("_inline") else entry.get("summary", "")
            yield Item(
                margin,
                head,
                layout.bullet_small and section in _SMALL,
                summary.rstrip("" if layout.sumfirst else "."),
                entry.get("highlights", []),
            )


# ---- Typst


def _quoted(text: str) -> str:
    """A string as Typst writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _typst_stretch(stretch: Stretch, layout: Layout) -> str:
    """One stretch in its look, as Typst writes it."""
    text, look = stretch
    given = []
    if look.get("b"):
        given.append('weight: "bold"')
    if look.get("i"):
        given.append('style: "italic"')
    if look.get("c"):
        given.append(f'fill: rgb("{look["c"]}")')
    if look.get("s"):
        given.append(f"size: {layout.size + look['s']}pt")
    return f"#text({', '.join(given) + ', ' if given else ''}{_quoted(text)})"


def typst_source(seed: int) -> tuple[Entry, str]:
    """The person and the Typst source of their CV."""
    person, layout, made = blocks(seed)
    page = (
        f'#set page(paper: "a4", margin: 1.8cm)\n'
        f'#set text(font: "{layout.font}", size: {layout.size}pt, hyphenate: false)\n'
        f"#set par(leading: {layout.par}em, spacing: {layout.par + 0.1}em)\n#set list(marker: [{layout.bl}])"
    )
    drawn_blocks = [
        _typst_line(block, layout) if isinstance(block, Line) else _typst_item(block, layout)
        for block in made
    ]
    return person, "\n".join([page, *drawn_blocks])


def _typst_line(line: Line, layout: Layout) -> str:
    if line.kind == "name":
        return f'#text(size: {layout.size + 9}pt, weight: "bold", {_quoted(line.text)})\n'
    if line.kind == "contact":
        return f"#text({_quoted(line.text)})\n"
    look = layout.sechead
    title = _typst_stretch((line.text.upper() if look["u"] else line.text, look), layout)
    return f"#v(8pt)\n{title}\n" + ("#line(length: 100%)\n" if look["rule"] else "")


def _typst_item(item: Item, layout: Layout) -> str:
    head: list[str] = []
    for left, right in item.head:
        begun = "".join(_typst_stretch(stretch, layout) for stretch in left)
        ended = "".join(_typst_stretch(stretch, layout) for stretch in right)
        bullet = "- " if item.has_bullet and not head else ""
        head.append(bullet + begun + (f" #h(1fr) {ended}" if right else ""))
    body = "\n\n".join(head)
    if item.summary:
        body += f"\n\n#text({_quoted(item.summary)})"
    if item.highlights:
        body += "\n\n" + "\n".join(f"- #text({_quoted(text)})" for text in item.highlights)
    if item.margin:
        columns = f"columns: ({layout.marginw}pt, 1fr), gutter: 10pt"
        body = f"#grid({columns}, [#text({_quoted(item.margin)})], [{body}])"
    return f"#v({layout.gap}pt)\n{body}\n"


# ---- HTML


def _html_stretches(stretches: list[Stretch]) -> str:
    """Stretches in their looks, as HTML."""
    written = []
    for text, look in stretches:
        marked = html.escape(text)
        if look.get("b"):
            marked = f"<b>{marked}</b>"
        if look.get("i"):
            marked = f"<i>{marked}</i>"
        written.append(marked)
    return "".join(written)


def html_source(seed: int) -> tuple[Entry, str]:
    """The person and the HTML of their CV."""
    person, _layout, made = blocks(seed)
    tag = random.Random(seed).choice(("h3", "p", "div", "p"))
    written: list[str] = []
    for block in made:
        written += _html_line(block) if isinstance(block, Line) else _html_item(block, tag)
    return person, "<!doctype html><meta charset=utf-8><body>" + "\n".join(written)


def _html_line(line: Line) -> Iterator[str]:
    if line.kind == "name":
        yield f"<h1>{line.text}</h1>"
    elif line.kind == "contact":
        yield f"<p>{html.escape(line.text)}</p>"
    else:
        yield f"<h2>{line.text}</h2>"


def _html_item(item: Item, tag: str) -> Iterator[str]:
    if item.margin:
        yield f"<p>{item.margin}</p>"
    for n, (left, right) in enumerate(item.head):
        begun = _html_stretches(left)
        if right:
            yield f"<div><table><tr><td>{begun}</td><td>{_html_stretches(right)}</td></tr></table></div>"
        else:
            yield f"<{tag}>{begun}</{tag}>" if n == 0 else f"<p>{begun}</p>"
    if item.summary:
        yield f"<p>{html.escape(item.summary)}</p>"
    if item.highlights:
        yield "<ul>" + "".join(f"<li>{html.escape(text)}</li>" for text in item.highlights) + "</ul>"


def drawn(seed: int) -> tuple[Entry, bytes, str]:
    """The person, the file's bytes and its name; every fourth is a web page."""
    if seed % 4 == 3:
        person, page = html_source(seed)
        return person, page.encode(), "cv.html"
    import typst

    person, source = typst_source(seed)
    return person, typst.compile(source.encode()), "cv.pdf"
