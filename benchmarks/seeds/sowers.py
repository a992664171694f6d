"""Ways to spoil a resume (JSON Resume): each takes a deep copy and changes it in place.

It returns False where the resume at hand does not suit it.
"""

from collections.abc import Callable

Resume = dict
Sower = Callable[[Resume], object]


def bullet(text: str, entry: int = 0, at: int = 0) -> Sower:
    def sow(r: Resume) -> None:
        r["work"][entry]["highlights"][at] = text

    return sow


def only(language: str, *sowers: Sower) -> list[Sower]:
    def wrap(sower: Sower) -> Sower:
        return lambda r: sower(r) if r["meta"]["cvimprover"]["language"] == language else False

    return [wrap(sower) for sower in sowers]


def basics(**values: object) -> Sower:
    return lambda r: r["basics"].update(values)


def drop(*keys: str) -> Sower:
    def sow(r: Resume) -> None:
        at = r
        for key in keys[:-1]:
            at = at[key]
        at.pop(keys[-1])

    return sow


def put(path: list, value: object) -> Sower:
    def sow(r: Resume) -> None:
        at = r
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return sow


def dates(entry: int, start: str | None = None, end: str | None = None, section: str = "work") -> Sower:
    def sow(r: Resume) -> None:
        if start is not None:
            r[section][entry]["startDate"] = start
        if end is not None:
            r[section][entry]["endDate"] = end

    return sow


def every_bullet(change: Callable[[str], str], entries: tuple[int, ...] = (0, 1), skip: int = 0) -> Sower:
    def sow(r: Resume) -> None:
        for n in entries:
            r["work"][n]["highlights"] = [
                h if m < skip else change(h) for m, h in enumerate(r["work"][n]["highlights"])
            ]

    return sow


def summary(text: str) -> Sower:
    return basics(summary=text)


def append_summary(text: str) -> Sower:
    return lambda r: r["basics"].update(summary=r["basics"]["summary"] + " " + text)


def skills(*keywords: str, name: str = "Skills") -> Sower:
    return put(["skills"], [{"name": name, "keywords": list(keywords)}])


def more_skills(*keywords: str) -> Sower:
    return lambda r: r["skills"][0]["keywords"].extend(keywords)


def more_work(**values: object) -> Sower:
    return lambda r: r["work"].append(values)


def strip_figures(r: Resume) -> None:
    import re

    for entry in r["work"]:
        entry["highlights"] = [re.sub(r"[£$€]?\d[\d.,]*\s?%?", "the", h) for h in entry["highlights"]]
