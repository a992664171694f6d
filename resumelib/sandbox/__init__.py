"""Runs untrusted parsing in a bounded child process; see `client` for the caller's side, `parent` for the warm one.

A warm parent is exec'd once with an empty environment and the readers loaded; it forks one child per call. The child
has hard limits on memory, seconds, file size and descriptors, no network, no other programs, and reads no file but
the installed software's own. What comes back is capped bytes; the caller decodes them against a schema.
"""

from resumelib.sandbox.client import MIB, Killed, Limits, Sandbox, close, protections, sandbox, start

__all__ = ["MIB", "Killed", "Limits", "Sandbox", "close", "protections", "sandbox", "start"]
