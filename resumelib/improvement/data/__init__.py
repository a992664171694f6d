"""Compiled word tables, one file a language; see resumelib.improvement.compiled."""
