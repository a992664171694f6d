"""C5, how bullets are built: how many, how long, how they open, whether a figure stands behind them."""

from collections import Counter
from collections.abc import Iterator

from resumelib.review.check import INFORMATION, WARNING, Hit, check
from resumelib.review.openers import opener, opening
from resumelib.review.phrases import opens_with, phrases_in
from resumelib.review.subject import Subject
from resumelib.text.counting import counted
from resumelib.text.numbers import find_quantities
from resumelib.text.tense import from_base, from_gerund, from_past, from_third

LANGUAGES = ("en", "de", "fr", "es")
# German and its compounds say more in fewer words.
_FEWEST_WORDS = {"de": 5}


@check(
    "B01",
    title="A position has no description",
    rationale="A title and an employer say where somebody was, not what they did there.",
    severity=WARNING,
    part="impact",
    source="Reactive Resume's checks",
    fix="Add two to five bullets about what you did and what came of it.",
    example="Nurse, Hillside Clinic, 2019 – 2022, and nothing below.",
    full_at=2,
)
def no_description(subject: Subject) -> Iterator[Hit]:
    for n, entry in enumerate(subject.resume.work):
        if not (
            any(h.text.strip() for h in entry.highlights)
            or entry.summary.strip()
            or entry.description.strip()
        ):
            yield Hit(
                f"work[{n}]",
                "This position says nothing about the work.",
                ", ".join(filter(None, (entry.position, entry.name))),
            )


@check(
    "B02",
    title="Too few or too many bullets",
    rationale="The recent position deserves three to six bullets, older ones two or three; more is not read.",
    severity=INFORMATION,
    part="impact",
    source="resumly.ai, hiredrive.ai, extern.com (public pages)",
    fix="Keep the strongest, or add what is missing.",
    example="Eleven bullets under a position that ended in 2015",
)
def bullet_count(subject: Subject) -> Iterator[Hit]:
    for n, entry in enumerate(subject.resume.work):
        count = len(entry.highlights)
        low, high = (3, 6) if n == 0 or entry.dates.is_current else (2, 4)
        if count and not low <= count <= high:
            yield Hit(
                f"work[{n}].highlights",
                f"This position has {counted(count, 'bullet')}; {low} to {high} are usual.",
                f"{entry.position}, {entry.name}",
            )


@check(
    "B03",
    title="Bullet is too long or too short",
    rationale="A bullet is read in one glance: one claim in 8 to 30 words.",
    severity=WARNING,
    part="impact",
    source="OfflineCV's score; resumly.ai and others on bullets (8 to 30 words; 5 in German)",
    fix="Split it, or say what the short one leaves out.",
    example="Did reports.",
)
def bullet_length(subject: Subject) -> Iterator[Hit]:
    fewest = _FEWEST_WORDS.get(subject.language, 8)
    for bullet in subject.bullets:
        count = sum(any(c.isalnum() for c in word) for word in bullet.text.split())
        if count > 30:
            yield Hit(bullet.path, f"This bullet has {count} words; 30 are enough.", bullet.text)
        elif 0 < count < fewest:
            yield Hit(bullet.path, f"This bullet has only {counted(count, 'word')}.", bullet.text)


@check(
    "B04",
    title="Weak opener",
    rationale="The first word carries the bullet; 'helped' or 'worked on' hides what the person did themselves.",
    severity=WARNING,
    part="impact",
    source="VMock, Work Wiltshire and Resume Worded guides (public pages); word list of our own",
    fix="Begin with what you did yourself; change the verb only if it is true.",
    example="Helped with the weekly stock count.",
    languages=LANGUAGES,
)
def weak_opener(subject: Subject) -> Iterator[Hit]:
    for bullet in subject.bullets:
        if found := opens_with(bullet.text, subject.language, "weak_openers") or opens_with(
            _without_adverb(bullet.text), subject.language, "weak_openers"
        ):
            yield Hit(bullet.path, f"The bullet opens weakly with “{found}”.", bullet.text)


