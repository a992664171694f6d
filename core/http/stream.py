"""The event stream of a run: server-sent events read from SQL, woken by Redis, correct without it."""

import asyncio
import contextlib
import json
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from uuid import UUID

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from redis.asyncio import Redis
from redis.exceptions import RedisError

from core import events, runs, selectors
from core.http.problems import problem
from core.models import Run, RunEvent

log = logging.getLogger(__name__)
POLL_SECONDS = 1.0  # without a wake-up
KEEPALIVE_SECONDS = 15.0
WORK_PER_ROUND = 500


async def event_stream(request: HttpRequest, run_id: UUID) -> HttpResponseBase:
    """Every event of the run once, in order, from after `Last-Event-ID`; ends after the final one.

    204 when there is nothing left to come, which tells a browser to stop asking.
    """
    last = request.headers.get("Last-Event-ID") or request.GET.get("after") or "0"
    if request.method != "GET":
        return problem("method-not-allowed", 405, "An event stream is read with GET.")
    if not (last.isascii() and last.isdigit()):
        return problem("invalid", 400, "Last-Event-ID is the number of an event.")
    try:
        run = await _in_thread(selectors.run_of)(await _in_thread(selectors.local_owner)(), run_id)
    except Run.DoesNotExist:
        return problem("not-found", 404, "There is nothing here, or it isn't yours.")
    if run.state in runs.FINAL and int(last) >= run.last_seq:
        return HttpResponse(status=204)
    response = StreamingHttpResponse(_events(run_id, int(last)), content_type="text/event-stream")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"
    return response


async def _events(run_id: UUID, last: int) -> AsyncIterator[str]:
    yield "retry: 1000\n\n"
    spoken = time.monotonic()
    with _wakeups.listen(run_id) as woken:
        while True:
            found = await _in_thread(selectors.events_after)(run_id, last, WORK_PER_ROUND)
            for event in found:
                last, spoken = event.seq, time.monotonic()
                yield _as_text(event)
                if (
                    event.kind == "state"
                    and event.data.get("state") in runs.FINAL
                    and not event.data.get("retry")
                ) and not await _in_thread(selectors.events_after)(run_id, last, 1):
                    return
            if len(found) == WORK_PER_ROUND:
                continue
            if time.monotonic() - spoken > KEEPALIVE_SECONDS:
                spoken = time.monotonic()
                yield ": still here\n\n"
                if not await _in_thread(selectors.run_exists)(run_id):
                    return
            await woken(POLL_SECONDS)


def _as_text(event: RunEvent) -> str:
    data = json.dumps({**event.data, "at": event.at.isoformat()}, separators=(",", ":"))
    return f"id: {event.seq}\nevent: {event.kind}\ndata: {data}\n\n"


def _in_thread(function):  # type: ignore[no-untyped-def]
    """A short database read beside the event loop, leaving no connection behind."""

    def call(*arguments: object) -> object:
        try:
            return function(*arguments)
        finally:
            close_old_connections()

    return sync_to_async(call, thread_sensitive=False)


class _Wakeups:
    """One Redis subscription for all streams of this process, made when the first one listens."""

    def __init__(self) -> None:
        self._events: dict[UUID, set[asyncio.Event]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None

    def listen(self, run_id: UUID) -> "_Listener":
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._live())
        return _Listener(self._events, run_id)

    async def _live(self) -> None:
        prefix = events.channel("")
        while self._events:
            try:
                async with (
                    Redis.from_url(settings.REDIS_CLIENT_URL, socket_connect_timeout=2) as redis,
                    redis.pubsub() as pubsub,
                ):
                    await pubsub.psubscribe(prefix + "*")
                    while self._events:
                        message = await pubsub.get_message(ignore_subscribe_messages=True, timeout=30)
                        if message:
                            self._wake(str(message["channel"], "ascii").removeprefix(prefix))
            except (RedisError, OSError, ValueError) as error:
                log.info("no wake-ups from Redis: %s", type(error).__name__)
                await asyncio.sleep(2)

    def _wake(self, name: str) -> None:
        for event in self._events.get(UUID(name), ()):
            event.set()


class _Listener:
    def __init__(self, everyone: dict[UUID, set[asyncio.Event]], run_id: UUID) -> None:
        self._everyone, self._run_id, self._event = everyone, run_id, asyncio.Event()

    def __enter__(self) -> "_Listener":
        self._everyone[self._run_id].add(self._event)
        return self

    def __exit__(self, *_: object) -> None:
        self._everyone[self._run_id].discard(self._event)
        if not self._everyone[self._run_id]:
            del self._everyone[self._run_id]

    async def __call__(self, seconds: float) -> None:
        """Wait for a wake-up, at most so long."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), seconds)
        self._event.clear()


_wakeups = _Wakeups()
