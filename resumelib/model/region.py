"""What a country expects of a resume. Applied at render time only; the stored facts never change."""

from dataclasses import dataclass
from typing import Literal

DateStyle = Literal["Mon YYYY", "MM/YYYY", "MM-YYYY", "YYYY-MM", "YYYY.MM", "DD/MM/YYYY"]
Visibility = Literal["hide", "opt-in", "expected"]


@dataclass(frozen=True, slots=True)
class Region:
    """`code` is ISO 3166-1 alpha-2, or EU. `page_limit` None means no limit; `notes` are shown to the person."""

    code: str
    name: str
    paper: Literal["a4", "us-letter"] = "a4"
    date_style: DateStyle = "Mon YYYY"
    photo: Visibility = "hide"
    personal_data: Visibility = "hide"
    page_limit: int | None = 2
    spelling: Literal["en-US", "en-GB", ""] = ""
    order: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


# Source: the public careers pages listed in docs/reference/regions.md; guidance, not law.
_REGIONS = (
    Region("US", "United States", "us-letter", "Mon YYYY", page_limit=2, spelling="en-US",
           notes=("No photo, date of birth or marital status: anti-discrimination practice.",)),
    Region("CA", "Canada", "us-letter", "Mon YYYY", page_limit=2, spelling="en-US"),
    Region("GB", "United Kingdom", "a4", "Mon YYYY", page_limit=2, spelling="en-GB",
           notes=("No photo or date of birth (Equality Act 2010).",)),
    Region("IE", "Ireland", "a4", "Mon YYYY", page_limit=2, spelling="en-GB"),
    Region("AU", "Australia", "a4", "Mon YYYY", page_limit=3, spelling="en-GB"),
    Region("NZ", "New Zealand", "a4", "Mon YYYY", page_limit=3, spelling="en-GB"),
    Region("DE", "Germany", "a4", "MM/YYYY", photo="opt-in", personal_data="opt-in", page_limit=3),
    Region("AT", "Austria", "a4", "MM/YYYY", photo="opt-in", personal_data="opt-in", page_limit=3),
    Region("CH", "Switzerland", "a4", "MM/YYYY", photo="opt-in", personal_data="opt-in", page_limit=3),
    Region("FR", "France", "a4", "MM/YYYY", photo="opt-in", page_limit=2),
    Region("NL", "Netherlands", "a4", "MM-YYYY", page_limit=2),
    Region("SE", "Sweden", "a4", "YYYY-MM", page_limit=2),
    Region("IT", "Italy", "a4", "MM/YYYY", photo="opt-in", page_limit=2),
    Region("ES", "Spain", "a4", "MM/YYYY", photo="opt-in", page_limit=2),
    Region("PT", "Portugal", "a4", "MM/YYYY", photo="opt-in", page_limit=2),
    Region("PL", "Poland", "a4", "MM/YYYY", photo="opt-in", page_limit=2),
    Region("EU", "European Union (Europass)", "a4", "DD/MM/YYYY", photo="opt-in", personal_data="opt-in", page_limit=None),
    Region("IN", "India", "a4", "Mon YYYY", page_limit=2, spelling="en-GB"),
    Region("CN", "China", "a4", "YYYY.MM", photo="opt-in", personal_data="opt-in", page_limit=2),
    Region("KR", "South Korea", "a4", "YYYY.MM", photo="opt-in", personal_data="opt-in", page_limit=2),
    Region("AE", "United Arab Emirates", "a4", "Mon YYYY", photo="opt-in", personal_data="opt-in", page_limit=3),
    Region("SA", "Saudi Arabia", "a4", "Mon YYYY", photo="opt-in", personal_data="opt-in", page_limit=3),
)  # fmt: skip
REGIONS = {region.code: region for region in _REGIONS}
INTERNATIONAL = Region("", "International", "a4", "Mon YYYY", page_limit=2)


def resolve_region(code: str = "", location: str = "") -> Region:
    """The named region; else the one whose name ends or equals `location`; else an international default.

    A two-letter code we have no profile for gets the international habits under its own code.
    """
    wanted = code.strip().upper()
    if wanted in REGIONS:
        return REGIONS[wanted]
    if wanted:
        return Region(
            wanted, wanted, INTERNATIONAL.paper, INTERNATIONAL.date_style, page_limit=INTERNATIONAL.page_limit
        )
    place = location.casefold().strip()
    for region in _REGIONS:
        if place.endswith(region.name.casefold()) or place.split(",")[-1].strip() == region.code.casefold():
            return region
    return INTERNATIONAL
