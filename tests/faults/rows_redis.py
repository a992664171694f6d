"""Rows of the fault table: Redis."""

import signal
import time
from uuid import uuid4

from tests.faults.posting import CV, USUAL, post, usual_post
from tests.faults.rows import feeding, row


def recovers(world, seconds=20):
    """Seconds until a run that is submitted now is through."""
    from core.models import Run

    pk = world.load.submit(world.ledger)
    return world.wait_until(lambda: Run.objects.get(pk=pk).state == "succeeded", seconds)


@row("Redis killed and emptied, under load", full=50, reduced=8)
def redis_killed(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat")
    thread = feeding(world, n * 15, 0.15)
    longest = 0.0
    for _ in range(n):
        world.sleep(world.random.uniform(0.5, 3))
        world.kill_group("valkey")
    while thread.is_alive():
        world.sleep(0.2)
    world.drain(120)
    longest = recovers(world)
    return {"kills": n, "recovers_s": round(longest, 1), **world.check(Run.objects.count())}


@row("Redis down while requests arrive, then back", full=180, reduced=15)
def redis_down(world, n):
    world.start("cpu", "io", "beat", "web")
    idle = usual_post(world)
    world.redis_proxy.set("refuse")
    slowest, accepted, started = 0.0, USUAL, time.monotonic()
    while time.monotonic() - started < n:
        _, seconds, tries = post(world, f"k{accepted}", CV + str(accepted))
        assert tries == 1
        slowest, accepted = max(slowest, seconds), accepted + 1
        world.sleep(max(0.5, n / 25))
    world.redis_proxy.set("good")
    back = recovers(world, 40)
    world.drain(240)
    assert slowest - idle < 0.5, (idle, slowest)
    return {
        "slowest_post_s": round(slowest, 2), "usual_post_s": round(idle, 2), "recovers_s": round(back, 1),
        **world.check(accepted + 1),
    }  # fmt: skip


@row("Redis hangs (SIGSTOP), is half-open, is a black hole, resets, truncates", full=60, reduced=8)
def redis_hangs(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat", "web")
    idle = usual_post(world)
    recovered, slowest = {}, 0.0
    faults = ["sigstop", "halfopen", "blackhole", "reset", "truncate"]
    for name in faults:
        if name == "sigstop":
            world.signal("valkey", signal.SIGSTOP)
        else:
            world.redis_proxy.set(name)
        world.submit(5)
        until = time.monotonic() + n
        while time.monotonic() < until:
            _, seconds, tries = post(world, uuid4().hex, CV + name)
            assert tries == 1
            slowest = max(slowest, seconds)
            world.sleep(n / 4)
        if name == "sigstop":
            world.signal("valkey", signal.SIGCONT)
        else:
            world.redis_proxy.set("good")
        recovered[name] = round(recovers(world, 45), 1)
        world.drain(200)
    figures = world.check(Run.objects.count())
    assert max(recovered.values()) < 20, recovered
    assert slowest - idle < 0.5, (idle, slowest)
    return {
        "slowest_post_s": round(slowest, 2),
        "usual_post_s": round(idle, 2),
        **{f"{k}_recovers_s": v for k, v in recovered.items()},
        **figures,
    }


@row("Redis: FLUSHALL, out of memory, READONLY, ACL revoked", full=10, reduced=1)
def redis_refuses(world, n):
    from core.models import Run

    world.start("cpu", "io", "beat", "web")
    idle, slowest, recovered = usual_post(world), 0.0, {}
    admin = world.redis()
    faults = {
        "flushall": (["FLUSHALL"], ["PING"]),
        "oom": (["CONFIG", "SET", "maxmemory", "1"], ["CONFIG", "SET", "maxmemory", "64mb"]),
        "readonly": (["REPLICAOF", "127.0.0.1", "1"], ["REPLICAOF", "NO", "ONE"]),
        "acl": (["ACL", "SETUSER", "cvimprover", "off"], ["ACL", "SETUSER", "cvimprover", "on"]),
    }
    for _ in range(n):
        for name, (begin, end) in faults.items():
            world.submit(10)
            world.sleep(0.5)
            admin.execute_command(*begin)
            if name == "acl":
                admin.execute_command("CLIENT", "KILL", "USER", "cvimprover")
            slowest = max(slowest, post(world, uuid4().hex, CV + name)[1])
            world.sleep(3)
            admin.execute_command(*end)
            recovered[name] = max(recovered.get(name, 0), round(recovers(world, 45), 1))
            world.drain(120)
    assert max(recovered.values()) < 20, recovered
    assert slowest - idle < 0.5, (idle, slowest)
    told = {f"{k}_recovers_s": v for k, v in recovered.items()}
    return {"slowest_post_s": round(slowest, 2), **told, **world.check(Run.objects.count())}
