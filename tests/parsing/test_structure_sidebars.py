"""Sidebars: skills set like titles, and columns that go on over pages."""

from resumelib.model.document import Parsed
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, pdf


def drawn(puts: list[Put]) -> Parsed:
    return structure_resume(extract(pdf(puts), "resume.pdf"))


def title(x: float, y: float, text: str, page: int = 0) -> Put:
    return Put(x, y, text, size=13, color="#224488", page=page)


def test_skills_that_look_like_the_titles_are_skills_although_they_are_more_than_these() -> None:
    names = ["Weaving", "R", "Dyeing", "Spinning", "Felting", "Warping", "Lace"]
    markup = "".join(f"<section><h3>{name}</h3></section>" for name in names)
    found = structure_resume(
        extract(
            f"<h1>Dagny Lindqvist</h1><h3>About</h3><p>dagny@example.org</p><p>+46 70 555 01 23</p>{markup}"
            "<h3>Summary</h3><p>Weaver of damask with nine years at the loom and an eye for old patterns.</p>"
            "<h3>Experience</h3><h4>Weaver, Fernhill Mills Inc.</h4><p>2015 - 2019</p><p>Wove damask by the yard.</p>".encode(),
            "resume.html",
        )
    ).resume

    assert [item for group in found.skills for item in (group.name, *group.keywords) if item] == names
    assert found.work[0].name == "Fernhill Mills Inc."


def test_names_that_look_like_the_titles_are_no_skills_under_a_title_of_entries() -> None:
    found = structure_resume(
        extract(
            b"<h1>Dagny Lindqvist</h1><p>dagny@example.org</p><h3>Volunteer</h3><h3>Red Cross</h3><p>Helper</p>"
            b"<h3>Green Loom</h3><p>Treasurer</p><h3>Blue Yarn</h3><p>Chair</p>",
            "resume.html",
        )
    ).resume

    assert not found.skills


def test_a_column_goes_on_at_the_top_of_a_page_although_the_sidebar_has_a_new_title_there() -> None:
    side = [title(40, 120, "SKILLS"), *[Put(40, 140 + 14 * n, f"Loom {n}") for n in range(30)]]
    main = [title(220, 120, "EXPERIENCE")]
    for number, name in enumerate(["Fernhill Mills", "Brightwater Market", "Lakeshore Yarns"]):
        y, page = (150 + 90 * number, 0) if number < 2 else (60, 1)
        main += [
            Put(220, y, name, bold=True, size=11, page=page),
            Put(220, y + 14, "Senior Weaver", page=page),
            Put(560, y, f"{2020 - 3 * number} - {2022 - 3 * number}", right=True, page=page),
            *[
                Put(
                    220,
                    y + 32 + 12 * n,
                    f"Wove {n + 4} kinds of damask and linen for houses of the north.",
                    page=page,
                )
                for n in range(3)
            ],
        ]
    more = [Put(40, 50 + 14 * n, f"Loom {n + 30}", page=1) for n in range(8)]
    more += [title(40, 190, "INTERESTS", page=1), title(220, 190, "EDUCATION", page=1)]
    more += [Put(40, 210 + 14 * n, name, page=1) for n, name in enumerate(["Reading", "Sailing", "Rowing"])]
    more += [
        Put(220, 210, "Brightwell College", bold=True, page=1),
        Put(220, 224, "Bachelor of Arts", page=1),
    ]
    found = drawn(
        [Put(40, 60, "Dagny Lindqvist", size=24), Put(40, 80, "dagny@example.org"), *side, *main, *more]
    ).resume

    assert [p.name for p in found.work] == ["Fernhill Mills", "Brightwater Market", "Lakeshore Yarns"]


