"""Weights that tell titles, employers and places apart: `python -m benchmarks.head_labels [--people N] [--first SEED] [--out FILE]`.

People and layouts are made up from seeds (`made_documents.drawn`), drawn, and read back by our own readers; the parts
of each head are labelled by the person they were made from. Nine tenths of the seeds are learnt from, the others are
asked; each seed is another person in another layout. The weights that are in use stand in
`resumelib/parsing/structure/roles.txt`. Needs numpy; 1,200 people take about six minutes.
"""

import argparse
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from benchmarks.made_documents import drawn
from resumelib.errors import InputRefused
from resumelib.parsing.extract import extract
from resumelib.parsing.structure import history, structure_resume
from resumelib.parsing.structure.head_parts import HeadPart, HeadParts, head_parts
from resumelib.parsing.structure.head_signs import Signs, signs_of, word_signs
from resumelib.parsing.structure.roles import LABELS
from resumelib.text.tokens import fold

MARKS = ("start", "comma", "bar", "dash", "cell", "line", "run", "at", "other")
FIELDS = {"T": "position", "O": "name", "L": "location"}
Sequence_ = tuple[list[str], list[Signs], str]  # marks, signs, labels
# The share of the words in our lists that is hidden: real CVs hold more words that no list knows than made-up ones.
HIDDEN = {
    "title": 0.22, "title2": 0.2, "place": 0.3, "place7": 0.3, "known": 0.3, "state": 0.1, "country": 0.1, "region": 0.2,
    "org": 0.3, "school": 0.2, "degree": 0.12, "degreeonly": 0.12, "hasdegree": 0.1, "legal": 0.15,
}  # fmt: skip


def squash(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())


def known_words(seed: int):
    """`word_signs` that does not know some words; a word is unknown everywhere in a document or nowhere."""

    def read(text: str) -> Signs:
        luck = zlib.crc32(f"{seed}{fold(text)}".encode()) % 1000 / 1000
        signs = {name: value for name, value in word_signs(text).items() if luck >= HIDDEN.get(name, 0)}
        if "title" not in signs:
            signs = {name: value for name, value in signs.items() if not name.startswith("title")}
        return signs if "degree" in signs else {n: v for n, v in signs.items() if n != "degreeonly"}

    return read


def find_value(parts: Sequence[HeadPart], value: str, used: set[int]) -> range | None:
    """Neighboring parts of one line that make up the value."""
    wanted = squash(value)
    for first in range(len(parts)):
        for last in range(first, min(first + 7, len(parts))):
            if last in used or parts[last].line != parts[first].line:
                break
            if parts[last].cell == parts[first].cell:
                text = squash(parts[first].cell.text[parts[first].start : parts[last].end])
            else:
                text = "".join(squash(part.text) for part in parts[first : last + 1])
            if text == wanted:
                return range(first, last + 1)
            if not wanted.startswith(text):
                break
    return None


def align(parts: Sequence[HeadPart], entry: dict) -> tuple[dict[int, str], int]:
    """Labels by part, and how many letters of the names were not found."""
    found: dict[int, str] = {}
    missing = 0
    for label, name in sorted(FIELDS.items(), key=lambda pair: -len(entry.get(pair[1]) or "")):
        value = entry.get(name) or ""
        if not value or (label == "O" and entry.get("_same")):
            continue
        stretch = find_value(parts, value, set(found))
        if stretch is None:
            missing += len(value) if label != "L" else 0
        else:
            found.update(dict.fromkeys(stretch, label))
    return found, missing


def labels_of(heads: Sequence[HeadParts], entries: Sequence[dict]) -> list[str]:
    """A letter per part of each head; "" where the head is not surely one of the entries."""
    pairs = []
    for number, head in enumerate(heads):
        for at, entry in enumerate(entries):
            found, missing = align(head.parts, entry)
            letters = sum(len(head.parts[n].text) for n in found)
            pairs.append((letters - 2 * missing - 0.1 * abs(number - at), number, at, found, missing))
    labels = [""] * len(heads)
    done: set[tuple[str, int]] = set()
    for _, number, at, found, missing in sorted(pairs, key=lambda pair: -pair[0]):
        if not found or ("head", number) in done or ("entry", at) in done:
            continue
        done |= {("head", number), ("entry", at)}
        if not missing:
            labels[number] = "".join(found.get(n, "X") for n in range(len(heads[number].parts)))
    return labels


def labelled_heads(seed: int) -> Iterator[Sequence_]:
    person, data, name = drawn(seed)
    sections: list[tuple[str, list]] = []
    history.read_roles = lambda heads, home, kind: sections.append((kind, list(heads))) or [None] * len(heads)
    try:
        structure_resume(extract(data, name))
    except InputRefused:
        return
    home = frozenset(fold(part).strip() for part in person["city"].split(","))
    for kind, items in sections:
        heads = [head for head in map(head_parts, items) if head.parts]
        rows = signs_of(heads, home, kind, known_words(seed))
        for head, signs, labels in zip(heads, rows, labels_of(heads, person[kind]), strict=True):
            if labels:
                yield [part.mark for part in head.parts], signs, labels


