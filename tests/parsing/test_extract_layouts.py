"""Reading order on layouts that no document of the benchmark has: each says in its name what a reader expects."""

import pytest

from resumelib.parsing.extract import extract
from tests.parsing.drawn import MAIN, NAME, SIDE, Put, column, in_order, pdf, text_of, whole


@pytest.mark.parametrize("shuffled", [None, 1, 2])
def test_a_sidebar_at_the_left_is_read_whole_before_the_main_column(shuffled):
    text = text_of(NAME + column(60, 120, SIDE, leading=16) + column(220, 120, MAIN), shuffled=shuffled)
    in_order(text, "Mira Solano", *whole(SIDE), *whole(MAIN))


@pytest.mark.parametrize("shuffled", [None, 3])
def test_a_sidebar_at_the_right_is_read_after_the_main_column(shuffled):
    text = text_of(NAME + column(60, 120, MAIN) + column(390, 120, SIDE, leading=17), shuffled=shuffled)
    in_order(text, "Mira Solano", *whole(MAIN), *whole(SIDE))


@pytest.mark.parametrize("leading", [13, 14])
def test_columns_on_one_line_grid_are_still_columns(leading):
    """Both columns share every baseline, as word processors set them."""
    text = text_of(NAME + column(60, 120, SIDE, leading=leading) + column(220, 120, MAIN, leading=leading))
    in_order(text, *whole(SIDE), *whole(MAIN))


def test_dates_at_the_left_open_the_line_they_stand_beside():
    rows = [("2019 - 2023", MAIN[1:4]), ("2015 - 2019", MAIN[5:9]), ("2011 - 2014", MAIN[11:13])]
    items, y = list(NAME), 140
    for date, lines in rows:
        items += [Put(60, y, date), *column(160, y, lines)]
        y += 14 * len(lines) + 12
    in_order(text_of(items), *[f"{date} {' '.join(lines)}" for date, lines in rows])


def test_a_date_on_two_lines_at_the_left_is_read_before_its_entry():
    rows = [(["Mar 2019 -", "Present"], MAIN[1:4]), (["Jan 2015 -", "Feb 2019"], MAIN[5:9]), (["2011", "2014"], [*MAIN[11:13], "with honors"])]  # fmt: skip
    items, y = list(NAME), 140
    for date, lines in rows:
        items += [*column(60, y, date), *column(160, y, lines)]
        y += 14 * len(lines) + 12
    in_order(text_of(items), *[" ".join([*date, *lines]) for date, lines in rows])


def test_dates_at_the_right_stay_on_the_line_of_their_entry_though_nothing_crosses_the_gap():
    items, y = list(NAME), 140
    for date, lines in [("2019 - 2023", MAIN[1:4]), ("2015 - 2019", MAIN[5:9]), ("2011 - 2014", MAIN[11:13])]:
        items += [*column(60, y, lines), Put(540, y, date, right=True)]
        y += 14 * len(lines) + 12
    in_order(
        text_of(items),
        "Harbor Analytics, Lead Engineer 2019 - 2023 Ran the migration",
        "Quillon Labs, Engineer 2015 - 2019 Built the search",
        "University of Northmoor, BSc Physics 2011 - 2014 Thesis",
    )


def test_employer_and_place_over_title_and_dates_read_line_by_line():
    items, y = list(NAME), 140
    for n in range(3):
        items += [Put(60, y, f"Employer {n}", bold=True), Put(540, y, f"Place {n}", right=True, bold=True)]
        items += [Put(60, y + 14, f"Title {n}"), Put(540, y + 14, f"201{n} - 201{n + 1}", right=True)]
        items += column(72, y + 28, [f"Did the first thing of period {n} with great care and at some length, as people do", f"Did the second thing of period {n} in much the same way, for the whole of the company"])  # fmt: skip
        y += 70
    in_order(text_of(items), *[f"Employer {n} Place {n} Title {n} 201{n} - 201{n + 1} Did the first thing of period {n}" for n in range(3)])  # fmt: skip


def test_section_titles_in_a_left_column_come_before_their_content():
    items = list(NAME)
    items += [Put(60, 130, "Experience", size=13, bold=True), *column(190, 130, MAIN[1:9])]
    items += [Put(60, 270, "Education", size=13, bold=True), *column(190, 270, MAIN[11:13])]
    items += [
        Put(60, 320, "Skills", size=13, bold=True),
        *column(190, 320, ["Python, PostgreSQL", "Kubernetes"]),
    ]
    in_order(
        text_of(items),
        "Experience Harbor Analytics",
        "trained support on it.",
        "Education University",
        "Skills Python",
    )


