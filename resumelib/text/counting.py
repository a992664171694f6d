"""How many of a thing, in English words that agree: every sentence with a count in it takes its words from here."""


def counted(count: int, one: str, many: str = "") -> str:
    """ "1 finding", "3 findings"; `many` where more than an "s" at the end changes."""
    return f"{count} {one if count == 1 else many or one + 's'}"
