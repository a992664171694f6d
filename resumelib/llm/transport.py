"""One POST over HTTP/1.1, bounded in time and size: what the client needs of a network and nothing more.

Written on the standard library: httpx alone costs 0.25 s of processor time to import, an eighth of a model's answer.
A redirect is never followed, so that the key goes to the configured host and nowhere else.
"""

import base64
import contextlib
import http.client
import json
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from resumelib.errors import LanguageModelError

LARGEST = 2_000_000  # bytes of an answer that are read at all, packed or unpacked
CONNECT_SECONDS = 10.0
_IDLE = 16  # connections kept open
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
SENTENCES = {
    "unreachable": "The language model's address does not answer.",
    "tls": "The connection to the language model is not trusted (TLS certificate).",
    "timeout": "The language model took too long.",
    "refused-key": "The language model refused the key.",
    "unknown-model": "The endpoint does not know this model.",
    "rate-limited": "The language model asks to slow down.",
    "no-schema": "The endpoint does not support this form of answer.",
    "server": "The language model's endpoint has a fault of its own.",
    "bad-answer": "The language model's answer was not in the asked form.",
}
BROKE_OFF = "The language model's answer broke off in the middle."


def fault(cause: str, sentence: str = "", retry_after: float | None = None) -> LanguageModelError:
    return LanguageModelError(sentence or SENTENCES[cause], cause=cause, retry_after=retry_after)


@dataclass(frozen=True, slots=True)
class Reply:
    """`headers` by lower-case name."""

    status: int
    headers: dict[str, str]
    raw: bytes


