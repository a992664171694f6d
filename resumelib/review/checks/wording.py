"""C5, the choice of words."""

import re
from collections import Counter
from collections.abc import Iterator

from resumelib.review.check import ERROR, INFORMATION, WARNING, Hit, check
from resumelib.review.openers import opener
from resumelib.review.phrases import phrases_in
from resumelib.review.subject import Subject
from resumelib.text.lazy import lazy

LANGUAGES = ("en", "de", "fr", "es")
_QUOTED = lazy(r"[“\"«„‘][^”\"»“’]{2,}[”\"»“’]")
_PRONOUNS = {
    "en": lazy(r"(?<![\w'’/&.-])(?:(?:I(?=['’](?:m|ve|d|ll)\b|\s+(?:[a-z]|\w+ly\b))|me|my|mine|myself|we|our|ours|ourselves|We|My|Our|Me)(?![\w/&-])|us(?=[\s,.;]|$))"),
    "de": lazy(r"(?<![\w'’-])(?:ich|mich|mir|mein(?:e[mnrs]?)?|wir|uns|unser(?:e[mnrs]?)?)(?![\w-])", re.IGNORECASE),
    "fr": lazy(r"(?<![\w'’-])(?:je|j['’](?=\w)|moi|mon|mes|ma(?=\s[a-zà-ÿ])|me(?=\s)|m['’](?=\w)|nous|notre|nos)(?!-?\w*\d)(?=[\s,.'’\w])", re.IGNORECASE),
    "es": lazy(r"(?<![\w'’-])(?:yo|mí|mis?|conmigo|nosotr[oa]s|nuestr[oa]s?)(?![\w-])", re.IGNORECASE),
}  # fmt: skip
_NUMERAL_BEFORE = lazy(
    r"(?:phase|level|part|tier|class|grade|type|stage|step|category|engineer|analyst|accountant|nurse|technician|developer|war|volume|chapter|section|title|schedule|calculus|physics|chemistry|spanish|algebra)\s+$",
    re.IGNORECASE,
)
_PASSIVE = {
    "en": lazy(r"\b(?:was|were|been|being|is|are|be|got|gets)\s+(?:\w+ly\s+)?(?:\w{2,}ed|made|done|given|taken|written|held|built|chosen|driven|led|run|sent|kept|found|brought|shown|sold|told|taught|paid|put|set|cut|known|seen|begun|grown|drawn|broken|won|met|bought|spent|lost|left|laid|sought|overseen|undertaken|rebuilt|understood|thrown|spoken)\b", re.IGNORECASE),
    "de": lazy(r"\b(?:wurden?|worden|wird|werden)\b(?:[^.;]*?)\b(?:ge\w+(?:t|en)|\w+iert|(?:be|er|ver|zer|ent|emp|miss|über|unter)\w+(?:t|en)|\w+ge\w+(?:t|en))\b|\bge\w+(?:t|en) (?:wurden?|worden)\b|\w+iert wurden?\b", re.IGNORECASE),
    "fr": lazy(r"\b(?:a été|ont été|avait été|fut|furent|était|étaient|est|sont|être|été)\s+(?:\w+ment\s+)?\w+(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|its|ites)\b(?=\s+(?:par|pour|en|dans|à|au|aux|sur|avec|de|du|des|et)|[.,;]|$)", re.IGNORECASE),
    "es": lazy(r"\b(?:fue|fueron|es|son|era|eran|ha sido|han sido|sido|ser|fui)\s+(?:\w+mente\s+)?(?:\w+[aií]d[oa]s?|hech[oa]s?|escrit[oa]s?|puest[oa]s?|reduc\w+|redact\w+)\b|\bse (?:realizó|realizaron|hizo|hicieron|llevó a cabo|implementó)\b", re.IGNORECASE),
}  # fmt: skip


@check(
    "B09",
    title="Vague quantifier",
    rationale="'Several' and 'significantly' are the places where a number was left out.",
    severity=INFORMATION,
    part="impact",
    source="VMock guides (public pages); word list of our own",
    fix="Say how many or how much, if you know it.",
    example="Managed various projects with significantly better results.",
    languages=LANGUAGES,
    full_at=5,
)
def vague(subject: Subject) -> Iterator[Hit]:
    for item in subject.prose:
        if found := next(phrases_in(item.text, subject.language, "vague"), ""):
            yield Hit(item.path, f"“{found}”: how many, how much?", item.text)


