"""The warm parent: exec'd with an empty environment, loads the readers while idle, forks one child per request.

Run as a script with one argument, JSON: `{"paths": sys.path, "preload": modules}`. Requests come on standard input,
answers go to standard output; both are frames (see `client`). It parses nothing itself. After an answer the next
child is forked, confined and made ready (where the kernel can keep a document's pages from it), so a request finds one
that only has to read.
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
from collections import deque
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from itertools import chain
from typing import Any, NamedTuple

_REQUEST = struct.Struct(">II")
_SIZE = struct.Struct(">I")  # of what follows in an answer: a status byte and the body
_BODY = _SIZE.size + 1
_CAN_HIDE = hasattr(mmap, "MADV_DONTFORK")  # Linux: pages that a fork leaves out


_SPARES = 2  # children that wait: getting ready takes one about as long as reading a page does
_IDLE_SECONDS = 0.3  # after which somebody is likely to send more, and nobody waits just now
_AHEAD_SECONDS = 0.0005  # for whoever we woke to begin: it waits for the processor that we would fork on
_TOGETHER = 1 << 16  # bytes that a pipe takes at once
_loaded: set[str] = set()
_rehearsals: list[Callable[[], Iterator[None]]] = []  # each in steps


class _Child(NamedTuple):
    """A process of its own for one request: `to` takes the request, `back` gives the answer."""

    pid: int
    to: int
    back: int
    loaded: int  # how many modules it has


def main(settings: dict[str, Any]) -> None:
    sys.path[:] = settings["paths"]
    confine = import_module("resumelib.sandbox.confine")
    import_module("resumelib.sandbox.room")
    confine.die_with_parent()
    confine.no_new_privileges()
    requests, answers = _own_pipes()
    _seal()
    preload = list(settings["preload"])
    spares: deque[_Child] = deque()
    served = 0
    while True:
        _get_ready(requests, preload, spares)
        head = _read(requests, _REQUEST.size)
        if not head:
            return
        lengths = _REQUEST.unpack(head)
        asked = _read(requests, lengths[0])
        request = json.loads(asked)
        with _pages(lengths[1]) as payload, _pages(request["limits"]["answer_bytes"] + 6) as room:
            _fill(requests, payload, lengths[1])
            for module in request["modules"]:
                _load(module)
            child = _fresh(spares)
            _give(child, head + asked, payload, lengths[1])
            served += 1
            # Not for a process that reads one file and ends: there it would only take time from the steps that follow.
            ahead = _CAN_HIDE and served > 1 and not preload
            if ahead and not spares and not _comes(child.back, _AHEAD_SECONDS):
                spares.append(_fork(rehearsed=True))
            whole, length = _serve(child, request["limits"], room)
            with memoryview(room) as view:
                _write(answers, view[:length])
        if ahead and len(spares) < _SPARES and not _comes(requests, _AHEAD_SECONDS):
            spares.append(_fork(rehearsed=True))
        if whole:
            _end(child)


def _get_ready(requests: int, preload: list[str], spares: deque[_Child]) -> None:
    """Until a request comes: loads the readers, then forks the children that wait."""
    while preload and not _comes(requests):
        _load(preload.pop(0))
    if not preload:
        gc.freeze()  # children share these pages instead of copying them
        while _CAN_HIDE and len(spares) < _SPARES and not _comes(requests, _IDLE_SECONDS):
            spares.append(_fork(rehearsed=True))


def _comes(source: int, seconds: float = 0) -> bool:
    """Whether there is something to read, or the other end is closed, before so much time has passed."""
    return bool(select.select([source], [], [], seconds)[0])


def _pages(size: int) -> mmap.mmap:
    """Memory of its own for a document or what was read from it: given back to the system when closed.

    So nothing of one document is left in this process for the child that reads the next one; one that is forked
    meanwhile doesn't see them.
    """
    pages = mmap.mmap(-1, max(size, 1), flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if _CAN_HIDE:
        pages.madvise(mmap.MADV_DONTFORK)
    return pages


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


def _load(name: str) -> None:
    """Imports a reader and calls its `preload`; its `rehearse` is for each child, before it is needed."""
    if name in _loaded:
        return
    with contextlib.suppress(ImportError):  # an optional reader: whoever needs it will say so
        new = name not in sys.modules
        module = import_module(name)
        if hasattr(module, "preload"):
            module.preload()
        if new and hasattr(module, "rehearse"):
            _rehearsals.append(module.rehearse)
        _loaded.add(name)


def _fresh(spares: deque[_Child]) -> _Child:
    """The child that has waited longest, unless it ended or lacks what was loaded since it was forked."""
    while spares:
        spare = spares.popleft()
        if spare.loaded == len(sys.modules) and not _comes(spare.back):
            return spare
        _end(spare)
    return _fork()


def _fork(*, rehearsed: bool = False) -> _Child:
    theirs, to = os.pipe()
    back, out = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _seal().put_on()
            _keep_only(theirs, out)
            _child(theirs, out, rehearsed=rehearsed)
        finally:
            os._exit(0)
    os.close(theirs)
    os.close(out)
    return _Child(pid, to, back, len(sys.modules))


def _keep_only(*kept: int) -> None:
    """Closes what belongs to the parent and to other children."""
    start = 3
    for descriptor in (*sorted(kept), 256):
        os.closerange(start, descriptor)
        start = descriptor + 1


def _give(child: _Child, request: bytes, payload: mmap.mmap, count: int) -> None:
    """Hands the request over as it came; a child that is gone shows when its answer is awaited."""
    with contextlib.suppress(BrokenPipeError), memoryview(payload) as view, view[:count] as body:
        _write(child.to, request)
        _write(child.to, body)


def _serve(child: _Child, limits: dict[str, Any], room: mmap.mmap) -> tuple[bool, int]:
    """Leaves an answer in `room`: whether it is the child's own, and its length.

    A child that gave no whole answer has been ended.
    """
    got, ended = _collect(child.back, room, limits)
    if not ended and got >= _BODY and _SIZE.unpack(room[: _SIZE.size])[0] == got - _SIZE.size:
        return True, got
    state = _end(child)
    if ended:
        return False, _put(room, _said("K", reason=ended))
    number = os.WTERMSIG(state) if os.WIFSIGNALED(state) else 0
    reason = "time" if number == signal.SIGXCPU else "memory" if number == signal.SIGKILL else "crash"
    return False, _put(room, _said("K", reason=reason, detail=f"signal {number}"))


def _put(room: mmap.mmap, said: tuple[bytes, bytes]) -> int:
    status, body = said
    answer = _answer(status, body[: len(room) - _BODY])
    room[: len(answer)] = answer
    return len(answer)


def _answer(status: bytes, body: bytes) -> bytes:
    return _SIZE.pack(len(body) + 1) + status + body


def _end(child: _Child) -> int:
    """Kills the child with all that it may have started; how it had ended, as `waitpid` says it."""
    for descriptor in (child.to, child.back):
        os.close(descriptor)
    _kill_group(child.pid)
    return os.waitpid(child.pid, 0)[1]


def _kill_group(child: int) -> None:
    for kill in (os.killpg, os.kill):
        try:
            kill(child, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _collect(source: int, room: mmap.mmap, limits: dict[str, Any]) -> tuple[int, str]:
    """Takes in what the child writes until that is whole, or it closes its end: how much, or why it was stopped."""
    deadline = time.monotonic() + limits["seconds"]
    at = 0
    with memoryview(room) as view:
        while True:
            if not _comes(source, max(deadline - time.monotonic(), 0)):
                return 0, "time"
            with view[at:] as rest:
                read = os.readv(source, [rest])
            if not read:
                return at, ""
            at += read
            if at == len(view):
                return 0, "size"
            if at >= _BODY and _SIZE.unpack(view[: _SIZE.size])[0] == at - _SIZE.size:
                return at, ""


def _child(source: int, out: int, *, rehearsed: bool) -> None:
    """Gets ready, reads its one request, answers: a status byte and a body.

    The status is R result, E refusal, K what stopped it.
    """
    confine = import_module("resumelib.sandbox.confine")
    os.setsid()
    confine.die_with_parent()
    gc.disable()  # it lives for one file
    mapped = confine.mapped_bytes()  # now, while nobody waits
    if rehearsed:
        _rehearse(source)
    head = _read(source, _REQUEST.size)
    if not head:
        return
    lengths = _REQUEST.unpack(head)
    request = json.loads(_read(source, lengths[0]))
    payload = _read(source, lengths[1])
    os.close(source)
    confine.set_limits(request["limits"], mapped)
    status, body = _run(request["target"], payload)
    if len(body) < _TOGETHER:
        _write(out, _answer(status, body))
    else:
        _write(out, _SIZE.pack(len(body) + 1) + status)
        _write(out, body)
    os.close(out)  # before its memory is torn down


def _rehearse(source: int) -> None:
    """Until a request is there: then reading it is the better use of the time."""
    room = import_module("resumelib.sandbox.room")
    room.keep()
    for _ in chain.from_iterable(rehearse() for rehearse in _rehearsals):
        if _comes(source):
            return
    for _ in room.make():
        if _comes(source):
            return


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


@lru_cache(maxsize=1)
def _seal() -> Any:
    return import_module("resumelib.sandbox.confine").Seal(_readable())


def _readable() -> list[str]:
    """The installed software: Python's own files, the packages on its path, and what every program maps."""
    system = ["/usr/lib", "/lib", "/lib64", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache", "/proc/cpuinfo",
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