def _without_adverb(text: str) -> str:
    """The text after a leading adverb or pronoun: "Actively helped …", "I assisted …"."""
    first, _, rest = text.strip().partition(" ")
    return (
        rest
        if first.casefold().endswith("ly")
        or first.casefold() in ("i", "ich", "j'ai", "yo", "has", "have", "was", "also")
        else text
    )


@check(
    "B05",
    title="Lists duties instead of deeds",
    rationale="'Responsible for' tells what was in the contract; a reader wants to know what was done.",
    severity=WARNING,
    part="impact",
    source="Work Wiltshire, Resume Worded, University of Minnesota Duluth guides (public pages)",
    fix="Say what you did with that responsibility.",
    example="Responsible for the night shift.",
    languages=LANGUAGES,
)
def duties(subject: Subject) -> Iterator[Hit]:
    for text in (*subject.bullets, *subject.paragraphs):
        if found := next(phrases_in(text.text, subject.language, "duty_phrases"), ""):
            yield Hit(text.path, f"“{found}” names a duty, not what you did.", text.text)


@check(
    "B06",
    title="Bullet does not begin with an action",
    rationale="A verb first tells at once what was done; elsewhere it has to be searched for.",
    severity=WARNING,
    part="impact",
    source="OfflineCV's score; VMock guides (public pages). In German, French and Spanish only articles, pronouns and prepositions count, since nouns of action are usual there",
    fix="Begin with the verb.",
    example="Monthly reports for the board.",
    languages=LANGUAGES,
    full_at=5,
)
def no_action_first(subject: Subject) -> Iterator[Hit]:
    for bullet in subject.bullets:
        if bullet.text.strip() and opening(bullet.text, subject.language) == "other":
            yield Hit(
                bullet.path,
                f"The bullet begins with “{opener(bullet.text)}”, not with an action.",
                bullet.text,
            )


@check(
    "B07",
    title="Same verb again and again",
    rationale="The third bullet that begins with the same word is skipped.",
    severity=INFORMATION,
    part="language",
    source="VMock and Resume Worded guides (public pages)",
    fix="Use the verb that fits each deed best; do not replace one by a stronger one that is not true.",
    example="Managed … · Managed … · Managed …",
    full_at=2,
)
def repeated_verb(subject: Subject) -> Iterator[Hit]:
    lemmas = [(_lemma(opener(b.text)), b) for b in subject.bullets]
    counts = Counter(lemma for lemma, _ in lemmas if lemma)
    for lemma, count in counts.items():
        if count >= 3 and not lemma.isdigit():
            first = next(b for other, b in lemmas if other == lemma)
            yield Hit(first.path, f"“{lemma}” opens {count} bullets.", first.text)


def _lemma(word: str) -> str:
    forms = from_past(word) or from_base(word) or from_gerund(word) or from_third(word)
    return forms.base if forms else word


@check(
    "B08",
    title="Few bullets carry a figure",
    rationale="A number, share or amount makes a claim believable. It is asked for, never filled in.",
    severity=WARNING,
    part="impact",
    source="OfflineCV's score; Resume Worded (public pages): 60 % of bullets",
    fix="Where you know a number (people, money, time, share), add it.",
    example="Improved the process considerably.",
    full_at=1,
)
def few_figures(subject: Subject) -> Iterator[Hit]:
    bullets = [b for b in subject.bullets if b.text.strip()]
    if len(bullets) < 3:
        return
    without = [b for b in bullets if not has_figure(b.text, subject.language)]
    share = 1 - len(without) / len(bullets)
    if share < 0.6:
        yield Hit(
            without[0].path, f"{share:.0%} of the bullets carry a figure; aim at 60 %.", without[0].text
        )


def has_figure(text: str, language: str) -> bool:
    """A digit, or a number in words other than a bare "one"."""
    if any(c.isdigit() for c in text):
        return True
    return any(q.value not in ("1", "0") for q in find_quantities(text, language or "en"))
