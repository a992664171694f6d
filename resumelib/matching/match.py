"""A Resume held against a Posting: a bucket, and the Evidence for it, per Requirement."""

from datetime import date

from resumelib.matching.evidence import Ledger, Verdict
from resumelib.matching.history import judge_degree, judge_experience
from resumelib.matching.kinds import language_name
from resumelib.matching.levels import language_level, reaches
from resumelib.model.match import Coverage, Match
from resumelib.model.posting import Posting, Requirement
from resumelib.model.resume import Resume

_STUFFED_TIMES, _STUFFED_SHARE = 5, 0.03


def match_posting(posting: Posting, resume: Resume, *, today: date) -> Match:
    """Knock-outs first, then the order of the posting. `coverage` counts a required one double.

    `notes` tell what was ignored in the posting and which terms are stuffed into the resume. Nothing is assumed:
    what the resume does not say is a gap, with a note where a person should check.
    """
    ledger = Ledger(resume)
    covered = [_cover(requirement, ledger, today) for requirement in posting.requirements]
    covered.sort(key=lambda c: not c.requirement.knockout)
    weights = [2.0 if c.requirement.required else 1.0 for c in covered]
    met = sum(w for w, c in zip(weights, covered, strict=True) if c.bucket != "gap")
    return Match(
        tuple(covered),
        round(met / sum(weights), 3) if covered else 0.0,
        (*_ignored(posting), *_stuffed(posting, ledger)),
    )


def _cover(requirement: Requirement, ledger: Ledger, today: date) -> Coverage:
    if requirement.kind == "experience":
        verdict = judge_experience(requirement, ledger, today)
    elif requirement.kind == "degree":
        verdict = judge_degree(requirement, ledger)
    elif requirement.kind == "language":
        verdict = _judge_language(requirement, ledger)
    else:
        verdict = ledger.judge(requirement.term, requirement.canonical)
    if verdict.bucket == "gap" and requirement.kind in ("permit", "place", "other") and not verdict.note:
        verdict = Verdict("gap", (), "The resume does not say; if it is true, say so.")
    return Coverage(requirement, verdict.bucket, verdict.evidence, verdict.note)


def _judge_language(requirement: Requirement, ledger: Ledger) -> Verdict:
    for n, spoken in enumerate(ledger.resume.languages):
        if language_name(spoken.language) != requirement.canonical:
            continue
        evidence = ledger.evidence(f"languages[{n}].language", f"{spoken.language} {spoken.fluency}".strip())
        has = language_level(f"{spoken.fluency} {spoken.language}")
        if reaches(has, requirement.level):
            return Verdict("listed", (evidence,))
        return Verdict("gap", (), f"Listed at {has}; {requirement.level} is asked for.")
    verdict = ledger.judge(requirement.canonical, requirement.canonical)
    if verdict.bucket == "gap" and ledger.language_of_resume == requirement.canonical:
        return Verdict("shown", ledger.first_text(), "The resume itself is written in it.")
    return verdict


def _ignored(posting: Posting) -> list[str]:
    return [f"Ignored in the posting: “{text[:120]}”." for text in posting.ignored]


def _stuffed(posting: Posting, ledger: Ledger) -> list[str]:
    notes = []
    for requirement in posting.requirements:
        if requirement.kind not in ("skill", "tool", "certificate"):
            continue
        times = ledger.times(requirement.term)
        often = times > _STUFFED_TIMES and times > _STUFFED_SHARE / 2 * ledger.total_words
        if often or (times > 3 and times > _STUFFED_SHARE * ledger.total_words):
            notes.append(f"“{requirement.term}” appears {times} times, which reads as stuffing.")
    return notes
