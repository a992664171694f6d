"""LinkedIn's data export (a ZIP of CSV tables) to JSON Resume. Column names as the export of the last years has them."""

import csv
import io
import re
from typing import Any

from resumelib.errors import NotAResume
from resumelib.parsing.archive import Archive
from resumelib.parsing.media import LINKEDIN
from resumelib.parsing.plain import decoded
from resumelib.parsing.structured import Structured

MAX_ROWS = 2_000
_BULLET = re.compile(r"^\s*[•▪◦*·–-]\s+")
Row = dict[str, str]


def read_linkedin(data: bytes) -> Structured:
    """Raises DamagedInput, TooLarge, or NotAResume when neither a profile nor positions are in it."""
    archive = Archive(data)
    tables = {
        name.rsplit("/", 1)[-1].lower().removesuffix(".csv"): name
        for name in archive.names
        if name.lower().endswith(".csv")
    }

    def rows(*titles: str) -> list[Row]:
        return [row for title in titles if title in tables for row in _rows(archive.read(tables[title]))]

    source = {title: rows(title) for title in sorted(set(tables) & _CAREER_TABLES)}
    out: dict[str, Any] = {
        "basics": _basics(rows("profile"), rows("email addresses"), rows("phonenumbers", "phone numbers")),
        "work": [_position(row, "name") for row in rows("positions")],
        "volunteer": [_position(row, "organization") for row in rows("volunteering")],
        "education": [_degree(row) for row in rows("education")],
        "skills": [_picked(row, name="name") for row in rows("skills")],
        "languages": [_picked(row, language="name", fluency="proficiency") for row in rows("languages")],
        "certificates": [_certificate(row) for row in rows("certifications")],
        "awards": [_award(row) for row in rows("honors")],
        "publications": [_publication(row) for row in rows("publications")],
        "projects": [_project(row) for row in rows("projects")],
        "references": [_reference(row) for row in rows("recommendations_received") if row.get("text")],
    }
    if not out["work"] and not out["basics"].get("name"):
        raise NotAResume(
            "This archive holds neither a LinkedIn profile nor positions. Please ask LinkedIn for the full export."
        )
    return Structured({key: value for key, value in out.items() if value}, LINKEDIN, source)


_CAREER_TABLES = {
    "profile", "positions", "education", "skills", "languages", "certifications", "honors", "publications", "projects",
    "volunteering", "email addresses", "phonenumbers", "phone numbers", "courses", "organizations", "patents", "test_scores",
    "profile summary",
}  # fmt: skip


def _rows(data: bytes) -> list[Row]:
    """Rows by lower-case column; the notes that some tables begin with are skipped."""
    text = decoded(data)
    if text.startswith("Notes:"):
        text = text.partition("\n\n")[2]
    try:
        table = [row for _, row in zip(range(MAX_ROWS), csv.reader(io.StringIO(text)), strict=False)]
    except csv.Error:
        return []
    if not table:
        return []
    head = [cell.strip().lower() for cell in table[0]]
    return [dict(zip(head, (cell.strip() for cell in row), strict=False)) for row in table[1:] if any(row)]


def _basics(profiles: list[Row], emails: list[Row], phones: list[Row]) -> dict[str, Any]:
    row = profiles[0] if profiles else {}
    primary = sorted(emails, key=lambda r: r.get("primary", "").lower() != "yes")
    websites = re.findall(r"https?://[^\s,\]]+", row.get("websites", ""))
    return {
        "name": f"{row.get('first name', '')} {row.get('last name', '')}".strip(),
        "label": row.get("headline", ""),
        "summary": row.get("summary", ""),
        "email": next((r["email address"] for r in primary if r.get("email address")), ""),
        "phone": next((r["number"] for r in phones if r.get("number")), ""),
        "url": websites[0] if websites else "",
        "location": {"city": row.get("geo location", "")} if row.get("geo location") else {},
    }


def _date(text: str) -> str:
    """`Jan 2020` or `2020` to ISO; anything else as written."""
    found = re.fullmatch(r"(?:([A-Z][a-z]{2})[a-z]* )?(\d{4})", text.strip())
    if not found:
        return text.strip()
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return (
        f"{found.group(2)}-{months.index(found.group(1)) + 1:02d}"
        if found.group(1) in months
        else found.group(2)
    )


def _dates(row: Row, start: str = "started on", end: str = "finished on") -> dict[str, str]:
    first, last = _date(row.get(start, "")), _date(row.get(end, ""))
    return {"startDate": first, "endDate": last or ("present" if first else "")}


def _told(description: str) -> dict[str, Any]:
    """Lines with a bullet are highlights, the rest is the summary."""
    lines = [line for line in description.splitlines() if line.strip()]
    bullets = [_BULLET.sub("", line).strip() for line in lines if _BULLET.match(line)]
    return {
        "summary": " ".join(line.strip() for line in lines if not _BULLET.match(line)),
        "highlights": bullets,
    }


def _position(row: Row, employer: str) -> dict[str, Any]:
    return {
        employer: row.get("company name", ""),
        "position": row.get("title", "") or row.get("role", ""),
        "location": row.get("location", ""),
        **_dates(row),
        **_told(row.get("description", "")),
    }


def _degree(row: Row) -> dict[str, Any]:
    first, last = _date(row.get("start date", "")), _date(row.get("end date", ""))
    return {
        "institution": row.get("school name", ""),
        "studyType": row.get("degree name", ""),
        "startDate": first,
        "endDate": last,
        "courses": [text for text in (row.get("notes", ""), row.get("activities", "")) if text],
    }


def _picked(row: Row, **columns: str) -> dict[str, str]:
    """JSON Resume's keys with the columns they are read from."""
    return {key: row.get(column, "") for key, column in columns.items()}


def _certificate(row: Row) -> dict[str, str]:
    return {
        **_picked(row, name="name", issuer="authority", url="url"),
        "date": _date(row.get("started on", "")),
    }


def _award(row: Row) -> dict[str, str]:
    return {**_picked(row, title="title", summary="description"), "date": _date(row.get("issued on", ""))}


def _publication(row: Row) -> dict[str, str]:
    picked = _picked(row, name="name", publisher="publisher", url="url", summary="description")
    return {**picked, "releaseDate": _date(row.get("published on", ""))}


def _project(row: Row) -> dict[str, Any]:
    told = _told(row.get("description", ""))
    return {
        "name": row.get("title", ""),
        "description": told["summary"],
        "highlights": told["highlights"],
        "url": row.get("url", ""),
        **_dates(row),
    }


def _reference(row: Row) -> dict[str, str]:
    name = f"{row.get('first name', '')} {row.get('last name', '')}".strip()
    extra = ", ".join(filter(None, [row.get("job title", ""), row.get("company", "")]))
    return {"name": f"{name}, {extra}" if extra else name, "reference": row.get("text", "")}
