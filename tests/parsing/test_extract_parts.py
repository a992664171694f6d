"""How the parts of a page are told apart: titles over rows and columns, dates and labels beside a main column."""

from resumelib.parsing.extract import extract
from tests.parsing.drawn import MAIN, NAME, SIDE, Put, column, in_order, pdf, text_of, whole


def test_titles_over_the_rows_of_a_table_part_it_into_sections():
    def title(y, text):
        return Put(62, y, text, 13, bold=True)

    contact = {"Name": "Mira Solano", "Phone": "+1 206 555 0142", "E-mail": "mira.solano@example.com"}
    items = [title(60, "Contact")]
    for row, (label, value) in enumerate(contact.items()):
        items += [Put(62, 76 + 16 * row, label), Put(176, 76 + 16 * row, value, bold=not row)]
    items += [title(140, "Education")]
    for row, (dates, school) in enumerate([("2010 - 2014", "Northmoor"), ("2008 - 2010", "Southmoor")]):
        y = 156 + 32 * row
        items += [Put(62, y, dates), Put(176, y, f"University of {school}"), Put(176, y + 16, "Physics")]
    items += [title(240, "Projects")]
    items += [Put(176, 256 + 16 * n, f"A map of glacier {n}") for n in range(6)]
    items += [title(370, "Skills")]
    items += [Put(62, 386 + 16 * n, f"Tool number {n}") for n in range(6)]

    order = ["Name", "Mira Solano", "Phone", "+1 206 555 0142", "Education", "University of Northmoor"]
    in_order(text_of(items), *order, "Projects", "glacier 0", "glacier 5", "Skills", "number 5")


def test_titles_side_by_side_below_rows_of_entries_and_dates_begin_columns():
    items = [Put(60, 60, "Experience", 20, bold=True)]
    for row, name in enumerate(["Harbor Analytics", "Quillon Labs", "Fernhill Mills"]):
        items += [Put(60, 90 + 40 * row, name, 14, bold=True), Put(60, 106 + 40 * row, "Engineer", 12)]
        items.append(Put(510, 90 + 40 * row, f"{2019 - 2 * row} - {2021 - 2 * row}", 11, right=True))
    items += [Put(60, 240, "Languages", 13, bold=True), Put(330, 240, "Awards", 13, bold=True)]
    items += column(60, 264, ["Spanish", "Native", "Polish", "Basic"], leading=17)
    items += column(
        330, 264, ["2020-09-13", "Awarded by: the harbour", "Best engineer", "of the year"], leading=14
    )

    order = ["Harbor Analytics 2019 - 2021", "Fernhill Mills", "Languages", "Spanish Native Polish Basic"]
    in_order(text_of(items), *order, "Awards", "2020-09-13", "Best engineer of the year")


def test_a_tag_too_wide_for_its_sidebar_leaves_it_one_column():
    side = [Put(60, 100 + 15 * n, f"Tool {n}", 8) for n in range(24)]
    side[12] = Put(40, 280, "Hydraulic and structural modelling", 10.45)
    main = [Put(196, 60, "Mira Solano", 24, bold=True)]
    main += [
        Put(199, 100 + 13 * n, f"Line {n} of what she did at the harbour for the quay") for n in range(28)
    ]
    text = text_of([*side, *main])

    in_order(text, "Tool 0", "Tool 11", "Hydraulic", "Tool 13", "Tool 23", "Line 0", "Line 14", "Line 27")


def test_a_section_title_below_lists_side_by_side_comes_after_them():
    """The title is as narrow as the first list, but what it heads reaches over all of them."""
    one, other = ["#Skills", "Python", "Julia", "Fortran", "Ada"], ["#Languages", "English", "Spanish"]
    items = NAME + column(60, 120, one, leading=22) + column(240, 120, other, leading=22)
    items += [Put(60, 250, "Experience", size=12, bold=True)]
    items += column(60, 270, ["Harbor Analytics, Lead Engineer of the platform that all of its teams share"])
    in_order(text_of(items), *whole(one), *whole(other), "Experience", "Harbor Analytics")


def test_so_it_does_with_the_date_of_its_first_entry_under_it():
    one, other = ["#Skills", "Python", "Julia", "Fortran"], ["#Tools", "Git", "Make", "Docker"]
    items = NAME + column(60, 120, one, leading=22) + column(240, 120, other, leading=22)
    items += [Put(60, 230, "Education", size=12, bold=True), Put(60, 260, "2011 - 2014", bold=True)]
    items += column(60, 280, ["University of Northmoor, Faculty of Physics and Astronomy, Institute of Ice"])
    in_order(text_of(items), *whole(one), *whole(other), "Education", "2011 - 2014", "University")


def test_the_short_last_line_of_a_paragraph_above_columns_is_no_line_of_theirs():
    lines = ["Built the search that every customer of the company uses, and", "trained those who support it."]
    items = NAME + column(60, 120, lines) + column(60, 200, SIDE, leading=16) + column(220, 200, MAIN)
    read = extract(pdf(items)).lines
    first, last = (next(line for line in read if line.text == text) for text in lines)
    assert first.column == last.column


def test_dates_at_the_right_of_a_main_column_stay_with_it_between_lines_that_reach_under_them():
    """Between the wide lines, the gap before the dates is as free as the one before the sidebar, and wider."""
    titles = [Put(60, 110, "Experience", size=12), Put(60, 600, "Projects", size=12)]
    items = [
        *NAME,
        *titles,
        Put(60, 98, "A paragraph above the entries as wide as the column that reaches up to the right"),
    ]
    items += [Put(60, 620, "Tidewatch, which warns small harbors of high water a day before it comes, far")]
    for n, year in enumerate(range(2023, 2007, -2)):
        y = 140 + 55 * n
        items += [
            Put(60, y, f"Engineer of crew {n}"),
            Put(400, y + 1, f"{year - 2} - {year}", size=8, right=True),
        ]
        items += [
            Put(60, y + 14, "Harbor Analytics, Northmoor"),
            Put(60, y + 30, "Ran its four boats and cranes."),
        ]
    items += [
        Put(448, 126 + 35 * n, word.strip("#"), size=9) for n, word in enumerate([w for w in SIDE if w][:8])
    ]
    assert "Engineer of crew 3 2015 - 2017" in text_of(items)


def test_labels_of_three_small_lines_belong_to_the_main_column_and_not_to_the_sidebar_beside_them():
    """Only the first line of each is level with the text; the white space after them is freer than the sidebar's."""
    items = [*column(30, 66, SIDE, leading=16.3), Put(200, 60, "Mira Solano", size=20)]
    items += [
        Put(200, 80, "Engineer of the harbors and of the rivers of the north, their locks and their bridges")
    ]
    items += [Put(200, 105, "EXPERIENCE", size=14)]
    for n in range(4):
        y = 130 + 110 * n
        items += column(200, y - 0.5, [f"0{n + 1}/2020", "full time", "Northmoor"], leading=11.5, size=8)
        body = [
            f"Engineer of crew {n}",
            "Harbor Analytics",
            *["Ran its boats and its cranes, night and day."] * 5,
        ]
        items += column(270, y, body, leading=13)
    read = text_of(items)
    assert read.index(SIDE[-1]) < read.index("Mira Solano") < read.index("01/2020")
    assert read.index("Engineer of crew 1") - read.index("02/2020") < 40
