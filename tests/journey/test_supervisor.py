"""The process tree: it comes up, goes down whole, and survives the death of any part and of its root."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from cvimprover.supervisor.child import Child
from cvimprover.supervisor.tree import Tree
from resumelib.errors import WrongUsage
from tests.journey.test_journey import CV, Server


def tree_of(server):
    root = psutil.Process(server.process.pid)
    return [root, *root.children(recursive=True)]


def still_there(processes):
    return [process for process in processes if lives(process)]


def lives(process):
    """No zombie, and not gone between one question and the next."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_killing_the_root_leaves_no_process_and_the_next_start_goes_on(tmp_path):
    server = Server(tmp_path)
    runs = [server.submit(CV + f"\n{n}").json()["run"]["id"] for n in range(3)]
    time.sleep(0.5)
    processes = tree_of(server)
    assert len(processes) > 6
    refused = subprocess.run(
        [sys.executable, "-m", "cvimprover", "up", "--port", "0", "--data", str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert refused.returncode == 2 and "running already" in refused.stderr

    os.kill(server.process.pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while still_there(processes) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert still_there(processes) == []

    again = Server(tmp_path)
    for run in runs:
        assert again.wait(run, 90)["state"] == "succeeded"
    processes = tree_of(again)
    memory = sum(process.memory_full_info().pss for process in processes if process.is_running())
    assert memory < 600e6, memory
    again.process.send_signal(signal.SIGTERM)
    assert again.process.wait(40) == 0
    assert still_there(processes) == []


def test_it_listens_on_loopback_only(tmp_path):
    for host in ("0.0.0.0", "192.0.2.1"):
        with pytest.raises(WrongUsage) as refused:
            Tree.prepare(host, 0, tmp_path, 1)
        assert "127.0.0.1" in refused.value.sentence


def test_a_child_that_ends_is_started_again_with_longer_and_longer_pauses(tmp_path):
    child = Child(
        "short", [sys.executable, "-c", "print('last words')"], dict(os.environ), tmp_path / "short.log"
    )
    child.start()
    said, pauses = [], []
    for _ in range(3):
        child.process.wait()
        said.append(child.tend())
        pauses.append(child._not_before - time.monotonic())
        while child.process is None:
            child.tend()
            time.sleep(0.02)
    child.wait_for_end(5)
    assert all("exit code 0" in text for text in said)
    assert pauses == sorted(pauses) and pauses[2] > pauses[0] * 2
    assert "last words" in child.last_words()
    assert (tmp_path / "short.log").stat().st_mode & 0o077 == 0


def test_a_child_s_whole_group_is_stopped(tmp_path):
    code = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)"
    child = Child("family", [sys.executable, "-c", code], dict(os.environ), tmp_path / "family.log")
    child.start()
    root = psutil.Process(child.process.pid)
    deadline = time.monotonic() + 20
    while not root.children() and time.monotonic() < deadline:
        time.sleep(0.05)
    family = [root, *root.children()]
    assert len(family) == 2
    child.ask_to_stop()
    child.wait_for_end(5)
    time.sleep(0.2)
    assert still_there(family) == []


def test_the_keeper_ends_its_command_when_the_pipe_closes(tmp_path):
    reading, writing = os.pipe()
    command = [
        sys.executable,
        "-m",
        "cvimprover.supervisor.keeper",
        str(reading),
        sys.executable,
        "-c",
        "import time; time.sleep(60)",
    ]
    keeper = subprocess.Popen(command, pass_fds=(reading,), start_new_session=True)
    os.close(reading)
    deadline = time.monotonic() + 20
    while not (family := psutil.Process(keeper.pid).children()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert family
    os.close(writing)
    keeper.wait(10)
    time.sleep(0.2)
    assert still_there(family) == []