class Chain:
    """A linear chain over labels; transitions depend on the mark between two parts. Fitted with Adam."""

    def __init__(self, names: Sequence[str]) -> None:
        size = len(LABELS)
        self.names = {name: n for n, name in enumerate(names)}
        self.weights = np.zeros((len(names), size))
        self.steps = np.zeros((len(MARKS), size, size))
        self.first = np.zeros(size)

    def pack(self, heads: Sequence[Sequence_]):
        """Signs as a matrix, one row a part; the rows of each head; its marks; -1 and 0 beyond its end."""
        rows = [signs for _, head, _ in heads for signs in head]
        matrix = np.zeros((len(rows), len(self.names)), dtype=np.float32)
        for row, signs in zip(matrix, rows, strict=True):
            for name, value in signs.items():
                if name in self.names:
                    row[self.names[name]] = value
        longest = max(len(labels) for _, _, labels in heads)
        index, marks = -np.ones((len(heads), longest), int), np.zeros((len(heads), longest), int)
        at = 0
        for number, (head_marks, _, labels) in enumerate(heads):
            index[number, : len(labels)] = range(at, at + len(labels))
            marks[number, : len(labels)] = [MARKS.index(m if m in MARKS else "other") for m in head_marks]
            at += len(labels)
        return matrix, index, marks

    def chances(self, matrix, index, marks):
        """Probabilities of labels by head and part, and the expected number of each transition."""
        there = index >= 0
        own = np.where(there[..., None], (matrix @ self.weights)[np.maximum(index, 0)], 0.0)
        ahead, behind = np.zeros_like(own), np.zeros_like(own)
        ahead[:, 0] = own[:, 0] + self.first
        for t in range(1, own.shape[1]):
            came = np.logaddexp.reduce(ahead[:, t - 1, :, None] + self.steps[marks[:, t]], axis=1) + own[:, t]
            ahead[:, t] = np.where(there[:, t, None], came, ahead[:, t - 1])
        total = np.logaddexp.reduce(ahead[:, -1], axis=1)
        for t in range(own.shape[1] - 2, -1, -1):
            after = (own[:, t + 1] + behind[:, t + 1])[:, None, :] + self.steps[marks[:, t + 1]]
            behind[:, t] = np.where(there[:, t + 1, None], np.logaddexp.reduce(after, axis=2), 0.0)
        found = np.where(there[..., None], np.exp(ahead + behind - total[:, None, None]), 0.0)
        expected = np.zeros_like(self.steps)
        for t in range(1, own.shape[1]):
            pair = ahead[:, t - 1, :, None] + self.steps[marks[:, t]] + (own + behind)[:, t, None, :]
            np.add.at(expected, marks[:, t], np.exp(pair - total[:, None, None]) * there[:, t, None, None])
        return found, expected

    def fit(self, heads: Sequence[Sequence_], rounds: int = 120, ridge: float = 2.0) -> None:
        matrix, index, marks = self.pack(heads)
        right = np.eye(len(LABELS))[[LABELS.index(label) for _, _, labels in heads for label in labels]]
        steps, first = np.zeros_like(self.steps), np.zeros_like(self.first)
        for number, (_, _, labels) in enumerate(heads):
            first[LABELS.index(labels[0])] += 1
            for t in range(1, len(labels)):
                steps[marks[number, t], LABELS.index(labels[t - 1]), LABELS.index(labels[t])] += 1
        fitted = (self.weights, self.steps, self.first)
        moments = [(np.zeros_like(values), np.zeros_like(values)) for values in fitted]
        for turn in range(1, rounds + 1):
            found, expected = self.chances(matrix, index, marks)
            wrong = np.zeros_like(right)
            wrong[index[index >= 0]] = found[index >= 0]
            slopes = (matrix.T @ (wrong - right), expected - steps, found[:, 0].sum(0) - first)
            for values, slope, (mean, square) in zip(fitted, slopes, moments, strict=True):
                slope = (slope + ridge * values) / len(heads)
                mean += 0.1 * (slope - mean)
                square += 0.01 * (slope * slope - square)
                pace = 0.1 * (1 - 0.9 * turn / rounds) / (1 - 0.9**turn)
                values -= pace * mean / (np.sqrt(square / (1 - 0.99**turn)) + 1e-8)

    def lines(self) -> Iterator[str]:
        def row(values) -> str:
            return " ".join(f"{value:.2f}" for value in values)

        yield "# Weights of what is known of a part of a position's head, for title, organization, location, none of them (see roles.py)."
        yield "# source: fitted by benchmarks/head_labels.py on made-up people in made-up layouts."
        for name, n in sorted(self.names.items()):
            yield f"{name}: {row(self.weights[n])}"
        yield f"first: {row(self.first)}"
        for mark, values in zip(MARKS, self.steps, strict=True):
            yield f"{mark}: {row(values.ravel())}"


def report(chain: Chain, heads: Sequence[Sequence_]) -> None:
    found, _ = chain.chances(*chain.pack(heads))
    parts = right = sure = whole = 0
    for chances, (_, _, labels) in zip(found, heads, strict=True):
        best = [LABELS[n] for n in chances[: len(labels)].argmax(1)]
        parts, right = parts + len(labels), right + sum(a == b for a, b in zip(best, labels, strict=True))
        if chances[: len(labels)].max(1).min() >= 0.6:
            sure, whole = sure + 1, whole + ("".join(best) == labels)
    print(f"{len(heads)} heads not learnt from: {right / parts:.3f} of {parts} parts right")
    print(
        f"sure of {sure / len(heads):.2f} of the heads, {whole / max(sure, 1):.3f} of those right as a whole"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=re.split(r"\n\n", str(__doc__))[0])
    options.add_argument("--people", type=int, default=1200)
    options.add_argument("--first", type=int, default=5000)
    options.add_argument("--out", type=Path)
    arguments = options.parse_args()
    first, end = arguments.first, arguments.first + arguments.people
    kept = first + int(0.9 * arguments.people)
    learnt = [head for seed in range(first, kept) for head in labelled_heads(seed)]
    asked = [head for seed in range(kept, end) for head in labelled_heads(seed)]
    chain = Chain(sorted({name for _, signs, _ in learnt for part in signs for name in part}))
    chain.fit(learnt)
    report(chain, asked)
    if arguments.out:
        arguments.out.write_text("\n".join(chain.lines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
