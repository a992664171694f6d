"""A TCP proxy that misbehaves on demand: latency, black hole, half-open, reset, truncation, refusal.

Runs in a thread with its own event loop; `mode` may be changed at any time.
"""

import asyncio
import socket
import struct
import threading

MODES = ("good", "slow", "blackhole", "halfopen", "reset", "truncate", "refuse")


class Proxy:
    """Listens on 127.0.0.1:`port` (chosen) and connects each client to `upstream`: (host, port) or a socket's path.

    `slow` adds `latency` seconds to each chunk; `blackhole` accepts and forwards nothing, old and new; `halfopen`
    forwards requests and swallows answers; `reset` drops every connection with RST, then refuses; `truncate` closes in
    the middle of an answer; `refuse` closes new connections at once.
    """

    def __init__(self, upstream):
        self.upstream, self.mode, self.latency = upstream, "good", 0.3
        self.connections = 0
        self._writers = set()
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._run, daemon=True, name="proxy").start()
        assert self._ready.wait(5)

    def set(self, mode):
        assert mode in MODES
        self.mode = mode
        if mode in ("reset", "refuse"):
            self._loop.call_soon_threadsafe(self._drop)

    def _run(self):
        asyncio.set_event_loop(self._loop)

        async def listen():
            server = await asyncio.start_server(self._client, "127.0.0.1", 0)
            self.port = server.sockets[0].getsockname()[1]
            self._ready.set()
            await server.serve_forever()

        self._loop.run_until_complete(listen())

    def _drop(self):
        for writer in list(self._writers):
            link = writer.get_extra_info("socket")
            if link is not None and self.mode == "reset":
                link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()

    async def _client(self, reader, writer):
        self.connections += 1
        if self.mode in ("reset", "refuse"):
            writer.transport.abort()
            return
        self._writers.add(writer)
        upstream = None
        try:
            if isinstance(self.upstream, str):
                there, upstream = await asyncio.open_unix_connection(self.upstream)
            else:
                there, upstream = await asyncio.open_connection(*self.upstream)
            await asyncio.gather(
                self._pump(reader, upstream, answers=False), self._pump(there, writer, answers=True)
            )
        except OSError:
            pass
        finally:
            self._writers.discard(writer)
            for end in (writer, upstream):
                if end is not None:
                    end.close()

    async def _pump(self, reader, writer, *, answers):
        try:
            while chunk := await reader.read(65536):
                while self.mode == "blackhole":
                    await asyncio.sleep(0.05)
                if self.mode == "slow":
                    await asyncio.sleep(self.latency)
                if self.mode == "halfopen" and answers:
                    continue
                if self.mode == "truncate" and answers and len(chunk) > 1:
                    writer.write(chunk[: len(chunk) // 2])
                    await writer.drain()
                    return
                writer.write(chunk)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()