def test_three_lists_side_by_side_are_read_one_after_the_other():
    lists = [["#Languages", "Spanish", "English", "Catalan"], ["#Tools", "Python", "Kubernetes", "Terraform"], ["#Interests", "Chess", "Rowing", "Choir"]]  # fmt: skip
    items = NAME + [put for n, lines in enumerate(lists) for put in column(60 + 160 * n, 140, lines)]
    in_order(text_of(items), *[" ".join(lines).replace("#", "") for lines in lists])


def test_a_table_is_read_row_by_row():
    rows = [("Year", "Degree", "School"), ("2014", "MSc Physics", "Northmoor"), ("2012", "BSc Physics", "Eastfell"), ("2008", "Diploma", "Southbank")]  # fmt: skip
    items = NAME + [
        Put(60 + 150 * n, 140 + 16 * r, cell) for r, row in enumerate(rows) for n, cell in enumerate(row)
    ]
    in_order(text_of(items), *[" ".join(row) for row in rows])


def test_dates_at_the_right_inside_a_main_column_beside_a_sidebar():
    items = NAME + column(60, 120, SIDE, leading=15)
    y = 120
    for date, lines in [("2019 - 2023", MAIN[1:4]), ("2015 - 2019", MAIN[5:9]), ("2011 - 2014", MAIN[11:13])]:
        items += [*column(220, y, lines), Put(545, y, date, right=True)]
        y += 14 * len(lines) + 12
    text = text_of(items)
    in_order(text, *whole(SIDE), "Lead Engineer 2019 - 2023 Ran", "Quillon Labs, Engineer 2015 - 2019 Built", "Physics 2011 - 2014 Thesis")  # fmt: skip


def test_dates_at_the_left_inside_a_main_column_beside_a_sidebar():
    items = NAME + column(430, 120, SIDE, leading=15)
    y = 120
    for date, lines in [("2019 - 2023", MAIN[1:4]), ("2015 - 2019", MAIN[5:9]), ("2011 - 2014", MAIN[11:13])]:
        items += [Put(60, y, date), *column(140, y, lines)]
        y += 14 * len(lines) + 12
    text = text_of(items)
    in_order(text, "2019 - 2023 Harbor", "2015 - 2019 Quillon Labs", "2011 - 2014 University", *whole(SIDE))


def test_a_narrow_gutter_between_full_columns():
    left = ["Every line of this column goes on until", "it almost touches the other column, as", "newspapers are set, with little room for", "the eye to find where one column ends."]  # fmt: skip
    right = ["The other one begins right beside it and", "says things that have nothing to do with", "the first, so that reading across makes", "no sense at all to anybody who tries it."]  # fmt: skip
    items = NAME + column(60, 120, left, leading=13) + column(60 + 192, 120, right, leading=13)
    in_order(text_of(items), " ".join(left), " ".join(right))


def test_a_page_wide_summary_above_and_a_footer_below_two_columns():
    wide = "A summary that runs over the whole width of the page, from the left margin to the right one, says it."
    items = [*NAME, Put(60, 110, wide), *column(60, 140, SIDE, leading=16), *column(220, 140, MAIN), Put(60, 420, wide.replace("summary", "closing note"))]  # fmt: skip
    in_order(text_of(items), "Mira Solano", "A summary", *whole(SIDE), *whole(MAIN), "A closing note")


def test_contact_lines_at_the_right_of_the_name_stay_lines():
    items = [*NAME, Put(540, 56, "mira.solano@example.com", right=True), Put(540, 70, "+1 206 555 0142", right=True), Put(540, 84, "Seattle", right=True), *column(60, 120, MAIN)]  # fmt: skip
    text = text_of(items)
    in_order(text, "Mira Solano", "Software engineer", *whole(MAIN))
    in_order(text, "mira.solano@example.com", "+1 206 555 0142", "Seattle", "Experience")


def test_letters_set_apart_are_one_word_again():
    items = [
        Put(60, 60, "MIRA SOLANO", size=20, spacing=6),
        Put(60, 100, "E X P E R I E N C E", size=12),
        *column(60, 120, MAIN[1:]),
    ]
    in_order(text_of(items), "MIRA SOLANO", "EXPERIENCE", "Harbor")


def test_a_timeline_with_dots_between_dates_and_entries():
    items, y = list(NAME), 140
    for date, lines in [("2019 - 2023", MAIN[1:4]), ("2015 - 2019", MAIN[5:9]), ("2011 - 2014", MAIN[11:13])]:
        items += [Put(60, y, date), Put(140, y, "•"), *column(160, y, lines)]
        y += 14 * len(lines) + 12
    in_order(
        text_of(items),
        "2019 - 2023 Harbor Analytics, Lead Engineer Ran",
        "2015 - 2019 Quillon Labs",
        "2011 - 2014 University",
    )


