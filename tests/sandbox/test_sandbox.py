"""Whatever a reader does inside, the caller gets bytes, a refusal or one Killed, and the next call works."""

import json
import multiprocessing
import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from resumelib.errors import EncryptedInput
from resumelib.sandbox import Killed, Limits, Sandbox, protections

TARGETS = "tests.sandbox.targets"
QUICK = Limits(seconds=4, cpu_seconds=2, memory=256 * 1024 * 1024, answer_bytes=1_000_000)
linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="protections of the Linux kernel"
)


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox()
    yield made
    made.close()


def run(sandbox, name, payload=b"", limits=QUICK):
    return sandbox.call(f"{TARGETS}:{name}", payload, limits)


def test_it_gives_back_what_the_target_returns(sandbox):
    assert run(sandbox, "echo", b"abc" * 100_000) == b"abc" * 100_000


def test_an_empty_answer_is_an_answer(sandbox):
    assert run(sandbox, "echo", b"") == b""


def test_a_refusal_crosses_the_border_with_its_class_and_sentence(sandbox):
    with pytest.raises(EncryptedInput, match="asks for a password"):
        run(sandbox, "refuse")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("fail", "crash"), ("crash", "crash"), ("exit_quietly", "crash"), ("recurse", "crash"), ("spin", "time"), ("sleep", "time"), ("swell", "memory"), ("flood", "size")],
)  # fmt: skip
def test_whatever_goes_wrong_is_one_error_and_the_next_call_works(sandbox, name, reason):
    with pytest.raises(Killed) as caught:
        run(sandbox, name)
    assert caught.value.reason == reason
    assert run(sandbox, "echo", b"still here") == b"still here"


class Interrupted(BaseException):
    pass


def test_a_call_that_is_interrupted_leaves_no_answer_for_the_next_document(sandbox):
    def interrupt(*_):
        raise Interrupted

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        with pytest.raises(Interrupted):
            run(sandbox, "sleep", limits=replace(QUICK, seconds=1))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert run(sandbox, "echo", b"of the next person") == b"of the next person"


def test_an_error_never_carries_the_documents_text(sandbox):
    with pytest.raises(Killed) as caught:
        run(sandbox, "fail")
    assert "secret" not in str(caught.value)
    assert "KeyError" in caught.value.detail


