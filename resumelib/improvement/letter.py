"""A cover letter from the resume's facts: what the person holds, what the posting asks for, and the joint of both.

The posting gives the position's name and the order of what is said; it is never evidence. A gap is not mentioned.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from resumelib.improvement.composing import phrases
from resumelib.improvement.engine import reads_as
from resumelib.improvement.grounding import check_wording
from resumelib.improvement.injection import talks_to_machine
from resumelib.improvement.letter_contact import Contact, contact_in
from resumelib.improvement.letter_studies import is_held, spoken, studies
from resumelib.improvement.letter_wanted import wanted_company, wanted_position
from resumelib.improvement.lexicon import LANGUAGES, in_its_language
from resumelib.improvement.rules.nouns import names_deed
from resumelib.improvement.telling import says_several, tell
from resumelib.improvement.wording import wording
from resumelib.model.letter import Letter, LetterWish, Sentence
from resumelib.model.posting import Requirement
from resumelib.model.region import Region
from resumelib.model.resume import Highlight, Position, Project, Resume
from resumelib.model.suggestion import Evidence, Rewording
from resumelib.text.tokens import fold

_EXAMPLES = 4
_QUOTED = 3  # of one place
_QUOTABLE = 5  # words
_MUCH = 75  # words that all examples may have together, whatever the first one has
_ASKED = 5
_LONGEST = 34  # words of a highlight that a letter can hold
_AMERICAN = ("US", "CA", "")
_OWN_ACCOUNT = re.compile(
    r"(?i)\b(?:freelanc|self-employed|freiberuf|selbst?ständig|indépendant|auto-?entrepren|autónom)"
)
_NO_PERSON = {  # "als Praktikum", "comme Stage": what is no profession follows a colon
    "de": re.compile(r"(?i)\b\w*(?:um|ung|schaft|zeit|semester|dienst|jahr|studium|stelle|tätigkeit)\b"),
    "fr": re.compile(r"(?i)^(?:stage|alternance|apprentissage|service|mission|formation|job)\b"),
    "es": re.compile(r"(?i)^(?:prácticas|practicas|beca|servicio|formación|proyecto|trabajo)\b"),
    "en": re.compile(r"(?i)\b(?:internship|apprenticeship|traineeship|service|work|placement|employment)$"),
}


@dataclass(frozen=True, slots=True)
class _Place:
    """An entry whose highlights may be told: a position, an honorary one, or a project."""

    path: str
    name: str
    where: str
    quoted: str
    quoted_one: str
    current: bool
    entry: Position | Project


def letter_language(resume: Resume) -> str:
    """The resume's, where letters can be written in it; else English."""
    return resume.language if resume.language in LANGUAGES else "en"


def compose_letter(
    resume: Resume, *, wish: LetterWish, region: Region, today: date, rewordings: Sequence[Rewording]
) -> Letter:
    """See `write_letter`."""
    resume = in_its_language(resume)
    language = letter_language(resume)
    words = phrases(language)
    american = language == "en" and (region.code or resume.basics.location.country_code) in _AMERICAN
    wanted, contact = _within_line(wanted_position(wish), language), contact_in(wish.posting)
    notes = []
    if resume.language and resume.language != language:
        notes.append("A letter is written in English, German, French or Spanish; this one is in English.")
    drafted = draft(resume, wish, region, today)
    paragraphs = [tuple(_with(rewordings, s, language) for s in p) for p in drafted]
    return Letter(
        language,
        _sender(resume),
        words["subject"].format(position=wanted, of=_of(wanted)) if wanted else words["subject_open"],
        _greeting(contact, words, american=american),
        (*(p for p in paragraphs if p), (Sentence(words["closing"]),)),
        _regards(contact, words, american=american),
        resume.basics.name,
        today.isoformat(),
        recipient=tuple(filter(None, (wanted_company(wish), _attention(contact, words)))),
        place=resume.basics.location.city,
        enclosure=words["enclosure" if american else "enclosure_gb"],
        country=resume.basics.location.country_code,
        notes=tuple(notes),
    )


