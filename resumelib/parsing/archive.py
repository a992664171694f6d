"""Reading single members of a ZIP container within bounds: nothing is unpacked to disk, nothing unpacks beyond its cap."""

import io
import zipfile
import zlib
from typing import Any

from resumelib.errors import DamagedInput, TooLarge

MAX_MEMBERS = 5_000
MAX_MEMBER_BYTES = 40 * 1024 * 1024
MAX_TOTAL_BYTES = 80 * 1024 * 1024
MAX_TAGS = 1_000_000  # a Word document of a hundred pages has half of that

_DAMAGED = "This document is damaged: a part of it can't be unpacked. Please save it again."


class Archive:
    """A ZIP file's members by name. Raises DamagedInput or TooLarge."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.names = [info.filename for info in self._zip.infolist()]
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise DamagedInput(_DAMAGED) from error
        if len(self.names) > MAX_MEMBERS:
            raise TooLarge("This archive has too many parts to be a CV.")
        self._read = 0

    def read(self, name: str) -> bytes:
        """One member; empty when it isn't there. Never more than the caps, whatever the directory says."""
        try:
            with self._zip.open(name) as member:
                data = member.read(MAX_MEMBER_BYTES + 1)
        except KeyError:
            return b""
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            OSError,
            EOFError,
            ValueError,
        ) as error:
            raise DamagedInput(_DAMAGED) from error
        self._read += len(data)
        if len(data) > MAX_MEMBER_BYTES or self._read > MAX_TOTAL_BYTES:
            raise TooLarge("This document unpacks to far more than a CV holds; it is not read.")
        return data

    def xml(self, name: str) -> Any:
        """One member as an element tree; None when it isn't there. No entities, no network, no DTD."""
        data = self.read(name)
        return parse_xml(data) if data.strip() else None


def parse_xml(data: bytes) -> Any:
    """The root element. Raises DamagedInput for what is no XML, and for XML with a document type (XXE, bombs)."""
    from lxml import etree

    if data.count(b"<") > MAX_TAGS:
        raise TooLarge("This document is far longer than a CV; it is not read. Please give the CV itself.")
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise DamagedInput(
            "This document carries entity declarations, which no text processor writes; it is not read."
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedInput(_DAMAGED) from error
