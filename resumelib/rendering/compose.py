"""From a Resume and a Region to the view that is printed."""

from collections.abc import Iterable, Iterator

from resumelib.model.region import Region
from resumelib.model.resume import Basics, Location, Profile, Resume
from resumelib.rendering.clean import display_url, link_target, printable
from resumelib.rendering.sections import view_sections
from resumelib.rendering.view import Contact, Detail, ResumeView
from resumelib.text.countries import named_country
from resumelib.text.formats import FALLBACK, printed_word

_ENOUGH = 3000  # characters to tell a language by


def view_resume(resume: Resume, region: Region, *, first: tuple[str, ...] = ()) -> ResumeView:
    """The texts to print, cleaned, dated and ordered for the region and the resume's own language.

    `first` are the section kinds a theme leads with, after the summary.
    """
    told = resume.language or _guessed(resume)
    language = told or FALLBACK
    shows_personal = region.personal_data != "hide"
    personal = tuple(
        Detail(
            printed_word(language, f"personal-{detail.kind}") or printable(detail.kind),
            printable(detail.text),
        )
        for detail in resume.basics.personal
        if printable(detail.text)
    )
    return ResumeView(
        name=printable(resume.basics.name),
        label=printable(resume.basics.label),
        contacts=tuple(_contacts(resume.basics)),
        personal=personal if shows_personal else (),
        personal_title=printed_word(language, "personal"),
        contact_title=printed_word(language, "contact"),
        document=printed_word(language, "document"),
        sections=tuple(view_sections(resume, region, told, first)),
        language=language,
        hidden=() if shows_personal else tuple(detail.label for detail in personal),
    )


def _guessed(resume: Resume) -> str:
    """Where nobody said which language it is in: that of its prose."""
    from resumelib.rendering.language import tell_language  # 20 ms that a parsed resume never needs

    prose = [resume.basics.summary, *(entry.summary for entry in resume.work)]
    prose += [h.text for entry in (*resume.work, *resume.volunteer) for h in entry.highlights]
    prose += [h.text for entry in resume.projects for h in entry.highlights]
    return tell_language(" ".join(prose)[:_ENOUGH])


def _contacts(basics: Basics) -> Iterator[Contact]:
    for email in _known(basics.email, *basics.other_emails):
        yield Contact("email", email, link_target(f"mailto:{email}"))
    for phone in _known(basics.phone, *basics.other_phones):
        yield Contact("phone", phone, link_target("tel:" + "".join(c for c in phone if c in "+0123456789")))
    place = _place(basics.location)
    if place:
        yield Contact("location", place)
    if display_url(basics.url):  # of "https://" alone nothing is left to show
        yield Contact("url", display_url(basics.url), link_target(basics.url))
    for profile in basics.profiles:
        contact = _profile(profile)
        if contact.text:
            yield contact


def _known(*texts: str) -> Iterable[str]:
    return dict.fromkeys(text for text in map(printable, texts) if text)


def _place(location: Location) -> str:
    if printable(location.as_written):
        return printable(location.as_written)
    city = " ".join(part for part in (location.postal_code, location.city) if part)
    code = location.country_code
    named = code and code.upper() in (named_country(location.region), named_country(location.city))
    parts = (location.address, city, location.region, "" if named else code)
    return ", ".join(text for text in map(printable, parts) if text)


def _profile(profile: Profile) -> Contact:
    url, username, network = display_url(profile.url), printable(profile.username), printable(profile.network)
    if url and (not username or username.casefold() in url.casefold()):
        text = url if not network or _names_network(url, network) else f"{network}: {url}"
    else:
        named = f"{network}: {username}" if network and username else username or network
        text = f"{named} ({url})" if named and url else named or url
    return Contact("profile", text, link_target(profile.url))


def _names_network(url: str, network: str) -> bool:
    squeezed = "".join(c for c in network.casefold() if c.isalnum())
    return squeezed in "".join(c for c in url.casefold() if c.isalnum())
