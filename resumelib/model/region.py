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
_NO_PHOTO_US = ("Photo, date of birth and marital status are left out there: anti-discrimination practice.",)
_NO_PHOTO_GB = ("Photo and date of birth are left out there: the Equality Act 2010 made it the habit.",)
_OPT_IN_DE = (
    "A photo and personal data are customary but not required since the equal-treatment act of 2006.",
)
_EUROPASS = (
    "work",
    "education",
    "languages",
    "skills",
    "projects",
    "publications",
    "volunteer",
    "certificates",
    "awards",
)
_REGIONS = (
    Region("US", "United States", "us-letter", spelling="en-US", notes=_NO_PHOTO_US),
    Region("CA", "Canada", "us-letter", spelling="en-US", notes=_NO_PHOTO_US),
    Region("MX", "Mexico", "us-letter"),
    Region("GB", "United Kingdom", spelling="en-GB", notes=_NO_PHOTO_GB),
    Region("IE", "Ireland", spelling="en-GB"),
    Region("AU", "Australia", page_limit=3, spelling="en-GB"),
    Region("NZ", "New Zealand", page_limit=3, spelling="en-GB"),
    Region("ZA", "South Africa", page_limit=3, spelling="en-GB"),
    Region("DE", "Germany", date_style="MM/YYYY", photo="opt-in", personal_data="opt-in", page_limit=3, notes=_OPT_IN_DE),
    Region("AT", "Austria", date_style="MM/YYYY", photo="opt-in", personal_data="opt-in", page_limit=3),
    Region("CH", "Switzerland", date_style="MM/YYYY", photo="opt-in", personal_data="opt-in", page_limit=3),
    Region("FR", "France", date_style="MM/YYYY", photo="opt-in"),
    Region("BE", "Belgium", date_style="MM/YYYY", photo="opt-in"),
    Region("LU", "Luxembourg", date_style="MM/YYYY", photo="opt-in"),
    Region("NL", "Netherlands", date_style="MM-YYYY"),
    Region("SE", "Sweden", date_style="YYYY-MM"),
    Region("DK", "Denmark", date_style="MM/YYYY"),
    Region("NO", "Norway", date_style="MM/YYYY"),
    Region("FI", "Finland", date_style="MM/YYYY"),
    Region("IT", "Italy", date_style="MM/YYYY", photo="opt-in"),
    Region("ES", "Spain", date_style="MM/YYYY", photo="opt-in"),
    Region("PT", "Portugal", date_style="MM/YYYY", photo="opt-in"),
    Region("PL", "Poland", date_style="MM/YYYY", photo="opt-in"),
    Region("CZ", "Czechia", date_style="MM/YYYY", photo="opt-in"),
    Region("GR", "Greece", date_style="MM/YYYY", photo="opt-in"),
    Region("UA", "Ukraine", date_style="MM/YYYY", photo="opt-in"),
    Region("EU", "European Union (Europass)", date_style="DD/MM/YYYY", photo="opt-in", personal_data="opt-in",
           page_limit=None, order=_EUROPASS),
    Region("BR", "Brazil", date_style="MM/YYYY"),
    Region("IN", "India", spelling="en-GB"),
    Region("SG", "Singapore", spelling="en-GB"),
    Region("JP", "Japan", date_style="YYYY.MM", photo="expected", personal_data="opt-in",
           notes=("A rirekisho is a form of its own; this is the free-form document that goes with it.",)),
    Region("CN", "China", date_style="YYYY.MM", photo="opt-in", personal_data="opt-in"),
    Region("KR", "South Korea", date_style="YYYY.MM", photo="opt-in", personal_data="opt-in"),
    Region("AE", "United Arab Emirates", photo="opt-in", personal_data="opt-in", page_limit=3),
    Region("SA", "Saudi Arabia", photo="opt-in", personal_data="opt-in", page_limit=3),
)  # fmt: skip
# What people write for a country, beside its English name and its code.
_ALSO = {
    "usa": "US", "u.s.a.": "US", "u.s.": "US", "united states of america": "US", "uk": "GB", "great britain": "GB",
    "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "deutschland": "DE",
    "österreich": "AT", "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "españa": "ES", "italia": "IT",
    "polska": "PL", "nederland": "NL", "the netherlands": "NL", "holland": "NL", "belgique": "BE", "belgië": "BE",
    "sverige": "SE", "danmark": "DK", "norge": "NO", "suomi": "FI", "česko": "CZ", "czech republic": "CZ",
    "brasil": "BR", "méxico": "MX", "uae": "AE", "dubai": "AE", "korea": "KR", "ελλάδα": "GR", "україна": "UA",
}  # fmt: skip
REGIONS = {region.code: region for region in _REGIONS}
INTERNATIONAL = Region("", "International", "a4", "Mon YYYY", page_limit=2)


def resolve_region(code: str = "", location: str = "") -> Region:
    """The named region; else the country that ends `location` ("Berlin, Germany"); else an international default.

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
    last = place.rpartition(",")[2].strip()
    if last in _ALSO:
        return REGIONS[_ALSO[last]]
    for region in _REGIONS:
        if place.endswith(region.name.casefold()) or last == region.code.casefold():
            return region
    return INTERNATIONAL
