"""The warm parent: exec'd with an empty environment, loads the readers while idle, forks one child per request.

Run as a script with one argument, JSON: `{"paths": sys.path, "preload": modules}`. Requests come on standard input,
answers go to standard output; both are frames (see `client`). It parses nothing itself.
"""

import contextlib
import gc
import json
import mmap
import os
import select
import signal
import struct
import sys
import time
from importlib import import_module
from typing import Any

_REQUEST = struct.Struct(">II")
_ANSWER = struct.Struct(">cI")


def main(settings: dict[str, Any]) -> None:
    sys.path[:] = settings["paths"]
    confine = import_module("resumelib.sandbox.confine")
    confine.die_with_parent()
    confine.no_new_privileges()
    requests, answers = _own_pipes()
    preload = list(settings["preload"])
    while True:
        while preload and not select.select([requests], [], [], 0)[0]:
            _load(preload.pop(0))
        if not preload:
            gc.freeze()  # children share these pages instead of copying them
        head = _read(requests, _REQUEST.size)
        if not head:
            return
        lengths = _REQUEST.unpack(head)
        request = json.loads(_read(requests, lengths[0]))
        with _pages(lengths[1]) as payload, _pages(request["limits"]["answer_bytes"] + 1) as room:
            _fill(requests, payload, lengths[1])
            for module in request["modules"]:
                _load(module)
            status, length = _serve(request, (payload, lengths[1]), room, (requests, answers))
            _write(answers, _ANSWER.pack(status, length))
            with memoryview(room) as body:
                _write(answers, body[1 : 1 + length])


def _pages(size: int) -> mmap.mmap:
    """Memory of its own for a document or what was read from it: given back to the system when closed.

    So nothing of one document is left in this process for the child that reads the next one.
    """
    return mmap.mmap(-1, max(size, 1), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)


def _fill(source: int, pages: mmap.mmap, count: int) -> None:
    with memoryview(pages) as view:
        at = 0
        while at < count:
            with view[at:count] as rest:
                read = os.readv(source, [rest])
            if not read:
                sys.exit()
            at += read


def _own_pipes() -> tuple[int, int]:
    """The two pipes on descriptors of their own; 0, 1 and 2 lead nowhere, so that a library's chatter harms nothing."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    os.closerange(max(requests, answers) + 1, 256)
    return requests, answers


def _load(module: str) -> None:
    with contextlib.suppress(ImportError):  # an optional reader: whoever needs it will say so
        ready = getattr(import_module(module), "preload", None)
        if ready is not None:
            ready()


def _serve(
    request: dict[str, Any], payload: tuple[mmap.mmap, int], room: mmap.mmap, pipes: tuple[int, int]
) -> tuple[bytes, int]:
    """The status of the answer, and its length from the second byte of `room` on."""
    limits = request["limits"]
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        for descriptor in (ours, *pipes):
            os.close(descriptor)
        _child(request["target"], payload[0][: payload[1]], limits, theirs)
    os.close(theirs)
    try:
        length, ended = _collect(ours, room, limits)
    finally:
        os.close(ours)
        _kill_group(child)
        _, state = os.waitpid(child, 0)
    if ended:
        return _put(room, _said("K", reason=ended))
    if os.WIFSIGNALED(state) or not length:
        number = os.WTERMSIG(state) if os.WIFSIGNALED(state) else 0
        reason = "time" if number == signal.SIGXCPU else "memory" if number == signal.SIGKILL else "crash"
        if not (number == signal.SIGKILL and length):
            return _put(room, _said("K", reason=reason, detail=f"signal {number}"))
    return room[:1], length - 1


def _put(room: mmap.mmap, said: tuple[bytes, bytes]) -> tuple[bytes, int]:
    status, body = said
    body = body[: len(room) - 1]
    room[1 : 1 + len(body)] = body
    return status, len(body)


def _kill_group(child: int) -> None:
    for kill in (os.killpg, os.kill):
        try:
            kill(child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _collect(source: int, room: mmap.mmap, limits: dict[str, Any]) -> tuple[int, str]:
    """Takes in what the child writes until it closes its end: how much, or why it was stopped."""
    deadline = time.monotonic() + limits["seconds"]
    at = 0
    with memoryview(room) as view:
        while True:
            ready, _, _ = select.select([source], [], [], max(deadline - time.monotonic(), 0))
            if not ready:
                return 0, "time"
            with view[at:] as rest:
                read = os.readv(source, [rest])
            if not read:
                return at, ""
            at += read
            if at == len(view):
                return 0, "size"


def _child(target: str, payload: bytes, limits: dict[str, Any], out: int) -> None:
    """Never returns. The answer is a status byte and a body: R result, E refusal, K what stopped it."""
    status, body = b"K", b'{"reason": "crash"}'
    try:
        confine = import_module("resumelib.sandbox.confine")
        os.setsid()
        confine.die_with_parent()
        confine.set_limits(limits)
        confine.seal(_readable())
        status, body = _run(target, payload)
        _write(out, status + body)
    finally:
        os._exit(0)


def _run(target: str, payload: bytes) -> tuple[bytes, bytes]:
    from resumelib.errors import ResumeError

    try:
        module, _, function = target.partition(":")
        return b"R", getattr(import_module(module), function)(payload)
    except ResumeError as refused:
        return _said("E", code=refused.code, sentence=refused.sentence)
    except MemoryError:
        return _said("K", reason="memory")
    except RecursionError:
        return _said("K", reason="crash", detail="RecursionError")
    except BaseException as error:  # noqa: BLE001 - the border: whatever a document breaks must become an answer
        return _said("K", reason="crash", detail=_where(error))


def _where(error: BaseException) -> str:
    """The kind of error and its place in our code; never its text, which may quote the document."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"


def _readable() -> list[str]:
    """The installed software: Python's own files, the packages on its path, and what every program maps."""
    system = ["/usr/lib", "/lib", "/lib64", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/proc/self", "/proc/cpuinfo",
              "/sys/devices/system/cpu", "/dev/null", "/dev/urandom", "/usr/share/zoneinfo"]  # fmt: skip
    return [*(path for path in sys.path if path), sys.prefix, sys.base_prefix, *system]


def _said(status: str, **values: str) -> tuple[bytes, bytes]:
    return status.encode(), json.dumps(values).encode()


def _read(source: int, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = os.read(source, min(count - len(parts), 1 << 23))
        if not part:
            return b""
        parts += part
    return bytes(parts)


def _write(target: int, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(target, view) :]


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