def test_tags_of_a_web_page_are_skills_of_their_own() -> None:
    boxes = "".join(f'<span class="tag">{name}</span>\n' for name in ("Weaving", "Plant Dyes", "Lace"))
    marks = "".join(f"<mark>{name}</mark>" for name in ("Ledger, yearly", "Payroll"))
    found = structure_resume(
        extract(
            f"<h1>Dagny Lindqvist</h1><p>dagny@example.org</p><h2>Skills</h2><h3>Craft</h3><div>{boxes}</div>"
            f"<h3>Office</h3><div>{marks}</div><h2>Experience</h2><h3>Weaver, Fernhill Mills Inc.</h3>"
            '<p><span class="d">May 2015</span> <span class="d">– Present</span></p>'.encode(),
            "resume.html",
        )
    ).resume

    assert [(group.name, group.keywords) for group in found.skills] == [
        ("Craft", ("Weaving", "Plant Dyes", "Lace")),
        ("Office", ("Ledger", "yearly", "Payroll")),
    ]
    assert found.work[0].dates.is_current


def test_the_one_title_of_a_sidebar_need_not_look_like_the_titles_of_the_page() -> None:
    side = [Put(420, 60, "Dagny Lindqvist", size=17, bold=True), Put(420, 80, "dagny@example.org", size=8)]
    side += [
        Put(420, 140, "EDUCATION", size=9, bold=True),
        Put(420, 158, "Master of Arts", size=8, bold=True),
    ]
    side += [Put(420, 168, "Brightwell College", size=8), Put(420, 178, "2012 - 2014", size=8)]
    main = [title(40, 60, "Experience")]
    for number, name in enumerate(["Fernhill Mills", "Brightwater Market"]):
        y = 80 + 100 * number
        main += [Put(40, y, "Senior Weaver", bold=True), Put(40, y + 13, name)]
        main += [Put(40, y + 26, f"{2020 - 3 * number} - {2022 - 3 * number}")]
        main += [
            Put(40, y + 40 + 12 * n, f"Wove {n} kinds of damask for houses of the north.") for n in range(4)
        ]
    main += [title(40, 290, "Projects"), Put(40, 310, "The great carpet of the town hall")]
    found = drawn([*main, *side]).resume

    assert [(d.institution, d.study_type) for d in found.education] == [
        ("Brightwell College", "Master of Arts")
    ]


def test_a_name_in_two_lines_over_a_sidebar_leaves_it_a_sidebar() -> None:
    side = [Put(40, 60, "Dagny", size=28), Put(40, 92, "Lindqvist", size=28), title(40, 140, "SKILLS")]
    side += [Put(40, 160 + 12 * n, f"Loom {n}", size=9) for n in range(20)]
    side += [title(40, 420, "LANGUAGES"), Put(40, 440, "Swedish", size=9), Put(40, 452, "Finnish", size=9)]
    main = [
        title(220, 140, "EXPERIENCE"),
        Put(220, 160, "Fernhill Mills", bold=True),
        Put(220, 172, "Senior Weaver"),
    ]
    main += [Put(560, 160, "2015 - Present", right=True)]
    main += [
        Put(220, 184 + 12 * n, f"Wove {n} kinds of damask and linen for houses.", size=9) for n in range(20)
    ]
    found = drawn([*side, *main]).resume

    assert [p.name for p in found.work] == ["Fernhill Mills"]
    assert [item for group in found.skills for item in group.keywords or [group.name]] == [
        f"Loom {n}" for n in range(20)
    ]


def test_a_large_name_over_three_lines_is_one_name() -> None:
    lines = ["Dagny-", "Marit", "Lindqvist"]
    found = drawn(
        [
            *[Put(40, 60 + 32 * n, line, size=28, bold=True) for n, line in enumerate(lines)],
            Put(40, 145, "64x64"),
            Put(40, 160, "Weaver"),
            Put(40, 175, "dagny@example.org"),
            title(40, 200, "Experience"),
            Put(40, 215, "Senior Weaver, Fernhill Mills Inc., 2015 - 2019"),
        ]
    ).resume

    assert (found.basics.name, found.basics.label) == ("Dagny-Marit Lindqvist", "Weaver")