def test_bullets_hang_before_lines_and_make_no_column():
    items = list(NAME)
    for n in range(6):
        items += [Put(60, 140 + 14 * n, "•"), Put(74, 140 + 14 * n, f"Point number {n} of the list")]
    lines = extract(pdf(items)).lines
    assert [line.text for line in lines[2:]] == [f"Point number {n} of the list" for n in range(6)]
    assert all(line.bullet == "•" for line in lines[2:])


def test_a_sidebar_that_goes_on_over_two_pages():
    items = NAME + column(60, 120, SIDE, leading=16) + column(220, 120, MAIN) + column(220, 60, ["Glaciology Society, Member", "Spoke at two of its meetings"], page=1) + column(60, 60, ["#Interests", "Rowing", "Choir"], leading=16, page=1)  # fmt: skip
    in_order(
        text_of(items),
        *whole(SIDE),
        *whole(MAIN),
        "Interests Rowing Choir",
        "Glaciology Society, Member Spoke",
    )


def test_a_linkedin_profile_with_a_dark_sidebar_and_page_numbers():
    side = [
        "#Contact",
        "mira.solano@example.com",
        "www.linkedin.com/in/mira-",
        "solano (LinkedIn)",
        "",
        "#Top Skills",
        "Platform Engineering",
        "PostgreSQL",
        "",
        "#Languages",
        "Spanish (Native or Bilingual)",
    ]
    main = [
        "Harbor Analytics",
        "Lead Engineer",
        "March 2019 - Present (6 years 2 months)",
        "Seattle, Washington",
        "Moved forty services to a new platform.",
        "",
        "Quillon Labs",
        "Engineer",
        "January 2015 - February 2019 (4 years 2 months)",
    ]
    items = [
        Put(224, 60, "Mira Solano", size=26),
        Put(224, 84, "Lead Engineer at Harbor Analytics", size=12),
        Put(224, 100, "Seattle, Washington", size=12),
    ]
    items += column(22, 50, side, color="#ffffff", leading=16)
    items += [Put(224, 140, "Experience", size=16), *column(224, 166, main, leading=18)]
    items += [
        Put(224, 60, "Education", size=16, page=1),
        *column(224, 86, ["University of Northmoor", "BSc, Physics · (2010 - 2014)"], leading=18, page=1),
    ]
    items += [Put(300 + 224, 825, f"Page {n + 1} of 2", size=9, page=n, color="#888888") for n in range(2)]
    found = extract(pdf(items, rects=[(0, 0, 0, 200, 842, "#293e49")]))
    in_order(
        found.text,
        *whole(side),
        "Mira Solano",
        "Experience",
        *whole(main),
        "Education University of Northmoor",
    )
    assert [line.text for line in found.asides] == ["Page 1 of 2", "Page 2 of 2"]
    assert not found.hidden


def test_a_running_header_is_read_once():
    items = [Put(60, 40, "Mira Solano · mira.solano@example.com", size=9, page=n) for n in range(3)]
    items += [
        put
        for n in range(3)
        for put in column(60, 150, [f"Entry {n} of the list", "with a line below it"], page=n)
    ]
    found = extract(pdf(items))
    assert found.text.count("mira.solano@example.com") == 1
    assert len(found.asides) == 2


def test_text_up_the_side_of_a_page_stays_out_of_the_lines():
    import io

    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for n, line in enumerate(MAIN[1:4]):
        canvas.drawString(100, 700 - 14 * n, line)
    canvas.rotate(90)
    canvas.drawString(500, -60, "CURRICULUM VITAE")
    canvas.showPage()
    canvas.save()
    text = extract(buffer.getvalue()).text
    in_order(text, " ".join(MAIN[1:4]), "CURRICULUM VITAE")


def test_a_page_set_sideways_is_read_upright():
    import io

    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.rotate(90)
    for n, line in enumerate(MAIN[1:9]):
        if line:
            canvas.drawString(100, -100 - 14 * n, line)
    canvas.showPage()
    canvas.save()
    in_order(extract(buffer.getvalue()).text, *whole(MAIN[1:9]))


def test_runs_of_characters_give_the_same_words_as_the_librarys_runs():
    """The way out when the library's own runs fail on a page."""
    from resumelib.parsing.pdf_library import pdf_oxide
    from resumelib.parsing.words import runs_of_characters

    document = pdf_oxide().PdfDocument.from_bytes(pdf(column(60, 60, MAIN)))
    runs = runs_of_characters(document.extract_chars(0))
    assert [run.text for run in runs] == [line.replace("#", "") for line in MAIN if line]


def test_a_line_of_unusual_length_is_cut_and_nothing_is_lost():
    words = [f"word{n}" for n in range(2_000)]
    found = extract(" ".join(words).encode(), "cv.txt")
    assert len(found.lines) > 4
    assert found.text.split() == words
