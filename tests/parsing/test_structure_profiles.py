"""Profiles among the contact lines: addresses behind labels, user names without the name of their network."""

from resumelib.parsing.extract import extract
from resumelib.parsing.structure import structure_resume


def profiles_in(text: str) -> list[tuple[str, str, str]]:
    """Network, user name and address of every profile in a head."""
    text = f"# Lena Fox\n\nlena.fox@example.org\n\n{text}\n\n## Experience\n\nMiller, Brightwell Mill, 2012 - 2016\n"
    basics = structure_resume(extract(text.encode(), "resume.md")).resume.basics
    return [(profile.network, profile.username, profile.url) for profile in basics.profiles]


def test_the_address_behind_the_name_of_a_network_is_a_profile() -> None:
    text = "[foxmill.example.org](https://foxmill.example.org) | [LinkedIn](https://www.linkedin.com/in/lena-fox/) | [GitHub](https://github.com/foxlena)"

    assert profiles_in(text) == [
        ("LinkedIn", "lena-fox", "https://www.linkedin.com/in/lena-fox/"),
        ("GitHub", "foxlena", "https://github.com/foxlena"),
    ]


def test_user_names_made_of_the_persons_name_need_no_network() -> None:
    assert profiles_in("lenafox17 MillWorks4U 0000-0002-1825-0097") == [
        ("", "lenafox17", ""),
        ("", "MillWorks4U", ""),
        ("ORCID", "0000-0002-1825-0097", ""),
    ]


def test_a_place_after_the_name_of_a_network_is_no_user_name() -> None:
    assert profiles_in("GitHub\n\nAddress Pachuca, Hidalgo, Mexico") == []


def test_typesetters_hyphens_in_an_address_become_plain_ones() -> None:
    assert profiles_in("github.com/lena\u2010fox") == [("GitHub", "lena-fox", "github.com/lena-fox")]