def test_groups_of_skills_beside_the_work_are_no_labels_of_its_lines() -> None:
    groups = {"Weaving": 3, "Dyeing": 2, "Finishing": 2, "Repair": 2}
    side = [title(26, 60, "About"), Put(26, 80, "Gothenburg, Sweden", 9)]
    y = 112
    for name, count in groups.items():
        side.append(title(26, y, name))
        side += [Put(28, y + 16 + 16 * n, f"{name[:-3]} {n}", 9) for n in range(count)]
        y += 32 + 16 * count
    main = [title(160, 60, "Experience")]
    for job in range(4):
        y = 80 + 80 * job
        main += [
            Put(160, y, f"Mill {job}", 9, bold=True),
            Put(570, y, f"{2019 - job} - {2020 - job}", 9, right=True),
        ]
        main += [
            Put(160, y + 16 * n, f"Wove {n} kinds of damask for houses of the north.", 9)
            for n in (1, 2, 3, 4)
        ]
    found = drawn([Put(26, 40, "Dagny Lindqvist", 22, bold=True), *side, *main]).resume

    assert [job.name for job in found.work] == ["Mill 0", "Mill 1", "Mill 2", "Mill 3"]
    assert not found.custom


def test_two_small_titles_of_a_sidebar_are_titles_as_one_is() -> None:
    side = [("EDUCATION", 140, 9), ("Master of Arts", 158, 8), ("INTERESTS", 220, 9)]
    puts = [Put(420, y, text, size=size, bold=True) for text, y, size in side]
    puts += [Put(420, 60, "Dagny Lindqvist", size=17, bold=True), Put(420, 80, "dagny@example.org", size=8)]
    small = [("Brightwell College", 168), ("2012 - 2014", 178), ("Rowing", 238), ("Chess", 254)]
    puts += [Put(420, y, text, size=8) for text, y in small]
    puts += [title(40, 60, "Experience"), title(40, 290, "Projects"), Put(40, 310, "The great carpet")]
    for number, name in enumerate(["Fernhill Mills", "Brightwater Market"]):
        y = 80 + 100 * number
        puts += [Put(40, y, "Senior Weaver", bold=True), Put(40, y + 13, name)]
        puts += [Put(40, y + 26, f"{2020 - 3 * number} - {2022 - 3 * number}")]
        puts += [
            Put(40, y + 40 + 12 * n, f"Wove {n} kinds of damask for houses of the north.") for n in range(4)
        ]
    resume = drawn(puts).resume

    assert [degree.institution for degree in resume.education] == ["Brightwell College"]
    assert [interest.name for interest in resume.interests] == ["Rowing", "Chess"]


def test_what_made_the_page_is_no_skill() -> None:
    puts = [Put(60, 60, "Dagny Lindqvist", size=22, bold=True), Put(60, 84, "dagny@example.org")]
    puts += [title(60, 130, "Skills"), Put(60, 155, "Weaving"), Put(60, 170, "Dyeing")]
    found = drawn([*puts, Put(60, 300, "Made with Loomtheme by Orla Quist", size=7)])

    assert [skill.name for skill in found.resume.skills] == ["Weaving", "Dyeing"]
    assert [item.text for item in found.leftover] == ["Made with Loomtheme by Orla Quist"]


def test_an_email_address_that_a_sidebar_breaks_before_its_last_letters_is_whole() -> None:
    side = [title(40, 120, "CONTACT"), Put(40, 140, "dagny.lindqvist.weaver@example.c"), Put(40, 153, "om")]
    main = [
        Put(260, 60, "Dagny Lindqvist", size=22),
        title(260, 120, "EXPERIENCE"),
        Put(260, 142, "Fernhill Mills", bold=True),
        Put(450, 142, "2015 - 2019"),
        *[Put(260, 160 + 14 * n, "Wove damask by the yard at the old looms.") for n in range(5)],
    ]
    basics = drawn([*side, *main]).resume.basics
    assert (basics.email, basics.label) == ("dagny.lindqvist.weaver@example.com", "")
