"""What JSON Resume v1.0.0 allows, written down from its documentation: keys, types, dates.

Root keys are closed, inner objects are open; a certificate's date is a full date, every other one may be partial.
"""

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
DATE = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
FULL_DATE = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def entries(**properties):
    return {"type": "array", "items": {"type": "object", "properties": properties}}


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "$schema": TEXT,
        "basics": {
            "type": "object",
            "properties": {
                **dict.fromkeys(("name", "label", "image", "email", "phone", "url", "summary"), TEXT),
                "location": {"type": "object"},
                "profiles": entries(network=TEXT, username=TEXT, url=TEXT),
            },
        },
        "work": entries(
            name=TEXT, position=TEXT, url=TEXT, startDate=DATE, endDate=DATE, summary=TEXT, highlights=TEXTS
        ),
        "volunteer": entries(
            organization=TEXT, position=TEXT, startDate=DATE, endDate=DATE, highlights=TEXTS
        ),
        "education": entries(
            institution=TEXT,
            area=TEXT,
            studyType=TEXT,
            startDate=DATE,
            endDate=DATE,
            score=TEXT,
            courses=TEXTS,
        ),
        "awards": entries(title=TEXT, date=DATE, awarder=TEXT, summary=TEXT),
        "certificates": entries(name=TEXT, date=FULL_DATE, url=TEXT, issuer=TEXT),
        "publications": entries(name=TEXT, publisher=TEXT, releaseDate=DATE, url=TEXT, summary=TEXT),
        "skills": entries(name=TEXT, level=TEXT, keywords=TEXTS),
        "languages": entries(language=TEXT, fluency=TEXT),
        "interests": entries(name=TEXT, keywords=TEXTS),
        "references": entries(name=TEXT, reference=TEXT),
        "projects": entries(
            name=TEXT,
            description=TEXT,
            highlights=TEXTS,
            keywords=TEXTS,
            startDate=DATE,
            endDate=DATE,
            roles=TEXTS,
        ),
        "meta": {"type": "object"},
    },
}