@dataclass(slots=True)
class Transport:
    """Thread-safe; connections are kept open and used again."""

    base_url: str
    api_key: str = ""
    _idle: list[http.client.HTTPConnection] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _tls: ssl.SSLContext | None = None

    def warm_up(self) -> None:
        """Loads the trusted certificates, so that the first request need not wait for them. Connects to nothing."""
        if self.base_url.startswith("https:"):
            self._context()

    def post(self, path: str, body: dict[str, Any], deadline: float) -> Reply:
        """`deadline` is on the monotonic clock and covers connecting, sending and every byte of the answer.

        Raises LanguageModelError: unreachable, tls, timeout, bad-answer (far too long).
        """
        url, raw = self._url(), json.dumps(body).encode()
        connection = self._take()
        try:
            if connection is not None:
                try:
                    return self._exchange(connection, url, path, raw, deadline)
                except _WentAway:  # an idle connection the server had closed: nothing was lost, ask anew
                    pass
            return self._exchange(self._connect(url, deadline), url, path, raw, deadline)
        except _WentAway as gone:
            raise fault("unreachable") from gone

    # ---- one exchange

    def _exchange(
        self, connection: http.client.HTTPConnection, url: SplitResult, path: str, raw: bytes, deadline: float
    ) -> Reply:
        alarm = _Alarm(connection, deadline)
        try:
            with alarm:
                connection.request("POST", self._target(url, path), raw, self._headers(len(raw)))
                answer = connection.getresponse()
                data = _read(answer, deadline)
            reply = Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, data)
        except (http.client.HTTPException, OSError, ValueError) as error:
            connection.close()
            raise _named(error, late=alarm.rang or time.monotonic() >= deadline) from error
        except BaseException:
            connection.close()
            raise
        answer.close()  # read to its end
        if answer.will_close:
            connection.close()
        else:
            self._keep(connection)
        return reply

    def _headers(self, length: int) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "Content-Length": str(length),
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "cvimprover",
        }
        url = self._url()
        if self.api_key:
            headers["Authorization"] = f"Bearer {self.api_key}"
        elif url.username:
            pair = f"{url.username}:{url.password or ''}"
            headers["Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        return headers

    # ---- connections

    def _url(self) -> SplitResult:
        try:
            url = urlsplit(self.base_url)
            valid = url.scheme in ("http", "https") and bool(url.hostname) and url.port != 0
        except ValueError:
            valid = False
        if not valid:
            raise fault("unreachable")
        return url

    def _target(self, url: SplitResult, path: str) -> str:
        target = url.path.rstrip("/") + path + (f"?{url.query}" if url.query else "")
        if url.scheme == "http" and self._proxy(url):
            return f"http://{url.netloc.rpartition('@')[2]}{target}"
        return target

    def _take(self) -> http.client.HTTPConnection | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _keep(self, connection: http.client.HTTPConnection) -> None:
        with self._lock:
            if len(self._idle) < _IDLE:
                self._idle.append(connection)
                return
        connection.close()

    def _connect(self, url: SplitResult, deadline: float) -> http.client.HTTPConnection:
        left = deadline - time.monotonic()
        if left <= 0:
            raise fault("timeout")
        connection = self._connection(url, min(left, CONNECT_SECONDS))
        try:
            connection.connect()
        except (http.client.HTTPException, OSError, UnicodeError) as error:
            connection.close()
            raise fault("tls" if isinstance(error, ssl.SSLError) else "unreachable") from error
        return connection

    def _connection(self, url: SplitResult, timeout: float) -> http.client.HTTPConnection:
        host, port = str(url.hostname), url.port or (443 if url.scheme == "https" else 80)
        proxy = self._proxy(url)
        via = urlsplit(proxy if "//" in proxy else f"//{proxy}") if proxy else None
        to, at = (str(via.hostname), via.port or 80) if via else (host, port)
        if url.scheme == "http":
            return http.client.HTTPConnection(to, at, timeout=timeout)
        connection = http.client.HTTPSConnection(to, at, timeout=timeout, context=self._context())
        if via:
            connection.set_tunnel(host, port)
        return connection

    def _proxy(self, url: SplitResult) -> str:
        """The machine's proxy for that address, if any; what runs on this machine needs none."""
        if url.hostname in _LOOPBACK:
            return ""
        from urllib.request import getproxies, proxy_bypass

        return "" if proxy_bypass(str(url.hostname)) else getproxies().get(url.scheme, "")

    def _context(self) -> ssl.SSLContext:
        """The system's certificates, and Mozilla's where they are installed: a slim image has none of its own."""
        with self._lock:
            if self._tls is None:
                self._tls = ssl.create_default_context()
                with contextlib.suppress(ImportError, OSError):
                    import certifi

                    self._tls.load_verify_locations(certifi.where())
            return self._tls


class _WentAway(Exception):
    """The other side closed the connection before it answered a byte."""


class _Alarm:
    """Ends whatever a connection waits for at the deadline: a server may send one byte a second for ever."""

    def __init__(self, connection: http.client.HTTPConnection, deadline: float) -> None:
        self._socket: socket.socket | None = connection.sock
        self.rang = False
        left = max(0.0, deadline - time.monotonic())
        if self._socket is not None:
            self._socket.settimeout(left + 0.1)
        self._timer = threading.Timer(left, self._ring)
        self._timer.daemon = True

    def _ring(self) -> None:
        self.rang = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _named(error: BaseException, *, late: bool) -> Exception:
    if late or isinstance(error, TimeoutError):
        return fault("timeout")
    if isinstance(error, ssl.SSLError):
        return fault("tls")
    if isinstance(error, http.client.RemoteDisconnected | ConnectionResetError | BrokenPipeError):
        return _WentAway()
    if isinstance(error, http.client.IncompleteRead):
        return fault("unreachable", BROKE_OFF)  # the next call may well be answered whole
    return fault("unreachable")


def _read(answer: http.client.HTTPResponse, deadline: float) -> bytes:
    """The body, unpacked, or as much of it as is allowed."""
    packing = answer.headers.get("Content-Encoding", "identity").strip().lower()
    unpack = zlib.decompressobj(47) if packing in ("gzip", "deflate") else None
    if unpack is None and packing not in ("", "identity"):
        raise fault("bad-answer")
    parts, size = [], 0
    while piece := answer.read1(65536):
        if time.monotonic() > deadline:
            raise fault("timeout")
        if unpack:
            try:
                piece = unpack.decompress(piece, LARGEST + 1)
            except zlib.error as error:
                raise fault("bad-answer") from error
        size += len(piece)
        if size > LARGEST:
            raise fault("bad-answer", "The language model's answer is far too long.")
        parts.append(piece)
    if answer.length:  # it promised more
        raise http.client.IncompleteRead(b"")
    return b"".join(parts)
