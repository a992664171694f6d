"""C2: who it is and how to reach them."""

import re
from collections.abc import Iterator

from resumelib.review.check import ERROR, WARNING, Hit, check
from resumelib.review.subject import Subject

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}", re.ASCII)


@check(
    "K01",
    title="Name is missing",
    rationale="A file without a name at the top cannot be filed or found again by anyone who receives it.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks; Textkernel résumé-quality codes",
    fix="Put your full name on the first line, as plain text.",
    example="The page begins with the e-mail address.",
    full_at=1,
)
def name_missing(subject: Subject) -> Iterator[Hit]:
    if not subject.resume.basics.name.strip():
        yield Hit("basics.name", "No name was found.")


@check(
    "K02",
    title="E-mail address is missing",
    rationale="Most answers to an application come by e-mail.",
    severity=ERROR,
    part="structure",
    source="Reactive Resume's checks; Textkernel résumé-quality codes",
    fix="Add one e-mail address under your name.",
    example="Ana Duarte · +351 210 000 000 · Lisbon",
    full_at=1,
)
def email_missing(subject: Subject) -> Iterator[Hit]:
    if not subject.resume.basics.email.strip():
        yield Hit("basics.email", "No e-mail address was found.")


@check(
    "K05",
    title="Phone number is missing or implausible",
    rationale="Interviews are often arranged by phone, and a wrong digit is invisible to its owner.",
    severity=WARNING,
    part="structure",
    source="Reactive Resume's checks; common career advice",
    fix="Give one number with its country prefix, such as +44 20 7946 0018.",
    example="Phone: 12345",
    full_at=1,
)
def phone_missing(subject: Subject) -> Iterator[Hit]:
    phone = subject.resume.basics.phone
    digits = sum(c.isdigit() for c in phone)
    if not phone.strip():
        yield Hit("basics.phone", "No phone number was found.")
    elif not 7 <= digits <= 15:
        yield Hit("basics.phone", f"A phone number has 7 to 15 digits, this one has {digits}.", phone)
