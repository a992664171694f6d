"""Rows of the fault table: PostgreSQL and SQLite."""

import os
import signal
import sqlite3
import time

from tests.faults.rows import feeding, row


def postgres_again(world):
    """Immediate stop (no clean-up, as in a crash), then start."""
    data = str(world.folder / "pg")
    pid = int((world.folder / "pg" / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGQUIT)
    deadline = time.monotonic() + 20
    while (world.folder / "pg" / "postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    world.sleep(world.random.uniform(0, 2))
    world.pg.ensure_postgres_running()
    assert data


@row("PostgreSQL stopped at once, under load", full=20, reduced=4, database="postgres")
def postgres_stopped(world, n):
    from django.db import connection

    from core.models import Run

    world.start("cpu", "io", "beat")
    thread = feeding(world, n * 25, 0.15)
    for _ in range(n):
        world.sleep(world.random.uniform(1, 3))
        postgres_again(world)
    while thread.is_alive():
        world.sleep(0.2)
    connection.close()
    world.drain(240)
    return {"stops": n, **world.check(Run.objects.count())}


@row(
    "the network to PostgreSQL is cut, under load; a worker's clock is off by ten minutes",
    full=30,
    reduced=8,
    database="postgres",
    LEASE_SECONDS="12",
    HEARTBEAT_SECONDS="3",
)
def postgres_cut(world, n):
    from django.db import connection

    from core.models import Run

    world.start("cpu", "io", "beat")
    world.start("cpu2", FAULTS_CLOCK="600")
    accepted = 0
    for mode in ("blackhole", "reset"):
        accepted += len(world.submit(20, seconds=0.3))
        world.sleep(1.5)
        connection.close()
        world.database_proxy.set(mode)
        time.sleep(n)
        world.database_proxy.set("good")
        world.drain(240)
    return world.check(accepted or Run.objects.count())


@row(
    "a worker is frozen past its lease and thawed, on PostgreSQL",
    full=3,
    reduced=1,
    database="postgres",
    LEASE_SECONDS="6",
    HEARTBEAT_SECONDS="2",
)
def zombie_thawed_on_postgres(world, n):
    from tests.faults.rows_frozen import zombie_thawed

    return zombie_thawed(world, n)


@row(
    "a worker is frozen in the middle of a write, on PostgreSQL: its session is ended after 10 s, others go on",
    full=4,
    reduced=2,
    database="postgres",
    STEP_SECONDS="5",
    LEASE_SECONDS="6",
    HEARTBEAT_SECONDS="2",
)
def frozen_in_a_write_on_postgres(world, n):
    from tests.faults.rows_frozen import frozen_in_a_write

    return frozen_in_a_write(world, n)


@row("SQLite is busy: another process holds the write lock", full=20, reduced=4)
def sqlite_busy(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat")
    thread = feeding(world, n * 10, 0.3)
    link = sqlite3.connect(world.folder / "data" / "cvimprover.sqlite3", isolation_level=None, timeout=30)
    for turn in range(n):
        world.sleep(1)
        link.execute("BEGIN IMMEDIATE")
        time.sleep(25 if turn == 0 else world.random.uniform(1, 6))
        link.execute("COMMIT")
    while thread.is_alive():
        world.sleep(0.2)
    world.drain(240)
    return {"times": n, **world.check(Run.objects.count())}
