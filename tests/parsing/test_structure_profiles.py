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


def url_in(text: str) -> str:
    text = f"# Lena Fox\n\nlena.fox@example.org\n\n{text}\n\n## Experience\n\nMiller, Brightwell Mill, 2012 - 2016\n"
    return structure_resume(extract(text.encode(), "resume.md")).resume.basics.url


def test_the_path_of_a_network_alone_names_the_user() -> None:
    assert profiles_in("github/mill4fox\n\nyoutube/mill4fox") == [
        ("github", "mill4fox", ""),
        ("youtube", "mill4fox", ""),
    ]


def test_user_names_stand_apart_between_bars() -> None:
    assert profiles_in("lenafox | lenafox") == [("", "lenafox", ""), ("", "lenafox", "")]


def test_a_persons_name_after_the_name_of_a_network_is_their_user_name() -> None:
    assert profiles_in("Brightwell | fox@example.org | LinkedIn:\n\nLena Fox")[:1] == [
        ("LinkedIn", "Lena Fox", "")
    ]


def test_a_text_that_leads_to_a_network_is_a_profile() -> None:
    link = "https://scholar.google.com/citations?user=LenaFox00AAA&hl=en"

    assert profiles_in(f"[My papers and citations]({link})") == [("Google Scholar", "LenaFox00AAA", link)]


def test_a_labelled_site_is_the_persons_site_whatever_network_it_is_of() -> None:
    text = "Website: https://github.com/foxmill\n\nGitHub: https://github.com/foxmill"

    assert url_in(text) == "https://github.com/foxmill"
    assert profiles_in(text) == [("GitHub", "foxmill", "https://github.com/foxmill")]


def test_an_address_of_a_network_that_comes_twice_is_the_persons_site() -> None:
    assert url_in("github.com/foxmill | github.com/foxmill | linkedin.com/in/foxmill") == "github.com/foxmill"
    assert url_in("foxmill.example.org | github.com/foxmill | github.com/foxmill") == "foxmill.example.org"


def test_places_addresses_and_profiles_in_one_long_line_are_no_sentence() -> None:
    text = (
        "Pachuca, Hidalgo; [foxmill.example.org](https://foxmill.example.org); [GitHub: foxmill](https://github.com/foxmill); "
        "[Instagram: lenafox](https://www.instagram.com/lenafox); [npm: foxmill](https://www.npmjs.com/~foxmill)"
    )

    assert url_in(text) == "foxmill.example.org"
    assert [network for network, _, _ in profiles_in(text)] == ["GitHub", "Instagram", "npm"]


def test_an_address_that_goes_on_in_the_next_line_is_the_one_of_the_link_behind_it() -> None:
    link = "https://github.com/L-Foxmill"
    text = f"L-Foxmill\n\n[(https://github.com/L-]({link})\n\n[Foxmill)]({link})"

    assert profiles_in(text)[-1] == ("GitHub", "L-Foxmill", link)
