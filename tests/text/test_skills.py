"""The taxonomy: names, aliases, spellings that count only as written, and its compiled form."""

from resumelib.text.skills import _taxonomy, broader_names, compile_taxonomy, find_concept, find_skills


def names(text):
    return [found.concept.name for found in find_skills(text)]


def test_the_compiled_taxonomy_is_fresh():
    assert compile_taxonomy() == _taxonomy(), "run benchmarks/compile_skills.py"


def test_everything_broader_is_itself_in_the_taxonomy():
    known = {row[0] for row in _taxonomy().concepts}

    assert {broader for row in _taxonomy().concepts for broader in row[3]} <= known


def test_aliases_and_plurals_meet_in_one_concept():
    assert names("k8s, Postgres and CI/CD") == ["Kubernetes", "PostgreSQL", "CI/CD"]
    assert find_concept("wound dressings") == find_concept("Wundversorgung")


def test_words_with_another_meaning_count_only_in_their_own_spelling():
    assert names("I go to work and excel at it") == []
    assert names("Go and Excel") == ["Go", "Microsoft Excel"]


def test_a_special_tool_shows_the_general_skill():
    assert "SQL" in broader_names(find_concept("postgres"))


def test_an_everyday_word_of_some_language_is_a_tool_only_where_it_stands_by_itself():
    for prose in ("Verantwortlich für die Leitung eines Teams von 18", "Chef de projet", "Teams of five"):
        assert names(prose) == []
    assert names("Teams") == ["Microsoft Teams"]
    assert names("Slack, Teams, Zoom") == ["Slack", "Microsoft Teams", "Zoom"]
    assert names("Deployed 40 servers with Chef and Puppet") == ["Chef", "Puppet"]


def test_one_certificate_of_a_house_is_not_another_but_any_of_them_shows_that_there_is_one():
    assert names("CKA") == names("Certified Kubernetes Administrator")
    assert names("AWS Certified Developer") != names("AWS Certified Solutions Architect")
    assert "AWS certification" in broader_names(find_concept("AWS Certified Developer"))
