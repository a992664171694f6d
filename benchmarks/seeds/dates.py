"""Seeds of the checks D (dates)."""

from seeds.sowers import Sower, append_summary, dates, drop, more_work, only

SEEDS: dict[str, list[Sower]] = {
    "D01": [
        lambda r: (r["work"][1].pop("startDate"), r["work"][1].pop("endDate")),
        lambda r: r["work"][0].pop("startDate"),
        lambda r: (r["education"][0].pop("startDate"), r["education"][0].pop("endDate")),
    ],
    "D02": [
        dates(1, "Sumer 2O14", "autm 2O18"),
        dates(1, "2015-13", "2016-45"),
        dates(1, "long ago", "a while later"),
        dates(1, "20l6-05", "2O19-02"),
    ],
    "D03": [dates(1, "2019-11", "2016-02"), dates(1, "2020", "2017"), dates(0, "2024-05", "2021-03")],
    "D04": [dates(0, "2031-05"), dates(1, None, "2035-01"), dates(0, "2028-01", "2030-01")],
    "D05": [
        dates(1, "Jan 2016", "03/2019"),
        dates(1, "01/2016", "02/2019"),
        dates(1, "January 2016", "March 2019"),
        dates(1, "March 2016"),
    ],
    "D06": [dates(1, "2016", "2019"), dates(0, "2020"), dates(0, "2013", "2016", "education")],
    "D07": [dates(1, "03/04/2016", "05/06/2019"), dates(1, "02/03/2016", "2019-02-01")],
    "D08": [lambda r: r["work"].reverse(), lambda r: r["work"].append({**r["work"].pop(0)})],
    "D09": [dates(1, None, "2017-12"), dates(0, "2022-09"), dates(0, "2020-01", "2023-06")],
    "D10": [dates(1, None, "2022-12"), dates(0, "2017-01")],
    "D11": [lambda r: r["work"][1].pop("endDate"), dates(1, None, "Present")],
    "D12": [
        *only(
            "en",
            append_summary("Brings 25+ years of experience."),
            append_summary("Over 20 years of professional experience."),
            append_summary("Has thirty years of experience."),
        ),
        *only("de", append_summary("Über 25 Jahre Berufserfahrung.")),
        *only("fr", append_summary("Plus de 25 ans d'expérience.")),
        *only("es", append_summary("Más de 25 años de experiencia.")),
    ],
    "D14": [
        lambda r: r.update(
            work=[
                {**r["work"][0]},
                *(
                    {
                        "name": f"Firm {c}",
                        "position": "Assistant",
                        "startDate": s,
                        "endDate": e,
                        "highlights": r["work"][1]["highlights"][:2],
                    }
                    for c, s, e in (
                        ("A", "2019-02", "2019-08"),
                        ("B", "2018-04", "2018-12"),
                        ("C", "2017-05", "2018-01"),
                    )
                ),
            ]
        )
    ],
    "D15": [
        more_work(
            name="Old Mill",
            position="Assistant",
            startDate="2003-01",
            endDate="2008-06",
            highlights=[
                "Sorted 400 letters a day for 12 offices in town.",
                "Ordered 60 items a month from 5 suppliers nearby.",
                "Counted 900 items in the store room every quarter.",
                "Answered 30 calls a day from customers of the mill.",
            ],
        )
    ],
}

# More ways, added after the first figures were taken (see labels/README.md).
SEEDS["D01"] += [drop("work", 1, "startDate")]
SEEDS["D12"] += only("en", append_summary("Brings three decades of experience to the ward."))
