"""Plain text, for forms that take pasted text, and Markdown."""

import re
from collections.abc import Iterator

from resumelib.rendering.view import EntryView, ResumeView, SectionView

_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|>)")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def write_text(view: ResumeView) -> bytes:
    """UTF-8, lines of any length (forms wrap by themselves), sections in capitals' stead set off by blank lines."""
    lines = [view.name, view.label, *(contact.text for contact in view.contacts)]
    lines += [f"{d.label}: {d.text}" if d.label else d.text for d in view.personal]
    blocks = ["\n".join(line for line in lines if line)]
    for section in view.sections:
        blocks.append(
            "\n".join([section.title.upper(), "-" * len(section.title), *_section(section)]).rstrip()
        )
    return ("\n\n".join(blocks) + "\n").encode()


def _section(section: SectionView) -> Iterator[str]:
    for entry in section.entries:
        if section.style == "groups":
            yield group_text(entry)
            continue
        yield from _entry(entry)
        if section.style == "entries":
            yield ""


def _entry(entry: EntryView) -> Iterator[str]:
    head = " | ".join(part for part in (entry.title, entry.dates) if part)
    below = ", ".join(part for part in (entry.subtitle, entry.place) if part)
    yield from (line for line in (head, below, entry.url) if line)
    yield from entry.text
    yield from (f"- {highlight}" for highlight in entry.highlights)
    yield from (f"{d.label}: {d.text}" if d.label else d.text for d in entry.details)


def group_name(entry: EntryView) -> str:
    """`Python (advanced)`."""
    return f"{entry.title} ({entry.subtitle})" if entry.subtitle else entry.title


def group_text(entry: EntryView) -> str:
    """`Web (advanced): HTML, CSS`."""
    return ": ".join(part for part in (group_name(entry), ", ".join(entry.text)) if part)


def escape_markdown(text: str) -> str:
    """The text such that every Markdown reader prints it literally, at the start of a line too."""
    escaped = _MARKS.sub(r"\\\1", text)
    escaped = _NUMBERED.sub(r"\1\\\2", escaped)
    return _LINE_START.sub(r"\1\\\2", escaped)


def write_markdown(view: ResumeView) -> bytes:
    """CommonMark, every text of the person's escaped."""
    e = escape_markdown
    blocks = [f"# {e(view.name)}" if view.name else "", f"*{e(view.label)}*" if view.label else ""]
    blocks.append(" · ".join(_link(contact.text, contact.url) for contact in view.contacts))
    blocks.append("  \n".join(e(f"{d.label}: {d.text}" if d.label else d.text) for d in view.personal))
    for section in view.sections:
        blocks += [f"## {e(section.title)}", *_markdown_section(section)]
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _link(text: str, url: str) -> str:
    target = url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return f"[{escape_markdown(text)}](<{target}>)" if url else escape_markdown(text)


def _markdown_section(section: SectionView) -> Iterator[str]:
    if section.style == "groups":
        yield "\n".join(f"- {_markdown_group(entry)}" for entry in section.entries)
        return
    for entry in section.entries:
        yield from _markdown_entry(entry)


def _markdown_group(entry: EntryView) -> str:
    name, keywords = escape_markdown(group_name(entry)), escape_markdown(", ".join(entry.text))
    return f"**{name}:** {keywords}" if name and keywords else name or keywords


def _markdown_entry(entry: EntryView) -> Iterator[str]:
    e = escape_markdown
    if entry.title:
        yield f"### {_link(entry.title, entry.link)}"
    below = (f"*{e(entry.subtitle)}*" if entry.subtitle else "", e(entry.place), e(entry.dates))
    yield " · ".join(part for part in below if part)
    yield from (e(text) for text in entry.text)
    yield "\n".join(f"- {e(highlight)}" for highlight in entry.highlights)
    yield "  \n".join(f"*{e(d.label)}:* {e(d.text)}" if d.label else e(d.text) for d in entry.details)
