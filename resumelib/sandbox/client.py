"""The caller's side of the sandbox: starts the warm parent, sends one request at a time, reads one capped answer."""

import atexit
import contextlib
import json
import os
import select
import signal
import struct
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from resumelib import errors

MIB = 1024 * 1024
_PARENT = str(Path(__file__).with_name("parent.py"))
_START_SECONDS = 20.0
_REQUEST = struct.Struct(">II")
_ANSWER = struct.Struct(">Ic")  # how much follows, of which the first byte is the status
_TOGETHER = 1 << 16  # bytes that a pipe takes at once


@dataclass(frozen=True, slots=True)
class Limits:
    """Hard bounds of one call.

    `memory` is address space in bytes beyond what the warm parent has mapped; `threads` allows more than one (OCR).
    """

    seconds: float = 25.0
    cpu_seconds: int = 20
    memory: int = 512 * MIB
    answer_bytes: int = 32 * MIB
    descriptors: int = 64
    threads: bool = False


class Killed(Exception):
    """The child was stopped or died. `reason`: time, memory, size, crash; `detail` is for logs, never for people."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


class Sandbox:
    """One warm parent process. Calls from several threads wait for one another."""

    def __init__(self, preload: Sequence[str] = ()) -> None:
        self._preload = tuple(preload)
        self._lock = threading.Lock()
        self._owner = os.getpid()
        self._pid = 0
        self._to = self._from = -1

    def start(self) -> None:
        """Starts the warm parent and returns at once; it loads its readers meanwhile."""
        with self._lock:
            self._start()

    def call(self, target: str, payload: bytes, limits: Limits, modules: Sequence[str] = ()) -> bytes:
        """`module:function` of bytes to bytes, run in a fresh child; the warm parent loads `modules` first, once.

        Raises the ResumeError that the function raised, or Killed when the child was stopped or died.
        """
        request = _request(target, tuple(modules), limits)
        with self._lock:
            status, body = self._exchange(request, payload, limits)
        if status == b"R":
            return body
        said = json.loads(body)
        if status == b"E":
            raise _refusal(said["code"], said["sentence"])
        raise Killed(said["reason"], said.get("detail", ""))

    def close(self) -> None:
        with self._lock:
            self._stop()

    # ---- inside the lock

    def _exchange(self, request: bytes, payload: bytes, limits: Limits) -> tuple[bytes, bytes]:
        """Asks the warm parent; one that ended while nobody asked it anything is replaced, once.

        It ends with the thread that started it (Linux sends the death signal for threads), and a web server's come and go.
        """
        was_warm = self._pid != 0
        self._start()
        try:
            head = _REQUEST.pack(len(request), len(payload)) + request
            if len(payload) < _TOGETHER:
                self._write(head + payload)
            else:
                self._write(head)
                self._write(payload)
            return self._answer(limits)
        except TimeoutError:
            self._stop()
            raise Killed("time") from None
        except (OSError, EOFError) as error:
            self._stop()
            if was_warm:
                return self._exchange(request, payload, limits)
            raise Killed("crash", "the warm parent ended") from error
        except BaseException:
            self._stop()  # a cancelled run, Ctrl-C: an answer nobody waits for must not be the next one's
            raise

    def _start(self) -> None:
        if self._pid and self._owner == os.getpid() and self._alive():
            return
        if self._owner != os.getpid():  # forked since: the parent's pipes are not ours
            self._forget()
        there, to = os.pipe()
        back, answer = os.pipe()
        paths = [str(Path(__file__).resolve().parents[2]), *(p for p in sys.path if p)]
        settings = json.dumps({"paths": list(dict.fromkeys(paths)), "preload": self._preload})
        self._pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-I", "-S", "-X", "utf8", _PARENT, settings],
            {},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, there, 0),
                (os.POSIX_SPAWN_DUP2, answer, 1),
            ],
        )
        os.close(there)
        os.close(answer)
        self._to, self._from, self._owner = to, back, os.getpid()

    def _alive(self) -> bool:
        try:
            return os.waitpid(self._pid, os.WNOHANG) == (0, 0)
        except ChildProcessError:
            return False

    def _stop(self) -> None:
        if not self._pid or self._owner != os.getpid():
            self._forget()
            return
        # Forgotten first: who is interrupted here goes on with a new parent, not with one half closed.
        pid, descriptors = self._pid, (self._to, self._from)
        self._pid, self._to, self._from = 0, -1, -1
        for descriptor in descriptors:
            with contextlib.suppress(OSError):
                os.close(descriptor)
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.waitpid(pid, 0)

    def _forget(self) -> None:
        for descriptor in (self._to, self._from):
            if descriptor >= 0:
                with contextlib.suppress(OSError):
                    os.close(descriptor)
        self._pid, self._to, self._from, self._owner = 0, -1, -1, os.getpid()

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._to, view[: 8 * MIB]) :]

    def _answer(self, limits: Limits) -> tuple[bytes, bytes]:
        patience = limits.seconds + _START_SECONDS
        answer = bytearray()
        whole = _ANSWER.size
        while len(answer) < whole:
            ready, _, _ = select.select([self._from], [], [], patience)
            if not ready:
                raise TimeoutError
            part = os.read(self._from, _TOGETHER)
            if not part:
                raise EOFError
            answer += part
            if whole == _ANSWER.size <= len(answer):
                length, _ = _ANSWER.unpack_from(answer)
                whole = length + _ANSWER.size - 1
                if not 0 < length <= limits.answer_bytes + 1:
                    raise EOFError
        if len(answer) > whole:
            raise EOFError
        return bytes(answer[_ANSWER.size - 1 : _ANSWER.size]), bytes(memoryview(answer)[_ANSWER.size :])


@lru_cache(maxsize=64)
def _request(target: str, modules: tuple[str, ...], limits: Limits) -> bytes:
    return json.dumps({"target": target, "modules": modules, "limits": asdict(limits)}).encode()


def _refusal(code: str, sentence: str) -> errors.ResumeError:
    """The error class with this code; only refusals cross the border, anything else would be forged."""
    kinds: list[type[errors.ResumeError]] = [*errors.InputRefused.__subclasses__(), errors.WrongUsage]
    for kind in kinds:
        if kind.code == code:
            return kind(str(sentence)[:600])
    return errors.InputRefused(str(sentence)[:600])


_shared: Sandbox | None = None


def sandbox(preload: Sequence[str] = ()) -> Sandbox:
    """The process's own sandbox, made at first use and closed at exit."""
    global _shared
    if _shared is None:
        _shared = Sandbox(preload)
        atexit.register(close)
    return _shared


def start(preload: Sequence[str] = ()) -> None:
    """Starts the process's sandbox in the background; worth doing before other imports."""
    sandbox(preload).start()


def close() -> None:
    global _shared
    if _shared is not None:
        _shared.close()
        _shared = None


def protections() -> dict[str, bool]:
    """Which protections this machine gives the child, for `doctor` and the documentation."""
    from resumelib.sandbox import confine

    return confine.available()
