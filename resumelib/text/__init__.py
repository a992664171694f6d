"""Tokens, dates, tense, numbers and languages: what several steps need to know about text."""
