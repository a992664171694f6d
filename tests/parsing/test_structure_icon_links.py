"""Profiles that only a picture's link tells: on the first page of a PDF, and on a web page."""

from resumelib.model.resume import Profile
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume
from tests.parsing.drawn import Put, column, pdf

GITHUB, LINKEDIN = "https://github.com/foxmill", "https://www.linkedin.com/in/lena-fox/"
REPOSITORY, SHARED = "https://github.com/foxmill/rye", "https://www.linkedin.com/company/brightwell/"


def profiles_of_page(*links: str) -> list[Profile]:
    anchors = "".join(f'<a href="{link}"><i class="icon"></i></a>' for link in links)
    html = (
        f"<html><body><h1>Lena Fox</h1><p>lena.fox@example.org</p>{anchors}<h2>Work Experience</h2>"
        "<p><b>Miller</b>, Brightwell Mill</p><p>2019 - 2023</p></body></html>"
    )
    return list(structure_resume(extract(html.encode(), "cv.html")).resume.basics.profiles)


def test_a_networks_sign_is_the_profile_it_leads_to() -> None:
    assert profiles_of_page(GITHUB, LINKEDIN) == [
        Profile("GitHub", "foxmill", GITHUB),
        Profile("LinkedIn", "lena-fox", LINKEDIN),
    ]


def test_a_sign_that_leads_to_a_work_or_a_company_is_no_profile() -> None:
    assert profiles_of_page(REPOSITORY, SHARED, "https://twitter.com/intent") == []


def test_links_over_pictures_of_the_first_page_are_profiles_once() -> None:
    items = [
        Put(60, 60, "Lena Fox", 24),
        Put(60, 80, "lena.fox@example.org"),
        Put(60, 95, "foxmill", link=GITHUB),
        Put(200, 95, "    ", link=GITHUB),
        Put(230, 95, "    ", link=LINKEDIN),
        *column(60, 130, ["#Work Experience", "Miller, Brightwell Mill, 2019 - 2023", "Ground rye."]),
        Put(60, 60, "    ", link="https://www.xing.com/profile/Lena_Fox", page=1),
        *column(60, 90, ["#Education", "Brightwell University, BSc Botany, 2015"], page=1),
    ]
    found = structure_resume(extract(pdf(items), "cv.pdf")).resume.basics.profiles

    assert [(profile.network, profile.username) for profile in found] == [
        ("GitHub", "foxmill"),
        ("LinkedIn", "lena-fox"),
    ]