@check(
    "B10",
    title="First-person pronoun",
    rationale="A resume is about one person anyway; without pronouns it is shorter and customary.",
    severity=WARNING,
    part="language",
    source="Ohio Northern University résumé standards; university résumé rubrics; Resume Worded",
    fix="Leave the pronoun out: begin with the verb.",
    example="I managed my team.",
    languages=LANGUAGES,
)
def pronouns(subject: Subject) -> Iterator[Hit]:
    pattern = _PRONOUNS[subject.language]
    for item in subject.prose:
        if item.section == "references":
            continue
        text = _QUOTED.sub(lambda m: " " * len(m.group()), item.text)
        for match in pattern.finditer(text):
            if match.group() == "I" and _NUMERAL_BEFORE.search(text[: match.start()]):
                continue
            yield Hit(item.path, f"“{match.group()}” can go.", item.text)
            break


@check(
    "B11",
    title="Passive voice",
    rationale="The passive hides who did it, and that is what the reader wants to know.",
    severity=INFORMATION,
    part="language",
    source="Wittenberg career guide; Resume Worded (public pages); patterns of our own",
    fix="Say who did it: if it was you, begin with the verb.",
    example="The audit was completed in three weeks.",
    languages=LANGUAGES,
)
def passive(subject: Subject) -> Iterator[Hit]:
    for item in subject.prose:
        if match := _PASSIVE[subject.language].search(item.text):
            yield Hit(item.path, f"“{match.group()[:60]}” is passive.", item.text)


@check(
    "B16",
    title="Buzzword or cliché",
    rationale="Everybody claims these; without an example they take space and prove nothing.",
    severity=WARNING,
    part="language",
    source="Resume Worded (public pages); word list of our own",
    fix="Leave it out, or show it by an example.",
    example="Results-driven team player.",
    languages=LANGUAGES,
    full_at=5,
)
def buzzword(subject: Subject) -> Iterator[Hit]:
    texts = [*subject.prose, *(f for f in subject.fields if f.path == "basics.label")]
    for item in texts:
        for found in phrases_in(item.text, subject.language, "buzzwords"):
            yield Hit(item.path, f"“{found}” is a cliché.", item.text)


@check(
    "B17",
    title="Filler word",
    rationale="Adverbs of success add nothing that the deed itself does not say.",
    severity=INFORMATION,
    part="language",
    source="Resume Worded (public pages); word list of our own",
    fix="Leave the word out.",
    example="Successfully completed the audit.",
    languages=LANGUAGES,
    full_at=5,
)
def filler(subject: Subject) -> Iterator[Hit]:
    for item in subject.prose:
        for found in phrases_in(item.text, subject.language, "fillers"):
            yield Hit(item.path, f"“{found}” can go.", item.text)


@check(
    "B18",
    title="Sounds written by a machine",
    rationale="Readers have learned to recognize some words and rhythms; only reported, never replaced blindly.",
    severity=INFORMATION,
    part="language",
    source="Resume-Matcher and career-ops (open source) on machine style; word list and thresholds of our own",
    fix="Say it in your own plain words.",
    example="Spearheaded a transformative, holistic initiative — leveraging synergies — to elevate outcomes.",
    languages=LANGUAGES,
)
def machine_style(subject: Subject) -> Iterator[Hit]:
    for item in subject.prose:
        if found := next(phrases_in(item.text, subject.language, "machine_style"), ""):
            yield Hit(item.path, f"“{found}” reads like machine text.", item.text)
    dashes = subject.body.count("—")
    if dashes >= 4 and dashes > len(subject.body.split()) / 80:
        yield Hit("", f"There are {dashes} em dashes in the text.", _around(subject.body, "—"))
    openers = Counter(opener(b.text) for b in subject.bullets)
    word, count = openers.most_common(1)[0] if openers else ("", 0)
    if len(subject.bullets) >= 6 and count > len(subject.bullets) / 2 and word:
        yield Hit("", f"{count} of {len(subject.bullets)} bullets begin with “{word}”.", word)


def _around(text: str, sign: str) -> str:
    at = text.index(sign)
    return text[max(0, at - 30) : at + 30]