def test_the_environment_is_empty(sandbox, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not for parsers")
    assert "SECRET_KEY" not in json.loads(run(sandbox, "environment"))


def test_only_its_own_pipe_is_open(sandbox):
    """0, 1 and 2 lead nowhere; one more is the answer."""
    assert len(json.loads(run(sandbox, "descriptors"))) <= 4


@linux_only
@pytest.mark.parametrize("attempt", ["socket", "unix", "run", "exec", "fork", "write", "kill"])
def test_what_a_document_could_make_a_reader_try_is_denied(sandbox, attempt):
    assert run(sandbox, "attempt", attempt.encode()) != b"done"


@linux_only
@pytest.mark.skipif(
    not protections()["no files but the software's own (Landlock)"], reason="kernel without Landlock"
)
@pytest.mark.parametrize("attempt", ["read", "parent"])
def test_files_outside_the_installed_software_cannot_be_read(sandbox, attempt):
    assert run(sandbox, "attempt", attempt.encode()) == b"PermissionError"


def test_a_killed_parent_is_started_again(sandbox):
    run(sandbox, "echo", b"1")
    os.kill(sandbox._pid, signal.SIGKILL)
    try:
        assert run(sandbox, "echo", b"2") == b"2"
    except Killed:
        assert run(sandbox, "echo", b"2") == b"2"


def test_calls_from_several_threads_get_their_own_answers(sandbox):
    with ThreadPoolExecutor(4) as pool:
        wanted = [str(n).encode() * 1000 for n in range(20)]
        assert list(pool.map(lambda payload: run(sandbox, "echo", payload), wanted)) == wanted


def _in_fork(sandbox, pipe):
    pipe.send(sandbox.call(f"{TARGETS}:echo", b"from the fork", QUICK))
    sandbox.close()


def test_a_forked_worker_gets_a_parent_of_its_own(sandbox):
    run(sandbox, "echo", b"before")
    here, there = multiprocessing.get_context("fork").Pipe()
    process = multiprocessing.get_context("fork").Process(target=_in_fork, args=(sandbox, there))
    process.start()
    assert here.poll(20) and here.recv() == b"from the fork"
    process.join(20)
    assert run(sandbox, "echo", b"after") == b"after"


def test_the_parent_ends_with_its_starter():
    made = Sandbox()
    run(made, "echo", b"1")
    pid = made._pid
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_every_protection_is_named_with_a_yes_or_no():
    assert all(isinstance(given, bool) for given in protections().values())
    assert len(protections()) >= 6


def memory_of(pid):
    """All that a process holds; looked at again while it still gives memory back."""
    for _ in range(100):
        held = bytearray()
        try:
            with Path(f"/proc/{pid}/maps").open() as maps, Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
                for row in maps:
                    span, rights = row.split()[:2]
                    start, end = (int(part, 16) for part in span.split("-"))
                    if rights.startswith("rw") and "[v" not in row:
                        memory.seek(start)
                        held += memory.read(end - start)
            return bytes(held)
        except OSError:
            time.sleep(0.05)
    raise AssertionError("its memory could not be read")


@linux_only
@pytest.mark.skipif(
    not os.access("/proc/self/mem", os.R_OK), reason="another process's memory can't be read here"
)
@pytest.mark.parametrize("size", [40, 3_000, 300_000])
def test_nothing_of_a_document_stays_in_the_warm_parent(sandbox, size):
    person = b"Rosalind Achterberg " * (size // 20)

    assert run(sandbox, "echo", person) == person
    with pytest.raises(Killed):
        run(sandbox, "fail", person)
    assert run(sandbox, "echo", b"the next document") == b"the next document"

    assert b"resumelib.sandbox.confine" in memory_of(sandbox._pid)
    assert b"Rosalind" not in memory_of(sandbox._pid)


def waiting_children(pid):
    """The two that a warm parent has ready once nobody asks it anything; the one that answered has ended by then."""
    before: list[str] = []
    for _ in range(40):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        if len(children) == 2 and children == before:
            return {int(child) for child in children}
        before = children
        time.sleep(0.4)
    raise AssertionError(f"children: {children}")


@linux_only
@pytest.mark.skipif(
    not os.access("/proc/self/mem", os.R_OK), reason="another process's memory can't be read here"
)
def test_the_child_that_waits_for_the_next_document_sees_nothing_of_this_one(sandbox):
    person = b"Rosalind Achterberg " * 3_000
    for _ in range(3):
        run(sandbox, "echo", person)

    for child in waiting_children(sandbox._pid):
        assert b"Rosalind" not in memory_of(child)


@linux_only
def test_a_child_can_tell_how_much_it_has_mapped_so_that_its_memory_limit_comes_on_top(sandbox):
    assert int(run(sandbox, "mapped")) > 10_000_000


@linux_only
def test_reading_a_page_of_its_own_starts_no_thread_in_the_warm_parent():
    warm = Sandbox()
    try:
        assert warm.call(f"{TARGETS}:echo", b"1", QUICK, modules=["resumelib.parsing.warm"]) == b"1"
        assert b"Ada Example" in memory_of(warm._pid)
        assert [task.name for task in Path(f"/proc/{warm._pid}/task").iterdir()] == [str(warm._pid)]
    finally:
        warm.close()


def wait_for_the_end_of(pid):
    for _ in range(200):
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.02)
    raise AssertionError(f"{pid} goes on")


@linux_only
def test_a_waiting_child_that_dies_is_replaced(sandbox):
    run(sandbox, "echo", b"1")
    before = waiting_children(sandbox._pid)
    for child in before:
        os.kill(child, signal.SIGKILL)
        wait_for_the_end_of(child)

    assert run(sandbox, "echo", b"2") == b"2"
    assert waiting_children(sandbox._pid).isdisjoint(before)


@linux_only
def test_a_request_does_not_wait_for_the_rehearsal_of_the_child_that_takes_it():
    made = Sandbox(["tests.sandbox.slow"])
    try:
        for _ in range(3):
            run(made, "echo", b"first")
        waiting = waiting_children(made._pid)
        began = time.monotonic()

        assert run(made, "echo", b"second") == b"second"
        assert time.monotonic() - began < 4
        assert waiting_children(made._pid) != waiting
    finally:
        made.close()
