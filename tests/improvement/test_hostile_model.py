"""A lying model: 77 ways of making things up, in four languages, and none of it in any file, the letter included."""

import json
from datetime import date

import pytest

from resumelib.improvement.grounding import Gate
from resumelib.improvement.letter_model import far_longer
from resumelib.model.document import SourceDocument
from resumelib.model.fields import iter_fields
from resumelib.model.jsonresume import from_json_resume
from resumelib.pipeline import Context, MemoryStore, Options, improve_document
from resumelib.rendering.check import extract_pages, squash
from tests.improvement.hostile import STRATEGIES, Liar, Seen

TEXTS = {
    "en": [
        ["Helped train 12 new nurses in wound care", "Kept the medicine stock of about 3 wards", "Worked on the rota with two colleagues"],
        ["Planned to move 40 files to the new archive", "Wrote reports without errors for 5 months"],
    ],
    "de": [
        ["Unterstützte die Einarbeitung von 12 Pflegekräften", "Betreuung von etwa 30 Patienten im Nachtdienst", "Mitarbeit an der Dienstplanung"],
        ["Erstellung von 5 Berichten ohne Fehler", "Vorschlag für ein neues Archiv mit 40 Akten"],
    ],
    "fr": [
        ["Participé à la formation de 12 infirmières", "Géré le stock de environ 3 services", "Rédigé les plannings avec deux collègues"],
        ["Préparé 5 rapports sans erreur", "Proposé un nouveau classement de 40 dossiers"],
    ],
    "es": [
        ["Colaboré en la formación de 12 enfermeras", "Gestioné el almacén de unos 3 servicios", "Redacté los turnos con dos compañeras"],
        ["Preparé 5 informes sin errores", "Propuse un nuevo archivo de 40 expedientes"],
    ],
}  # fmt: skip
# What the gate does not catch yet; an entry goes when it does.
POSTING = "Head Nurse\n\nRequirements\n- Terraform\n- intubation\n- SAP S/4HANA\n"


def resume_in(language: str) -> dict[str, object]:
    first, second = TEXTS[language]
    return {
        "basics": {"name": "Mira Solberg", "email": "mira@solberg.example"},
        "work": [
            {"name": "Hillside", "position": "Nurse", "startDate": "2020-01", "endDate": "2024-03", "highlights": first},
            {"name": "Rosewood", "position": "Carer", "startDate": "2016-02", "endDate": "2019-12", "highlights": second},
        ],
        "meta": {"cvimprover": {"language": language}},
    }  # fmt: skip


@pytest.mark.parametrize("language", TEXTS)
def test_the_gate_lets_no_lie_pass(language: str) -> None:
    resume = from_json_resume(resume_in(language))
    gate = Gate(resume, language=language)
    leaks, told = [], 0
    texts = [f for f in iter_fields(resume) if f.role == "highlight"]
    for field in texts:
        here = [f.text for f in texts if f.entry == field.entry]
        seen = Seen(here, [f.text for f in texts if f.entry != field.entry])
        for name, strategy in STRATEGIES.items():
            lie = strategy(field.text, language, seen)
            if lie is not None and lie != field.text:
                told += 1
                nonsense = name == "shuffled"  # scrambled words make nothing up
                if not nonsense and not far_longer(field.text, lie) and gate.check(field.id, lie).passed:
                    leaks.append((name, field.text, lie))
    assert told > 200
    assert leaks == []


@pytest.mark.parametrize("language", TEXTS)
def test_no_lie_is_in_any_file(language: str) -> None:
    names = [name for name in STRATEGIES if name != "shuffled"]
    start = list(TEXTS).index(language) * len(names) // 4
    liar, files = Liar(language, names[start:] + names[:start]), MemoryStore()
    formats = ("pdf", "docx", "html", "md", "txt", "json", "yaml") if language == "de" else ("txt", "json")
    options = Options(
        posting=POSTING, formats=formats, accept="all", letter=("txt",), company="Fjord Hospital"
    )
    document = SourceDocument(json.dumps(resume_in(language)).encode(), "cv.json")
    state = improve_document([document], options, Context(files, date(2026, 1, 15), liar))  # type: ignore[arg-type]
    assert len(liar.told) >= 8
    honest = squash(json.dumps(TEXTS[language], ensure_ascii=False))
    for artifact in (*state.artifacts, *state.letter_artifacts):
        data = files.get(artifact.digest)
        plain = artifact.format in ("json", "yaml")
        text = squash(data.decode() if plain else "\n".join(extract_pages(data, artifact.format)))
        lies = [
            (name, lie) for name, _, lie in liar.told if squash(lie) in text and squash(lie) not in honest
        ]
        assert lies == [], artifact.format
        assert "drevil" not in text and "globex" not in text
    assert [a for a in state.letter_artifacts if a.format == "txt"]