_MARKUP = lazy(
    r"\*\*[^*\n]+\*\*|\*\*|```|^#{1,4} |^(?:Sure|Certainly|Of course|Absolutely|Great question|Gerne|Natürlich|Bien sûr|Por supuesto|Claro)[!,] |\{\{.*?\}\}|\{%.*?%\}|<\|.*?\|>|(?<!\w)__[^_\n]+__(?!\w)|\[(?:Your |Insert |Company|Employer|Name|Number|Date|Job|Position|Role|Title|City|Metric|X+\b|Skill|Tool|Ihr|Firma|Unternehmen|Votre|Entreprise|Empresa|Nombre)[^\]]*\]",
    re.IGNORECASE | re.MULTILINE,
)


@check(
    "B19",
    title="Talk of a language model left in",
    rationale="A sentence like 'Here is the revised version' tells the reader that nobody read the page before sending it.",
    severity=ERROR,
    part="language",
    source="ApplyPilot's checks; phrase list of our own in four languages",
    fix="Take it out, and read the rest for what else was left.",
    example="Here is the revised bullet: **Led** a team of [number].",
    full_at=1,
)
def leaked_talk(subject: Subject) -> Iterator[Hit]:
    for item in _texts(subject):
        found = next(phrases_in(item[1], "any", "leaked_talk"), "")
        if not found and (match := _MARKUP.search(item[1])):
            found = match.group()
        if found:
            yield Hit(item[0], f"“{found}” was left in by a language model.", item[1])


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    for item in subject.fields:
        if item.role not in ("contact", "date"):
            yield item.path, item.text
    if subject.parsed is not None:
        for leftover in subject.parsed.leftover:
            yield "", leftover.text


_PLACEHOLDER = lazy(
    r"\[(?!\d+\]|\s?\])[^\]\n]{0,60}\]|\{\{[^}]*\}\}|\{[a-z][a-z _]*\}|<(?!https?:)[a-z][a-z _/-]*>|(?<![\w.])(?:X{2,}|x{2,})(?:\s?(?:%|\+|k\b|€|\$|years?|people|percent|Prozent)|(?=[\s.,;]|$))"
    r"|[$€£]\s?X+\b|\bN/?N\s?%|(?<!\w)[XYZ]\s?%|\bTB[DACN]\b|\b(?:lorem ipsum|dolor sit amet|TODO|FIXME|to be (?:added|completed|determined|filled in|confirmed)|coming soon|your name here|your name|company name|job title here|insert \w+ here|insert here|fill in|placeholder|sample text|click (?:here )?to (?:add|enter)|xyz (?:company|corp|inc|ltd|gmbh)|abc (?:company|corp|inc|ltd|gmbh)|acme placeholder|first ?name last ?name|John Q\.? Placeholder|Mustertext|Platzhalter|hier eintragen|noch ergänzen|folgt noch|Firmenname|Ihr Name|à compléter|nom de l['’]entreprise|votre nom|por completar|nombre de la empresa|su nombre|texto de ejemplo)\b"
    r"|_{2,}|\(insert [^)]*\)|\.{5,}|\?{2,}|#{2,}(?!\s)|\bMM/(?:YYYY|JJJJ|AAAA)\b|\bYYYY\b|\b0{2}/0{4}\b",
    re.IGNORECASE,
)  # fmt: skip


@check(
    "B20",
    title="Placeholder left in",
    rationale="A bracket to fill in later tells the reader that nobody read the page before sending it.",
    severity=ERROR,
    part="language",
    source="ApplyPilot's checks; patterns of our own",
    fix="Fill it in or take it out.",
    example="Raised sales by XX%.",
    full_at=1,
)
def placeholder(subject: Subject) -> Iterator[Hit]:
    for path, text in _texts(subject):
        if found := _PLACEHOLDER.search(text):
            yield Hit(path, f"“{found.group().strip()}” looks like a placeholder.", text)
    for path, text in ((f.path, f.text) for f in subject.fields if f.role == "contact"):
        if re.search(r"\[[^\]]*\]|<[^>]*>|\bTBD\b|X{3,}|your[._-]?(?:name|email)|_{3,}", text, re.IGNORECASE):
            yield Hit(path, f"“{text}” looks like a placeholder.", text)
