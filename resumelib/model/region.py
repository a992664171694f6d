"""What a country expects of a resume. Applied at render time only; the stored facts never change."""

from dataclasses import dataclass
from typing import Literal

from resumelib.errors import WrongUsage

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
# Source: ISO 3166-1, the two-letter codes; with EU, and XK as the European Union writes Kosovo.
_ISO_3166 = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
    ER ES ET EU FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR
    HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR
    LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG
    NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE
    SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA
    UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """
_CODES = frozenset(_ISO_3166.split())
_CODES_TOO = {"UK": "GB", "EL": "GR"}  # what the European Union writes
REGIONS = {region.code: region for region in _REGIONS}
INTERNATIONAL = Region("", "International", "a4", "Mon YYYY", page_limit=2)


def resolve_region(code: str = "", location: str = "") -> Region:
    """The named region; else the country that ends `location` ("Berlin, Germany"); else an international default.

    A two-letter code we have no profile for gets the international habits under its own code.
    """
    wanted = code.strip().upper()
    wanted = _CODES_TOO.get(wanted, wanted)
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


def refuse_unknown(code: str) -> None:
    """Raises WrongUsage where no country has that code; empty is fine, and so is a country without a profile."""
    wanted = code.strip().upper()
    if wanted and wanted not in _CODES and wanted not in _CODES_TOO:
        raise WrongUsage(
            f"“{code}” is not the code of a country: give one of {', '.join(sorted(REGIONS))}, "
            "or the ISO 3166 code of another country, for international habits."
        )
