"""Pictures as they arrive: judged by their bytes, bounded before decoding, upright and free of metadata after.

Scans (`resumelib.parsing`) and portraits (`resumelib.rendering`) both come through here, since steps never import
each other. Pillow is imported when a picture is opened, not before.
"""

from resumelib.imaging.bounds import LIMITS, Limits, PictureFacts, inspect_picture, picture_type
from resumelib.imaging.decode import encode_jpeg, open_pages
from resumelib.imaging.sheets import count_sheets, make_rendition, open_sheets

__all__ = [
    "LIMITS",
    "Limits",
    "PictureFacts",
    "count_sheets",
    "encode_jpeg",
    "inspect_picture",
    "make_rendition",
    "open_pages",
    "open_sheets",
    "picture_type",
]