def draft(resume: Resume, wish: LetterWish, region: Region, today: date) -> list[tuple[Sentence, ...]]:
    """The letter's paragraphs before the closing one, as the built-in engine puts them; some may be empty."""
    language = letter_language(resume)
    words = phrases(language)
    opening = Sentence(_opening(words, _within_line(wanted_position(wish), language), wanted_company(wish)))
    return [
        (opening, *_positions(resume, words, language)),
        tuple(_examples(resume, wish, words, language)) if language == (resume.language or "en") else (),
        (*_asked(wish, words), *_studies(resume, words, language, today), *_spoken(resume, words, language)),
    ]


def _with(rewordings: Sequence[Rewording], sentence: Sentence, language: str) -> Sentence:
    """The sentence in a model's words, where those hold for it as it now is: the gate decides again."""
    ids = tuple(e.field_id for e in sentence.evidence)
    for offered in rewordings:
        if ids and offered.field_ids == ids:
            reasons, doubts = check_wording(sentence.text, offered.after, language)
            if not reasons and not doubts:
                return replace(sentence, text=offered.after, provenance=offered.provenance)
    return sentence


# ---------------------------------------------------------------- head and opening


def _sender(resume: Resume) -> tuple[str, ...]:
    basics, place = resume.basics, resume.basics.location
    city = " ".join(filter(None, (place.postal_code, place.city)))
    lines = [place.address, city] if place.address or city else [place.as_written]
    return tuple(t for t in (basics.name, *lines, basics.email, basics.phone) if t.strip())


def _greeting(contact: Contact | None, words: dict[str, str], *, american: bool) -> str:
    key = "greeting_us" if american else "greeting"
    form = words.get(f"{key}_{contact.form}") if contact else None
    if contact is None or form is None:
        return words[key]
    whole = contact.form == "name" or "Sra." in words["greeting_ms"]  # Spanish has two surnames
    last = contact.name if whole else contact.surname
    if contact.degree and "greeting_us" in words:  # English has "Dr" or "Ms", German both
        form = words["greeting_name"]
    return form.format(name=" ".join(filter(None, (contact.degree, last))))


def _regards(contact: Contact | None, words: dict[str, str], *, american: bool) -> str:
    """British letters to a named person end otherwise, and French ones repeat the form of address."""
    if american:
        return words["regards_us"]
    form = words.get(f"regards_{contact.form}", words.get("regards_named")) if contact else None
    return form or words["regards"]


def _attention(contact: Contact | None, words: dict[str, str]) -> str:
    if contact is None:
        return ""
    form = words.get(f"attention_{contact.form}", words["attention"])
    return form.format(name=" ".join(filter(None, (contact.degree, contact.name))))


def _opening(words: dict[str, str], wanted: str, company: str) -> str:
    if not wanted:
        return (words["opening_company"] if company else words["opening_open"]).format(company=company)
    key = "opening_at" if company else "opening"
    return words[key].format(position=wanted, company=company, of=_of(wanted))


def _of(word: str) -> str:
    """French "de" or "d'", before a silent h too ("hôtesse", not "harpiste"); the other languages don't ask for it."""
    return "d’" if re.match(r"[aeiouéèêàâîôûœæ]|h(?:[ôuyi]|o(?!c|ll))", word, re.IGNORECASE) else "de "


def _positions(resume: Resume, words: dict[str, str], language: str) -> Iterator[Sentence]:
    named = [p for p in resume.work if _names(p.position) and _names(p.name)]
    for number, entry in enumerate(sorted(named, key=lambda p: not p.dates.is_current)[:2]):
        start = entry.dates.start.year if entry.dates.start else 0
        key = "before" if number else "was"
        if entry.dates.is_current:
            key = "now_also" if number else "now_since" if start else "now"
        if _NO_PERSON[language].search(entry.position) or _OWN_ACCOUNT.search(entry.name):
            key = "before_plain" if number else "now_plain" if entry.dates.is_current else "was_plain"
            key = "now_also_plain" if number and entry.dates.is_current else key
        title = _within_line(entry.position, language) if "plain" not in key else entry.position
        text = words[key].format(position=title, employer=entry.name, year=start, que=_que(title))
        path = f"work[{resume.work.index(entry)}]"
        yield Sentence(text, (Evidence("resume", path, f"{entry.position}, {entry.name}", entry.id),))


def _within_line(text: str, language: str) -> str:
    """French and Spanish write a profession or a language inside a sentence in lower case."""
    return text[:1].lower() + text[1:] if language in ("fr", "es") and text[1:2].islower() else text


