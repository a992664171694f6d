"""Fictitious people, made for these tests."""

from resumelib.model.letter import Letter, Sentence
from resumelib.model.resume import (
    Award,
    Basics,
    Certificate,
    DateRange,
    Degree,
    Highlight,
    Interest,
    Location,
    PartialDate,
    PersonalDetail,
    Position,
    Profile,
    Project,
    Publication,
    Reference,
    Resume,
    SkillGroup,
    SpokenLanguage,
)


def highlights(entry: str, *texts: str) -> tuple[Highlight, ...]:
    return tuple(Highlight(f"{entry}.h{n}", text) for n, text in enumerate(texts, 1))


ALICE = Resume(
    basics=Basics(
        name="Alice Brandt-Okafor",
        label="Product Operations Lead",
        email="alice@example.org",
        phone="+44 20 7946 0958",
        url="https://alice.example.org",
        summary="Operations lead with nine years in logistics software. Built teams in Leeds and Porto.",
        location=Location(city="Leeds", country_code="GB"),
        profiles=(Profile("LinkedIn", "alicebo", "https://www.linkedin.com/in/alicebo"),),
        personal=(PersonalDetail("Date of birth", "4 May 1988"),),
    ),
    work=(
        Position(
            "work1",
            "Harbor & Vale Ltd",
            "Head of Operations",
            location="Leeds",
            url="https://harborvale.example",
            dates=DateRange(PartialDate(2021, 3), None, True),
            highlights=highlights(
                "work1",
                "Led 14 people across two sites and cut order errors by 38 %.",
                "Moved 1.2 million parcels a month onto a new sorting plan — without a day of downtime.",
                "Trained six shift leads.",
            ),
        ),
        Position(
            "work2",
            "Kestrel Freight",
            "Operations Analyst",
            dates=DateRange(PartialDate(2016), PartialDate(2021, 2)),
            summary="Planned routes for the north of England.",
            highlights=highlights(
                "work2", "Saved £240,000 a year.", "Wrote the dashboard that all depots use."
            ),
        ),
    ),
    education=(
        Degree(
            "education1",
            "University of Hull",
            "Mathematics",
            "BSc",
            score="First",
            dates=DateRange(PartialDate(2012, 9), PartialDate(2015, 6)),
            courses=("Statistics", "Optimization"),
        ),
    ),
    projects=(Project("projects1", "Tideclock", "A clock for rowers.", keywords=("Rust", "ESP32")),),
    skills=(
        SkillGroup("skills1", "Analysis", "expert", ("SQL", "Python", "Tableau")),
        SkillGroup("skills2", "Lean"),
        SkillGroup("skills3", "Six Sigma"),
    ),
    languages=(
        SpokenLanguage("languages1", "English", "native"),
        SpokenLanguage("languages2", "German", "B2"),
    ),
    certificates=(Certificate("certificates1", "PRINCE2", "Axelos", date=PartialDate(2019, 11)),),
    awards=(Award("awards1", "Depot of the Year", "Freight Weekly", date=PartialDate(2020)),),
    publications=(
        Publication("publications1", "Parcels and Tides", "Logistics Review", date=PartialDate(2018, 5, 17)),
    ),
    interests=(Interest("interests1", "Rowing"),),
    references=(Reference("references1", "Bob Marsh", "Alice made our depot calm."),),
    language="en",
)

LETTER = Letter(
    language="en",
    sender=("alice@example.org", "+44 20 7946 0991", "Leeds"),
    subject="Platform Engineer",
    greeting="Dear Hiring Manager,",
    paragraphs=(
        (Sentence("I build payment services that people rely on."), Sentence("I led a team of five.")),
        (Sentence("I would be glad to tell you more."),),
    ),
    closing="Kind regards",
    signature="Alice",
    date="2025-03-04",
    recipient=("Example Ltd", "1 High Street"),
    place="Leeds",
)
