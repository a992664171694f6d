"""C5, whether the bullets agree with each other: tense, form, full stops, glyphs, spacing."""

import re
from collections.abc import Iterator
from itertools import pairwise

from resumelib.review.check import INFORMATION, WARNING, Hit, check
from resumelib.review.openers import opening
from resumelib.review.phrases import split
from resumelib.review.subject import Subject, Text
from resumelib.text.lazy import lazy
from resumelib.text.tokens import words

LANGUAGES = ("en", "de", "fr", "es")
_GLYPH = lazy(r"^\s*([•●▪◦‣·∙■□➢➤►▶✓✔★–—*+>»o-])\s+(?=\S)")
_CAPS = lazy(r"[^\W\d_]")
_ALLOWED_TWICE = frozenset(
    {"that", "had", "die", "der", "das", "sie", "nous", "vous", "bora", "wagga", "new"}
)


def _by_entry(subject: Subject) -> Iterator[list[Text]]:
    groups: dict[str, list[Text]] = {}
    for bullet in subject.bullets:
        if bullet.entry is not None:
            groups.setdefault(bullet.entry.id, []).append(bullet)
    yield from groups.values()


@check(
    "B12",
    title="Tense does not fit the position",
    rationale="What is over stands in the past; what you still do stands in the present.",
    severity=WARNING,
    part="language",
    source="Ohio Northern University résumé standards; Wittenberg career guide",
    fix="Use the present tense for the current position and the past for the others.",
    example="2015 – 2018: Manage a team of six.",
    languages=LANGUAGES,
    full_at=2,
)
def tense_mismatch(subject: Subject) -> Iterator[Hit]:
    for bullets in _by_entry(subject):
        current = bullets[0].is_current
        if bullets[0].entry is None or bullets[0].entry.dates.is_empty:
            continue
        # outside English, finished deeds of a current position are usually told in the past
        wrong = "past" if current and subject.language == "en" else "" if current else "present"
        off = [b for b in bullets if wrong and opening(b.text, subject.language) == wrong]
        if off:
            where = "current" if current else "past"
            opens = f"{_share(len(off), len(bullets))} of a {where} position {'opens' if len(off) == 1 else 'open'}"
            yield Hit(off[0].path, f"{opens} in the {wrong} tense.", off[0].text)


def _share(count: int, all_: int) -> str:
    return f"{count} of {all_} bullets" if all_ > 1 else "The only bullet"


@check(
    "B13",
    title="Tenses mixed within one position",
    rationale="Changing tense from bullet to bullet makes a list uneven, unless finished deeds of a current position are meant.",
    severity=WARNING,
    part="language",
    source="University résumé rubrics",
    fix="Choose one tense for each position.",
    example="Managed the budget. · Plan the menus.",
    languages=LANGUAGES,
    full_at=2,
)
def mixed_tense(subject: Subject) -> Iterator[Hit]:
    for bullets in _by_entry(subject):
        tenses = [(opening(b.text, subject.language), b) for b in bullets]
        past = [b for tense, b in tenses if tense == "past"]
        present = [b for tense, b in tenses if tense == "present"]
        if past and present:
            fewer = min(past, present, key=len)[0]
            yield Hit(
                fewer.path,
                "The bullets of this position mix past and present tense.",
                f"{past[0].text} · {present[0].text}",
            )


@check(
    "B14",
    title="Full stops are not used alike",
    rationale="Either every bullet ends with a full stop or none does.",
    severity=INFORMATION,
    part="language",
    source="University résumé rubrics",
    fix="Choose one way for all bullets.",
    example="Led the team. · Cut costs by 5 %",
    full_at=1,
)
def full_stops(subject: Subject) -> Iterator[Hit]:
    bullets = [b for b in subject.bullets if b.text.strip()]
    if len(bullets) < 3:
        return
    with_stop = [b for b in bullets if b.text.rstrip().endswith(".")]
    without = [b for b in bullets if not b.text.rstrip().endswith((".", "!", "?", "…", ":"))]
    share = len(with_stop) / len(bullets)
    if with_stop and without and 0.05 <= share <= 0.95:
        odd = min(with_stop, without, key=len)[0]
        yield Hit(
            odd.path,
            f"{len(with_stop)} of {len(bullets)} bullets {'ends' if len(with_stop) == 1 else 'end'} with a full stop.",
            odd.text,
        )


@check(
    "B15",
    title="Bullets are not built alike",
    rationale="A list reads fast when every bullet has the same form.",
    severity=INFORMATION,
    part="language",
    source="Wittenberg career guide",
    fix="Begin every bullet of a list with a verb of the same form.",
    example="Managing the desk. · Wrote reports. · Responsibility for stock.",
    languages=("en",),
    full_at=2,
)
def not_parallel(subject: Subject) -> Iterator[Hit]:
    for bullets in _by_entry(subject):
        forms: dict[str, Text] = {}
        for bullet in bullets:
            form = opening(bullet.text, subject.language)
            if form in ("past", "present", "gerund", "other"):
                forms.setdefault("finite" if form in ("past", "present") else form, bullet)
        if len(forms) > 1:
            odd = list(forms.values())[-1]
            yield Hit(
                odd.path,
                "The bullets of this list open in different forms.",
                " · ".join(b.text[:50] for b in forms.values()),
            )


def _shingles(text: str) -> tuple[frozenset[str], frozenset[str]]:
    tokens = split(text)
    pairs = frozenset(f"{a} {b}" for a, b in pairwise(tokens))
    return frozenset(tokens), pairs


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