def _que(word: str) -> str:
    return "qu’" if _of(word) == "d’" else "que "


def _names(text: str) -> bool:
    """Whether it is a name and nothing more: a line that was misread would make a sentence nobody wants to sign."""
    plain = 0 < len(text.split()) <= 10 and len(text) <= 80 and not re.search(r"[.!?;:•]\s", text)
    return plain and not talks_to_machine(text)


# ---------------------------------------------------------------- examples


def _examples(resume: Resume, wish: LetterWish, words: dict[str, str], language: str) -> Iterator[Sentence]:
    """The person's own highlights, employer by employer: those the posting asks about, then those with a figure."""
    seen: set[str] = set()
    for place, chosen in _chosen(resume, wish, words, language):
        told = 0
        for highlight in chosen:
            text = _told(highlight, place, words, language, told)
            if text:
                told += 1
                yield Sentence(text, (_evidence(place, highlight),))
        quoted = [] if told or place.name in seen else chosen[:_QUOTED]
        seen.add(place.name)
        if quoted:
            yield Sentence(
                _quoted(quoted, place, words, language), tuple(_evidence(place, h) for h in quoted)
            )


def _quoted(highlights: Sequence[Highlight], place: _Place, words: dict[str, str], language: str) -> str:
    """What cannot be told is listed as it stands; French sets a space before its signs."""
    space = "" if words["colon"] == ":" else " "
    said = [h.text.strip().rstrip(".;") for h in highlights]
    said = [t[:1].lower() + t[1:] if names_deed(t, language) else t for t in said]
    lead = place.quoted if len(said) > 1 else place.quoted_one
    return f"{lead}{space}: {f'{space}; '.join(said)}."


def _chosen(
    resume: Resume, wish: LetterWish, words: dict[str, str], language: str
) -> list[tuple[_Place, list[Highlight]]]:
    rows = wish.match.requirements if wish.match else ()
    asked = {e.field_id for c in rows if c.bucket != "gap" for e in c.evidence}
    ranked: list[tuple[tuple[bool, bool], _Place, Highlight]] = []
    tellable = []
    for place in _places(resume, words):
        for highlight in (h for h in place.entry.highlights if _speaks(h, language)):
            rank = highlight.id not in asked, not wording(highlight.text, language).quantities
            told = tell(highlight.text, language, current=place.current)
            if told and told.form == "as_is" and all(rank):
                continue  # "I am grateful for …": about nothing anybody asked or could count
            if told is None and (len(highlight.text.split()) < _QUOTABLE or _OWN_ACCOUNT.search(place.name)):
                continue  # a fragment says nothing; "at Freelance" is no place
            ranked.append((rank, place, highlight))
            tellable += [ranked[-1]] if told else []
    best = _short_enough(sorted(tellable if len(tellable) > 1 else ranked, key=lambda item: item[0]))
    places = dict.fromkeys(place.path for _, place, _ in ranked if any(place is p for _, p, _ in best))
    return [
        (
            next(p for _, p, _ in best if p.path == path),
            [h for r, p, h in ranked if p.path == path and (r, p, h) in best],
        )
        for path in places
    ]


def _short_enough(
    ranked: list[tuple[tuple[bool, bool], _Place, Highlight]],
) -> list[tuple[tuple[bool, bool], _Place, Highlight]]:
    """The best ones, as many as a short letter holds."""
    kept: list[tuple[tuple[bool, bool], _Place, Highlight]] = []
    length = 0
    for item in ranked[:_EXAMPLES]:
        length += len(item[2].text.split())
        if kept and length > _MUCH:
            break
        kept.append(item)
    return kept


def _places(resume: Resume, words: dict[str, str]) -> Iterator[_Place]:
    for section, entries in (("work", resume.work), ("volunteer", resume.volunteer)):
        for number, entry in enumerate(entries):
            if _names(entry.name):
                name = {"employer": entry.name}
                yield _Place(
                    f"{section}[{number}]", entry.name, words["where"].format(**name),
                    words["quoted"].format(**name), words["quoted_one"].format(**name), entry.dates.is_current, entry,
                )  # fmt: skip
    for number, project in enumerate(resume.projects):
        if _names(project.name):
            name = {"employer": project.name}
            yield _Place(
                f"projects[{number}]", project.name, words["where_project"].format(**name),
                words["quoted_project"].format(**name), words["quoted_project_one"].format(**name), project.dates.is_current, project,
            )  # fmt: skip


