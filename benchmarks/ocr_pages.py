"""Pages of fictitious people, printed by our own themes and then scanned, copied and photographed by arithmetic.

`pages(count)` yields (name, picture file, its text). The same seed gives the same pages. Used by `benchmarks/ocr.py`
and by `compile_reader.py`; nothing third-party is needed.
"""

from collections.abc import Iterator
from io import BytesIO

import cv2
import numpy as np
import pypdfium2

from resumelib.model.jsonresume import from_json_resume
from resumelib.model.region import Region
from resumelib.rendering import list_themes, render_resume

PEOPLE = {
    "en": {
        "name": "Imani Fairweather", "label": "Supply Chain Analyst", "city": "Bristol",
        "summary": "Analyst with seven years in retail logistics. Cut late deliveries by 18% and built the KPIs that three regional teams still use.",
        "employers": ["Lighthouse Grocers Ltd", "Quayside Freight & Storage", "Bramble Toys"],
        "positions": ["Senior Supply Chain Analyst", "Logistics Analyst", "Warehouse Planner"],
        "texts": ["Designed a forecasting model in Python and SQL for 4,200 products; stock-outs fell from 6.1% to 2.4%.",
                  "Introduced weekly reviews with carriers (A/B tested), saving £310k in 2021.",
                  "Trained 14 planners in Power BI, Excel and the company's REST API.",
                  "Wrote the safety guide for hazardous goods; no incidents in 36 months."],
        "school": "University of Leeds", "degree": "BSc", "area": "Operations Management", "skills": ["Python", "SQL", "SAP S/4HANA", "CI/CD", "Power BI", "Negotiation"],
    },
    "de": {
        "name": "Jörg Weißmüller", "label": "Bauingenieur", "city": "Köln",
        "summary": "Bauingenieur mit zwölf Jahren Erfahrung im Brückenbau. Führte größere Prüfungen für öffentliche Auftraggeber durch.",
        "employers": ["Rheinbrücken Gesellschaft mbH", "Öffentliches Prüfamt Düren", "Schäfer & Söhne"],
        "positions": ["Projektleiter Brückenbau", "Prüfingenieur", "Werkstudent Baustatik"],
        "texts": ["Verantwortete die Ausführungsplanung für fünf Straßenbrücken (Budget 12,4 Mio. €).",
                  "Prüfte Tragwerke nach DIN EN 1992 und überwachte Überführungen im Großraum Köln.",
                  "Schulte 20 Kolleginnen und Kollegen in BIM-Methoden; Übergabezeit um 30 % verkürzt.",
                  "Erstellte Leistungsverzeichnisse, Abrechnungen und Mängelprotokolle."],
        "school": "RWTH Aachen", "degree": "Dipl.-Ing.", "area": "Konstruktiver Ingenieurbau", "skills": ["Statik", "AutoCAD", "BIM", "Qualitätssicherung", "MS Project"],
    },
    "fr": {
        "name": "Noémie Lacroix-Bérenger", "label": "Infirmière coordinatrice", "city": "Besançon",
        "summary": "Infirmière diplômée d'État, neuf ans à l'hôpital. Habituée aux situations d'urgence et à l'encadrement d'équipes.",
        "employers": ["Hôpital de la Vallée", "Clinique des Trois Chênes", "Association Côté Cœur"],
        "positions": ["Infirmière coordinatrice", "Infirmière en réanimation", "Bénévole"],
        "texts": ["Coordonné une équipe de 16 soignants ; réduction des délais d'accueil de 25 %.",
                  "Élaboré le protocole de prévention des chutes, adopté par quatre établissements.",
                  "Géré les plannings, l'accueil des élèves et les relevés d'activité.",
                  "Participé à l'évaluation d'un logiciel de dossier médical (2 000 dossiers)."],
        "school": "Institut de formation de Dijon", "degree": "Diplôme d'État", "area": "Soins infirmiers", "skills": ["Réanimation", "Pédagogie", "Logiciels médicaux", "Écoute"],
    },
    "es": {
        "name": "Íñigo Peñalver Muñoz", "label": "Diseñador gráfico", "city": "Málaga",
        "summary": "Diseñador con ocho años de experiencia en identidad visual. ¿Mi especialidad? Señalización accesible.",
        "employers": ["Estudio Ñandú", "Imprenta Peñón, S.L.", "Ayuntamiento de Torreblanca"],
        "positions": ["Director de arte", "Diseñador gráfico", "Prácticas de maquetación"],
        "texts": ["Dirigió el rediseño de la señalización de 12 estaciones (1,3 millones de viajeros al año).",
                  "Creó 40 campañas para pequeños comercios; las ventas subieron un 22 %.",
                  "Maquetó catálogos y revistas con InDesign e Illustrator.",
                  "Enseñó tipografía a jóvenes en el centro cívico."],
        "school": "Universidad de Málaga", "degree": "Grado", "area": "Diseño", "skills": ["InDesign", "Illustrator", "Figma", "Tipografía", "Fotografía"],
    },
    "pl": {
        "name": "Żaneta Brzęczyk-Łoś", "label": "Księgowa", "city": "Łódź",
        "summary": "Główna księgowa z dziesięcioletnim doświadczeniem w spółkach handlowych. Sporządza sprawozdania i prowadzi zespół.",
        "employers": ["Wędliny Śląskie Sp. z o.o.", "Biuro Rachunkowe Źródło", "Urząd Miasta"],
        "positions": ["Główna księgowa", "Młodsza księgowa", "Stażystka"],
        "texts": ["Wdrożyła elektroniczny obieg faktur, skracając zamknięcie miesiąca z 9 do 4 dni.",
                  "Rozliczała podatki VAT i CIT dla 35 klientów; żadnych zaległości.",
                  "Przeszkoliła sześć osób z obsługi systemu Enova.",
                  "Przygotowywała zestawienia płac i świadczeń."],
        "school": "Uniwersytet Łódzki", "degree": "Magister", "area": "Rachunkowość", "skills": ["Excel", "Enova", "SAP", "Podatki", "Sprawozdania"],
    },
}  # fmt: skip
KINDS = ("clean", "gray", "skew", "fax", "photo", "photo", "photo")
Picture = np.ndarray


