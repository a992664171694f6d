"""Profiles that only the link behind a picture tells: a network's sign with nothing written beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from resumelib.model.resume import Basics, Profile
from resumelib.parsing.structure.networks import network_of, same_url
from resumelib.text.tokens import fold
from resumelib.text.wordlists import load_words

_MOST = 12
_PAGE_OF_PERSON = re.compile(
    r"(?i)^https?://[^/?#]+/(?:(?:in|pub|u|user|users|profile|c|people|citations)/)?[^/?#]+/?(?:\?user=.*)?$"
)


def with_icon_links(basics: Basics, links: Sequence[str]) -> Basics:
    """One profile per network that has none yet. They stand nowhere in the text: no evidence is noted for them."""
    profiles = list(basics.profiles)
    for link in dict.fromkeys(links[: 4 * _MOST]):
        network, user = network_of(link)
        known = any(fold(other.network) == fold(network) or same_url(other.url, link) for other in profiles)
        person = _PAGE_OF_PERSON.match(link) and (network != "LinkedIn" or re.search(r"/(?:in|pub)/", link))
        if (
            user
            and person
            and not known
            and user.casefold() not in load_words("any", "no_profiles")
            and len(profiles) < _MOST
        ):
            profiles.append(Profile(network, user, link))
    return replace(basics, profiles=tuple(profiles))
