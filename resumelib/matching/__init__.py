"""Read a posting into requirements, and hold a Resume against them."""

from resumelib.matching.match import match_posting
from resumelib.matching.posting import read_posting

__all__ = ["match_posting", "read_posting"]