@check(
    "B21",
    title="Nearly the same bullet twice",
    rationale="A repeated bullet takes the place of another deed and looks like copying.",
    severity=WARNING,
    part="impact",
    source="v50.ai (public pages); word-pair similarity above 0.8",
    fix="Keep one of them.",
    example="Trained 12 new nurses in triage. · Trained 12 nurses in triage.",
    full_at=2,
)
def repeated_bullet(subject: Subject) -> Iterator[Hit]:
    seen: list[tuple[frozenset[str], frozenset[str], Text]] = []
    for bullet in (*subject.bullets, *subject.paragraphs):
        single, pairs = _shingles(bullet.text)
        if len(single) < 3:
            continue
        for other_single, other_pairs, other in seen:
            close = _jaccard(single, other_single)
            if close > 0.8 or (close > 0.65 and _jaccard(pairs, other_pairs) > 0.6):
                yield Hit(bullet.path, f"This says nearly the same as {other.path}.", bullet.text)
                break
        seen.append((single, pairs, bullet))


@check(
    "B22",
    title="Wall of text",
    rationale="A paragraph of more than 60 words under a position is not read.",
    severity=WARNING,
    part="impact",
    source="VMock and Resume Worded guides (public pages)",
    fix="Split it into bullets of one claim each.",
    example="A block of eight lines under one position.",
    full_at=2,
)
def wall_of_text(subject: Subject) -> Iterator[Hit]:
    for text in (*subject.paragraphs, *subject.bullets):
        for paragraph in text.text.split("\n\n"):
            if len(paragraph.split()) > 60:
                yield Hit(text.path, f"This paragraph has {len(paragraph.split())} words.", paragraph)
                break


@check(
    "B23",
    title="Too many capitals",
    rationale="Text in capitals is read slowly and sounds like shouting.",
    severity=INFORMATION,
    part="language",
    source="passfirstround.com (public pages): 20 % of the letters",
    fix="Use capitals for initials and abbreviations only.",
    example="MANAGED A TEAM OF TWELVE.",
    full_at=2,
)
def capitals(subject: Subject) -> Iterator[Hit]:
    letters = _CAPS.findall(subject.body)
    if len(letters) > 100 and sum(c.isupper() for c in letters) > 0.2 * len(letters):
        yield Hit("", "More than a fifth of the text is in capitals.", subject.body)
        return
    for item in subject.prose:
        own = _CAPS.findall(item.text)
        if len(own) >= 15 and len(words(item.text)) >= 4 and sum(c.isupper() for c in own) > 0.6 * len(own):
            yield Hit(item.path, "This text is in capitals.", item.text)


@check(
    "B24",
    title="Bullet signs are mixed",
    rationale="One sign at one level makes the structure visible.",
    severity=INFORMATION,
    part="layout",
    source="University résumé rubrics; passfirstround.com",
    fix="Use one bullet sign.",
    example="• Led the team · - Cut costs",
    full_at=1,
)
def mixed_glyphs(subject: Subject) -> Iterator[Hit]:
    found: dict[str, str] = {}
    for bullet in subject.bullets:
        if match := _GLYPH.match(bullet.text):
            found.setdefault(match.group(1), bullet.text)
    if found and len(found) == 1 and any(not _GLYPH.match(b.text) for b in subject.bullets):
        found.setdefault("none", next(b.text for b in subject.bullets if not _GLYPH.match(b.text)))
    for glyph, count in subject.layout.bullets.items():
        if count > 0 and glyph.strip() and not glyph[:1].isalnum():
            found.setdefault(glyph, glyph)
    if subject.is_document and not subject.layout.bullets:
        for line in subject.whole_text.splitlines():
            if match := _GLYPH.match(line):
                found.setdefault(match.group(1), line.strip())
    if len(found) > 1:
        yield Hit(
            "",
            "Several bullet signs are used: " + " ".join(found),
            " · ".join(t[:40] for t in found.values()),
        )


@check(
    "B25",
    title="Double spaces, spaces before punctuation, doubled words",
    rationale="Small slips suggest that nobody read the page twice.",
    severity=INFORMATION,
    part="language",
    source="University résumé rubrics",
    fix="Correct them.",
    example="Led the the  team , daily.",
)
def slips(subject: Subject) -> Iterator[Hit]:
    before_sign = re.compile(r"\w\s+[,.](?=\s|$)" if subject.language == "fr" else r"\w\s+[,.;:!?](?=\s|$)")
    for item in subject.fields:
        if item.role in ("date", "contact"):
            continue
        doubled = next(
            (
                m
                for m in re.finditer(r"(?<![\w-])([^\W\d_]{2,})\s+\1(?![\w-])", item.text, re.IGNORECASE)
                if m.group(1).casefold() not in _ALLOWED_TWICE
                and (m.group(1).islower() or item.role in ("prose", "highlight"))
            ),
            None,
        )
        if doubled:
            yield Hit(item.path, f"“{doubled.group()}” repeats a word.", item.text)
        elif re.search(r"\S {2,}\S", item.text):
            yield Hit(item.path, "There is a double space.", item.text)
        elif match := before_sign.search(item.text):
            yield Hit(item.path, f"There is a space before “{match.group()[-1]}”.", item.text)
        elif re.search(r"[^\W\d_]{2},[^\W\d_]{2}|,,|;;|(?<!\.)\.\.(?!\.)", item.text) and item.role in (
            "prose",
            "highlight",
        ):
            yield Hit(item.path, "The punctuation is off here.", item.text)