def json_resume(person: dict) -> dict:
    """JSON Resume v1.0.0 from the table above."""
    slug = person["name"].split()[0].lower().encode("ascii", "ignore").decode()
    work = [
        {
            "name": e,
            "position": p,
            "startDate": f"{2021 - 4 * n}-03",
            "endDate": f"{2024 - 4 * n}-09",
            "highlights": person["texts"][n:] + person["texts"][:n],
        }
        for n, (e, p) in enumerate(zip(person["employers"], person["positions"], strict=True))
    ]
    return {
        "basics": {"name": person["name"], "label": person["label"], "email": f"{slug}@example.org", "phone": "+44 20 7946 0123",
                   "summary": person["summary"], "location": {"city": person["city"]}},
        "work": work,
        "education": [{"institution": person["school"], "studyType": person["degree"], "area": person["area"], "startDate": "2004", "endDate": "2008"}],
        "skills": [{"name": name} for name in person["skills"]],
    }  # fmt: skip


def pages(count: int, seed: int = 7) -> Iterator[tuple[str, bytes, str]]:
    """First pages, people and themes in turn, each spoiled by one of KINDS."""
    dice = np.random.default_rng(seed)
    themes = [theme.name for theme in list_themes()]
    for number in range(count):
        language = list(PEOPLE)[number % len(PEOPLE)]
        theme = themes[(number * 3 + number // len(PEOPLE)) % len(themes)]
        kind = KINDS[number % len(KINDS)]
        data = render_resume(
            from_json_resume(json_resume(PEOPLE[language])),
            format="pdf",
            theme=theme,
            region=Region("EU", "Europe"),
        ).data
        page = pypdfium2.PdfDocument(data)[0]
        text = page.get_textpage().get_text_range()
        dpi = int(dice.integers(150, 301)) if kind == "clean" else 200
        picture = page.render(scale=dpi / 72, rev_byteorder=True).to_numpy()[:, :, :3].copy()
        yield f"{number:03d}_{kind}_{theme}_{language}", _spoiled(picture, kind, dice), text


def _spoiled(picture: Picture, kind: str, dice: np.random.Generator) -> bytes:
    if kind == "clean":
        return _encoded(picture, "png")
    if kind == "gray":
        small = cv2.resize(
            cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), None, fx=0.75, fy=0.75, interpolation=cv2.INTER_AREA
        )
        return _encoded(small, "jpeg", int(dice.integers(35, 75)))
    if kind == "fax":
        gray = _noisy(
            _tilted(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dice.uniform(-1.5, 1.5), 255), 18, dice
        )
        return _encoded(
            cv2.threshold(cv2.GaussianBlur(gray, (0, 0), 0.8), 150, 255, cv2.THRESH_BINARY)[1], "png"
        )
    if kind == "skew":
        gray = _tilted(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), dice.uniform(-4, 4), 245)
        yellowed = np.clip(gray.astype(np.float32) * dice.uniform(0.8, 1.0), 0, 255).astype(np.uint8)
        return _encoded(_noisy(yellowed, 8, dice), "jpeg", 70)
    return _photo(picture, dice)


