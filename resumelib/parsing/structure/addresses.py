"""What leads to a person or a page: e-mail addresses, phone numbers, web addresses."""

import re

from resumelib.text.dates import find_dates

URL = re.compile(
    r"(?:https?://|www\.)[^\s|<>()\[\]]+|(?<![\w@.])(?:[\w-]+\.)+(?:com|org|net|io|dev|edu|gov|de|fr|es|it|pt|nl|pl|ch|at|be|eu|uk|co|me|info|ai|app|tech|in|us|ca|au|br|mx|ar|cl|cz|se|no|dk|fi|ie|gr|tr|ru|jp|cn|kr|biz|online|site|xyz|page|blog|cloud|academy|energy|studio|design|agency)(?:/[^\s|<>()\[\]]*)?(?![\w.@-])"
)
EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_CLOSE_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.@-])(?:\(?\+|00)?\(?\d[\d\s().\u00a0/–-]{5,}\d(?![\w@])")


def find_email(text: str) -> re.Match[str] | None:
    """An address in one word, else one with white space around its sign (which may also be an icon: "01234 @ a@b.org")."""
    return _CLOSE_EMAIL.search(text) or EMAIL.search(text)


def is_contact(text: str) -> bool:
    """Whether some address or number stands in it."""
    return bool(EMAIL.search(text) or URL.search(text) or find_phone(text))


def find_phone(text: str) -> tuple[int, int] | None:
    """Where the first number stands that may be called; dates are made of digits too."""
    for match in _PHONE.finditer(text.replace("\u2011", "-").replace("\u2010", "-")):
        digits = sum(c.isdigit() for c in match.group())
        if 7 <= digits <= 15 and not find_dates(match.group()):
            return match.span()
    return None


def is_web_address(text: str) -> bool:
    """What `URL` found, without names that only look like one ("Node.js")."""
    return "://" in text or text.startswith("www.") or "/" in text or text[:1].islower()
