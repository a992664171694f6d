"""The tools of the fault table are tested too: a guard must be seen to fail."""

import asyncio
import socket
import threading
import time

import pytest

from tests.faults.proxy import Proxy


@pytest.fixture
def echo():
    ready, ports = threading.Event(), []

    async def client(reader, writer):
        while chunk := await reader.read(1000):
            writer.write(chunk)
            await writer.drain()

    async def listen():
        server = await asyncio.start_server(client, "127.0.0.1", 0)
        ports.append(server.sockets[0].getsockname()[1])
        ready.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(listen()), daemon=True).start()
    ready.wait(5)
    return Proxy(("127.0.0.1", ports[0]))


def ask(link, text=b"hello"):
    link.sendall(text)
    return link.recv(100)


def connect(proxy):
    link = socket.create_connection(("127.0.0.1", proxy.port), timeout=1)
    link.settimeout(1)
    return link


def test_a_good_proxy_passes_everything(echo):
    assert ask(connect(echo)) == b"hello"


def test_a_black_hole_swallows_and_gives_back_later(echo):
    link = connect(echo)
    assert ask(link) == b"hello"
    echo.set("blackhole")
    with pytest.raises(TimeoutError):
        ask(link)
    echo.set("good")
    assert link.recv(100) == b"hello"


def test_half_open_takes_and_never_answers(echo):
    link = connect(echo)
    echo.set("halfopen")
    with pytest.raises(TimeoutError):
        ask(link)


def test_truncation_cuts_an_answer_and_the_line(echo):
    link = connect(echo)
    echo.set("truncate")
    assert ask(link, b"hello hello") == b"hello"
    assert link.recv(100) == b""


def is_dropped(link):
    """Cut off is cut off, whether the other side's end arrives as an error or as nothing."""
    try:
        return ask(link()) == b""
    except OSError:
        return True


def test_reset_drops_old_and_new_connections(echo):
    link = connect(echo)
    assert ask(link) == b"hello"
    echo.set("reset")
    time.sleep(0.2)
    assert is_dropped(lambda: link)
    assert is_dropped(lambda: connect(echo))


def test_every_crash_point_of_the_code_is_in_the_table():
    import re
    from pathlib import Path

    from core.runs.points import NAMES
    from tests.faults.rows_web import ENGINE_POINTS, WEB_POINTS

    root = Path(__file__).parents[2]
    used = {
        name
        for path in (root / "core").rglob("*.py")
        for name in re.findall(r'crash_point\("([\w-]+)"\)', path.read_text())
    }
    assert used == set(NAMES) == {*ENGINE_POINTS, *WEB_POINTS}


def test_a_crash_point_is_nothing_unless_it_is_set():
    from core.runs import points

    assert points.crash_point is points._nothing