def _tilted(gray: Picture, degrees: float, paper: int) -> Picture:
    height, width = gray.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(gray, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper)


def _noisy(picture: Picture, strength: float, dice: np.random.Generator) -> Picture:
    noise = dice.normal(0, strength, picture.shape).astype(np.float32)
    return np.clip(picture.astype(np.float32) + noise, 0, 255).astype(np.uint8)


def _photo(picture: Picture, dice: np.random.Generator) -> bytes:
    """On a table, at an angle, in uneven light, any way up; a fifth of them fill the picture."""
    height, width = picture.shape[:2]
    margin = -0.01 if dice.random() < 0.2 else dice.uniform(0.04, 0.2)
    ground = _ground((round(height * (1 + 2 * abs(margin))), round(width * (1 + 2 * abs(margin)))), dice)
    tall, wide = ground.shape[:2]
    inset = np.array([[0, 0], [1, 0], [1, 1], [0, 1]]) * (1 - 2 * margin / (1 + 2 * margin)) + margin / (
        1 + 2 * margin
    )
    corners = (inset + dice.uniform(-0.03, 0.03, (4, 2))) * (wide, tall)
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    sheet = cv2.warpPerspective(picture, matrix, (wide, tall), flags=cv2.INTER_AREA)
    there = cv2.warpPerspective(np.ones((height, width), np.float32), matrix, (wide, tall))[..., None]
    scene = sheet * there * (0.97, 0.95, 0.9) + ground * (1 - there)
    scene = scene * _light((tall, wide), dice)
    blurred = cv2.GaussianBlur(scene.astype(np.float32), (0, 0), dice.uniform(0.4, 1.1))
    shot = _noisy(np.clip(blurred, 0, 255).astype(np.uint8), dice.uniform(2, 9), dice)
    return _encoded(
        np.ascontiguousarray(np.rot90(shot, int(dice.integers(0, 4)))), "jpeg", int(dice.integers(60, 92))
    )


def _ground(size: tuple[int, int], dice: np.random.Generator) -> Picture:
    """Wood, cloth, stone or a plain desk, some of it as bright as paper."""
    tall, wide = size
    color = dice.uniform(20, 235, 3) if dice.random() < 0.7 else np.array([225.0, 222.0, 215.0])
    grain = cv2.resize(
        dice.normal(0, 1, (tall // 40 + 2, wide // 6 + 2)).astype(np.float32),
        (wide, tall),
        interpolation=cv2.INTER_CUBIC,
    )
    if dice.random() < 0.3:
        yy, xx = np.mgrid[0:tall, 0:wide]
        grain = grain * 0.3 + 2 * (((yy // 90) + (xx // 90)) % 2 - 0.5)
    return np.clip(color + grain[..., None] * dice.uniform(2, 16), 0, 255)


def _light(size: tuple[int, int], dice: np.random.Generator) -> Picture:
    """A slope of brightness, and often the photographer's shadow with a soft edge."""
    tall, wide = size
    yy, xx = np.mgrid[0:tall, 0:wide].astype(np.float32)
    angle = dice.uniform(0, 2 * np.pi)
    along = (xx / wide - 0.5) * np.cos(angle) + (yy / tall - 0.5) * np.sin(angle)
    light = dice.uniform(0.75, 1.0) + dice.uniform(0, 0.4) * along
    if dice.random() < 0.6:
        light = light * (1 - dice.uniform(0.2, 0.5) / (1 + np.exp((along + dice.uniform(-0.3, 0.3)) * 25)))
    return np.clip(light, 0.15, 1.1)[..., None]


def _encoded(picture: Picture, kind: str, quality: int = 90) -> bytes:
    from PIL import Image

    out = BytesIO()
    Image.fromarray(picture).save(out, kind, quality=quality)
    return out.getvalue()