def _speaks(highlight: Highlight, language: str) -> bool:
    """One statement, neither too short to say something nor too long for a letter."""
    text = highlight.text
    one = 4 <= len(text.split()) <= _LONGEST and "\n" not in text and not says_several(text)
    one = one and reads_as(text, language) and not talks_to_machine(text)
    return one and not re.search(r"[\w.]+@\w|https?://|www\.|^[\w /&-]{2,24} ?: ", text)


def _told(highlight: Highlight, place: _Place, words: dict[str, str], language: str, before: int) -> str:
    """The highlight as a sentence that passes the gate, or "" where it must be quoted. `before` others were told."""
    told = tell(highlight.text, language, current=place.current)
    if told is None:
        return ""
    if told.form == "as_is":
        return told.text + "."
    ways = words.get(f"{told.form}_again", words[told.form]).split(" | ")
    form = ways[(before - 1) % len(ways)] if before else words[told.form]
    text = form.format(where=place.where, text=told.text) + "."
    written = form.format(where=place.where, text=highlight.text)  # the set phrase with the text as it is
    reasons, _ = check_wording(written, text, language)
    return "" if reasons else text


def _evidence(place: _Place, highlight: Highlight) -> Evidence:
    number = place.entry.highlights.index(highlight)
    return Evidence("resume", f"{place.path}.highlights[{number}]", highlight.text, highlight.id)


# ---------------------------------------------------------------- what is asked for, studies, languages


def _asked(wish: LetterWish, words: dict[str, str]) -> Iterator[Sentence]:
    listed = [c for c in (wish.match.requirements if wish.match else ()) if c.bucket == "listed"]
    kinds = ("skill", "tool", "certificate", "licence")
    shown = [c for c in listed if c.evidence and c.requirement.kind in kinds]
    shown = [c for c in shown if len(c.requirement.term) < 50 and not talks_to_machine(c.requirement.term)]
    shown = sorted(shown, key=lambda c: not c.requirement.required)[:_ASKED]
    if shown:
        keep = words["colon"] == ":" and words["and"] == "und"  # German nouns keep their capital
        terms = [c.requirement.term if keep else _within(c.requirement) for c in shown]
        names = listing(terms, words)
        yield Sentence(words["asked"].format(list=names), tuple(e for c in shown for e in c.evidence))


def _within(requirement: Requirement) -> str:
    """The posting's term inside a sentence: the capital of a line's beginning goes where the term is no name."""
    term, plain = requirement.term, requirement.canonical
    first, _, more = term.partition(" ")
    is_name = not first[1:].islower() or (
        not plain[:1].islower() and not (more and fold(first) not in fold(plain))
    )
    return term if is_name else term[:1].lower() + term[1:]


def listing(items: Sequence[str], words: dict[str, str]) -> str:
    """`a`, `a and b`, `a, b and c`, each once."""
    unique = list(dict.fromkeys(items))
    joint = "e" if words["and"] == "y" and re.match(r"h?i(?![aeo])", unique[-1], re.I) else words["and"]
    return f" {joint} ".join(filter(None, (", ".join(unique[:-1]), unique[-1])))


def _studies(resume: Resume, words: dict[str, str], language: str, today: date) -> Iterator[Sentence]:
    """The newest degree that is finished."""
    for number, degree in enumerate(resume.education):
        if _names(degree.study_type) and _names(degree.institution) and is_held(degree, today):
            name = ", ".join(filter(None, (degree.study_type.strip(" .,"), degree.area.strip(" .,"))))
            evidence = Evidence("resume", f"education[{number}]", name, degree.id)
            yield Sentence(studies(degree, words, language), (evidence,))
            return


def _spoken(resume: Resume, words: dict[str, str], language: str) -> Iterator[Sentence]:
    known = [s for s in resume.languages if len(s.language) > 2 and _names(s.language)]
    named, own = spoken([s for s in known if not talks_to_machine(s.fluency)], language)
    if named:
        text = words["speaks_also" if own else "speaks"].format(list=listing(named, words))
        yield Sentence(text, (Evidence("resume", "languages", ", ".join(named), "languages"),))
