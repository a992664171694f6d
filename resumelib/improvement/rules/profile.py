"""A profile without its "I": "I am a nurse with …" is "Nurse with …", "I have ten years of experience" "Ten years of …".

All sentences or none: half a profile in the first person reads worse than a whole one.
"""

import re

from resumelib.improvement.rules import Context, Rule
from resumelib.text.lazy import lazy
from resumelib.text.tense import from_past
from resumelib.text.wordlists import load_words

_SENTENCES = lazy(r"(?<=[a-zà-ÿ\d)%][.!?])\s+(?=[A-ZÀ-Þ])")
_I_AM = {
    "en": lazy(r"^I(?: am|['’]m) (?:an? )?(?=[A-Za-z-]+ |\w+$)(?!currently|looking|seeking|able|interested|working|very|also|always|not|now|here|a? ?person|the\b)"),
    "de": lazy(r"^Ich bin (?:eine?n? )?(?=[A-ZÄÖÜa-zäöü])(?!derzeit|aktuell|auf der|interessiert|mir|seit|sehr|es|in\b|bei\b|als\b|gerne?\b|auch\b)(?=[^.,]*[A-ZÄÖÜ])"),
    "fr": lazy(r"^Je suis (?:une? )?(?!actuellement|à |intéressé|capable|en |au |aussi|très|prêt|disponible)"),
    "es": lazy(r"^(?:Yo )?[Ss]oy (?:una? )?(?!capaz|muy|el |la )"),
}  # fmt: skip
_I_HAVE = {
    "en": lazy(r"^I (?:have|['’]ve|possess|bring) (?:over |more than |about |around )?(?=(?:over |more than |about |around )?(?:\d+|[a-z]+)\+? years\b)|^I (?:have|possess|bring) (?=(?:extensive|solid|strong|broad|proven|good|excellent|hands-on|wide|in-depth) (?:experience|knowledge|background|skills)\b)"),
    "de": lazy(r"^Ich (?:habe|verfüge über|bringe) (?=(?:über |mehr als |rund )?\d+ Jahre\b)(?!.*\bmit\.?$)"),
    "fr": lazy(r"^(?:J['’]ai|Je possède|Je dispose de) (?=(?:plus de |environ )?\d+ ans d)"),
    "es": lazy(r"^(?:Tengo|Cuento con|Poseo) (?=(?:más de )?\d+ años de )"),
}  # fmt: skip
_FIRST_PERSON = lazy(r"\b(?:I|me|my|mine|myself|we|our|ich|mich|mir|mein\w*|wir|uns\w*|je|moi|mon|ma|mes|nous|yo|mí|mis?)\b|\b[jm]['’]", re.IGNORECASE)  # fmt: skip
_SPANISH_I = lazy(
    r"\b(?:tengo|he|soy|estoy|puedo|cuento|poseo|busco|quiero|trabajo|trabajé|\w+é)\b", re.IGNORECASE
)
_NOT_DONE = lazy(r"^I (?:was|were|had|could|would|did|got|felt|thought|loved|liked|wanted|met|came|went|became)\b")  # fmt: skip


def without_i(text: str, context: Context) -> str:
    """Only where every sentence can do without, and one did speak as "I"."""
    if context.role != "prose" or context.language not in _I_AM or "\n" in text:
        return text
    sentences = _SENTENCES.split(text)
    done = [_plain(sentence, context.language) for sentence in sentences]
    speaks = _SPANISH_I if context.language == "es" else _FIRST_PERSON
    if done == sentences or any(_FIRST_PERSON.search(s) or speaks.search(s) for s in done):
        return text
    return " ".join(s[:1].upper() + s[1:] for s in done)


def _plain(sentence: str, language: str) -> str:
    for table in (_I_AM, _I_HAVE):
        match = table[language].match(sentence)
        if match:
            return sentence[match.end() :] if table is _I_AM else re.sub(
                r"^(?:I (?:have|['’]ve|possess|bring)|Ich (?:habe|verfüge über|bringe)|J['’]ai|Je possède|Je dispose de|Tengo|Cuento con|Poseo) ", "", sentence
            )  # fmt: skip
    return _did(sentence) if language == "en" else sentence


def _did(sentence: str) -> str:
    """ "I have worked in …" and "I managed …": the deed without its doer."""
    match = re.match(r"I (?:have |['’]ve )?(?:also )?([a-z]+)(?= )", sentence)
    if not match or _NOT_DONE.match(sentence) or re.search(r"[,;] (?:and|but|so) I\b", sentence):
        return sentence
    word = match.group(1)
    forms = from_past(word)
    perfect = any(word == line.split()[2] for line in load_words("en", "verb_forms") if word in line)
    is_deed = bool(forms and (word.endswith("ed") or forms.base != word)) or (
        " have " in match.group() and perfect
    )
    return sentence[match.start(1) :] if is_deed and word not in ("been", "had") else sentence


RULES = (Rule("profile-pronoun", "A profile is written without “I”.", ("en", "de", "fr", "es"), without_i),)
