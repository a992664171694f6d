"""Fictitious people for the documents of this folder: made up for this project, no person's data.

Each is a JSON Resume; `lang` chooses section titles, months and the word for "now".
"""

from typing import Any

Json = Any


def person(lang: str, **resume: Json) -> dict[str, Json]:
    return {"lang": lang, **resume}


def work(name: str, position: str, start: str, end: str, location: str, *highlights: str) -> Json:
    entry = {
        "name": name,
        "position": position,
        "startDate": start,
        "location": location,
        "highlights": list(highlights),
    }
    return {**entry, "endDate": end} if end else entry


def school(institution: str, study: str, area: str, start: str, end: str) -> Json:
    return {"institution": institution, "studyType": study, "area": area, "startDate": start, "endDate": end}


def basics(name: str, label: str, email: str, phone: str, city: str, summary: str, **more: Json) -> Json:
    return {
        "name": name,
        "label": label,
        "email": email,
        "phone": phone,
        "location": {"city": city},
        "summary": summary,
        **more,
    }


PEOPLE: dict[str, dict[str, Json]] = {
    "nurse": person(
        "en",
        basics=basics(
            "Marlowe Ashdown",
            "Senior Staff Nurse",
            "marlowe.ashdown@example.com",
            "+44 20 7946 0123",
            "Leeds",
            "Registered nurse with eleven years on acute medical wards. Calm under pressure, keen on teaching, and known for handovers that leave nothing out.",
            profiles=[
                {
                    "network": "LinkedIn",
                    "username": "marlowe-ashdown",
                    "url": "https://www.linkedin.com/in/marlowe-ashdown",
                }
            ],
        ),
        work=[
            work(
                "Aireborough General Hospital",
                "Senior Staff Nurse",
                "2018-03",
                "",
                "Leeds",
                "Lead a team of nine nurses and four healthcare assistants on a 28-bed acute ward",
                "Cut medication errors by 37% within a year by introducing a second check at every shift change",
                "Mentor six student nurses each term and sign off their clinical competencies",
            ),
            work(
                "Calder Valley Infirmary",
                "Staff Nurse",
                "2014-09",
                "2018-02",
                "Halifax",
                "Cared for up to eight post-operative patients per shift",
                "Wrote the discharge checklist that the whole surgical floor still uses today",
            ),
            work(
                "Wharfedale Care Home",
                "Healthcare Assistant",
                "2011-06",
                "2014-08",
                "Otley",
                "Supported 24 residents with personal care, meals and daily activities",
            ),
        ],
        education=[
            school("University of Bradbury", "BSc", "Adult Nursing", "2011", "2014"),
            school("Otley Sixth Form College", "A-Levels", "Biology and Psychology", "2009", "2011"),
        ],
        skills=[
            {"name": "Clinical", "keywords": ["Cannulation", "Triage", "Wound care", "ECG reading"]},
            {"name": "Software", "keywords": ["SystmOne", "Excel", "e-Roster"]},
        ],
        languages=[
            {"language": "English", "fluency": "Native"},
            {"language": "Polish", "fluency": "Intermediate"},
        ],
        certificates=[
            {"name": "Advanced Life Support", "issuer": "Resuscitation Council"},
            {"name": "Mentorship in Practice", "issuer": "University of Bradbury"},
        ],
        volunteer=[
            {
                "organization": "St Hilda Food Bank",
                "position": "Shift Coordinator",
                "startDate": "2020-04",
                "endDate": "2022-09",
                "highlights": ["Organised weekend shifts for thirty volunteers"],
            }
        ],
    ),
    "engineer": person(
        "de",
        basics=basics(
            "Thorben Wiesenthaler",
            "Konstruktionsingenieur",
            "thorben.wiesenthaler@example.com",
            "+49 711 5550142",
            "Stuttgart",
            "Maschinenbauingenieur mit neun Jahren Erfahrung in der Entwicklung von Getrieben. Ich verbinde saubere Konstruktion mit einem Blick für Fertigung und Kosten.",
        ),
        work=[
            work(
                "Neckartal Antriebstechnik GmbH",
                "Konstruktionsingenieur",
                "2019-04",
                "",
                "Stuttgart",
                "Entwicklung von Planetengetrieben für Windkraftanlagen bis 4 MW",
                "Senkung der Herstellkosten um 18 % durch Gleichteile in drei Baureihen",
                "Fachliche Führung von fünf Konstrukteuren und zwei Werkstudenten",
            ),
            work(
                "Albwerk Maschinenbau AG",
                "Entwicklungsingenieur",
                "2015-10",
                "2019-03",
                "Reutlingen",
                "Auslegung und Berechnung von Stirnradstufen nach DIN 3990",
                "Betreuung der Prüfstandsversuche vom Aufbau bis zum Bericht",
            ),
            work(
                "Hochschule Filstal",
                "Wissenschaftlicher Mitarbeiter",
                "2013-09",
                "2015-09",
                "Göppingen",
                "Forschung zu Schmierstoffen in schnelllaufenden Lagern",
            ),
        ],
        education=[
            school(
                "Technische Hochschule Filstal", "Master of Engineering", "Maschinenbau", "2011-10", "2013-08"
            ),
            school(
                "Duale Hochschule Albstadt", "Bachelor of Engineering", "Mechatronik", "2008-10", "2011-09"
            ),
        ],
        skills=[
            {"name": "CAD", "keywords": ["SolidWorks", "CATIA V5", "Creo"]},
            {"name": "Berechnung", "keywords": ["ANSYS", "KISSsoft", "Matlab"]},
        ],
        languages=[
            {"language": "Deutsch", "fluency": "Muttersprache"},
            {"language": "Englisch", "fluency": "verhandlungssicher"},
        ],
        awards=[{"title": "Innovationspreis Mittelstand", "awarder": "Land Neckarland", "date": "2021"}],
        interests=[{"name": "Bergsteigen"}, {"name": "Modellbau"}],
    ),
    "sales": person(
        "fr",
        basics=basics(
            "Capucine Delorme-Vasseur",
            "Responsable commerciale",
            "capucine.delorme@example.com",
            "+33 1 99 00 12 34",
            "Lyon",
            "Responsable commerciale orientée résultats, dix ans d'expérience dans la vente de solutions logistiques aux grands comptes.",
            url="https://capucine-delorme.example.org",
        ),
        work=[
            work(
                "Transalpes Logistique",
                "Responsable commerciale",
                "2020-01",
                "",
                "Lyon",
                "Pilotage d'une équipe de sept commerciaux sur trois régions",
                "Croissance du chiffre d'affaires de 2,4 à 3,9 millions d'euros en trois ans",
                "Négociation de contrats-cadres avec douze grands comptes",
            ),
            work(
                "Fret Rhodanien SA",
                "Chargée d'affaires",
                "2016-03",
                "2019-12",
                "Valence",
                "Développement d'un portefeuille de 85 clients dans la région",
                "Formation des nouveaux arrivants aux méthodes de prospection",
            ),
            work(
                "Maison Brémont",
                "Assistante commerciale",
                "2013-09",
                "2016-02",
                "Grenoble",
                "Suivi des commandes et relation avec les transporteurs",
            ),
        ],
        education=[
            school("École de commerce de Chambéry", "Master", "Marketing et vente", "2011", "2013"),
            school("IUT de Valence", "DUT", "Techniques de commercialisation", "2009", "2011"),
        ],
        skills=[
            {"name": "Salesforce"},
            {"name": "Négociation"},
            {"name": "Prospection"},
            {"name": "Power BI"},
            {"name": "Gestion de projet"},
        ],
        languages=[
            {"language": "Français", "fluency": "Langue maternelle"},
            {"language": "Anglais", "fluency": "Courant"},
            {"language": "Italien", "fluency": "Notions"},
        ],
        interests=[{"name": "Escalade"}, {"name": "Chorale"}],
    ),
    "teacher": person(
        "es",
        basics=basics(
            "Remedios Altamira Cifuentes",
            "Profesora de Física",
            "remedios.altamira@example.com",
            "+34 910 555 017",
            "Zaragoza",
            "Profesora de secundaria con doce años de experiencia, apasionada por los laboratorios caseros y por lograr que la física deje de dar miedo.",
        ),
        work=[
            work(
                "IES Ribera del Gállego",
                "Profesora de Física y Química",
                "2017-09",
                "",
                "Zaragoza",
                "Imparto clase a cinco grupos de secundaria y bachillerato",
                "Puse en marcha un laboratorio abierto por las tardes con 60 alumnos inscritos",
                "Coordino el departamento de ciencias desde 2021",
            ),
            work(
                "Colegio Monte Alto",
                "Profesora de Matemáticas",
                "2012-09",
                "2017-08",
                "Huesca",
                "Tutoría de un grupo de 28 alumnos durante cuatro cursos",
                "Mejora de la nota media del grupo en 1,2 puntos",
            ),
        ],
        education=[
            school("Universidad del Ebro Medio", "Máster", "Formación del Profesorado", "2011", "2012"),
            school("Universidad del Ebro Medio", "Licenciatura", "Física", "2006", "2011"),
        ],
        skills=[
            {"name": "Didáctica", "keywords": ["Moodle", "GeoGebra", "Aprendizaje por proyectos"]},
            {"name": "Laboratorio", "keywords": ["Arduino", "Tracker"]},
        ],
        languages=[{"language": "Español", "fluency": "Nativo"}, {"language": "Inglés", "fluency": "C1"}],
        publications=[
            {
                "name": "Física con lo que hay en la cocina",
                "publisher": "Editorial Matraz",
                "releaseDate": "2019",
            }
        ],
        projects=[
            {
                "name": "Feria de ciencias del barrio",
                "description": "Encuentro anual de tres centros con experimentos hechos por los alumnos",
            }
        ],
    ),
    "developer": person(
        "en",
        basics=basics(
            "Ottoline Farraday",
            "Backend Developer",
            "ottoline.farraday@example.com",
            "+1 503 555 0187",
            "Portland",
            "Backend developer who likes boring technology, short functions and honest dashboards.",
            url="https://ottoline.example.org",
            profiles=[
                {"network": "GitHub", "username": "ottofarraday", "url": "https://github.com/ottofarraday"},
                {
                    "network": "LinkedIn",
                    "username": "ottoline-farraday",
                    "url": "https://linkedin.com/in/ottoline-farraday",
                },
            ],
        ),
        work=[
            work(
                "Tidewater Ledger Inc.",
                "Senior Backend Developer",
                "2021-05",
                "",
                "Portland, OR",
                "Own the billing service that settles 1.2 million invoices a month",
                "Moved nightly batch jobs to an event queue, cutting settlement time from 6 hours to 20 minutes",
                "Review designs across three teams",
            ),
            work(
                "Tidewater Ledger Inc.",
                "Backend Developer",
                "2018-07",
                "2021-04",
                "Portland, OR",
                "Built the reconciliation API used by 40 partner banks",
                "Introduced contract tests that caught 14 breaking changes before release",
            ),
            work(
                "Mossgreen Studio",
                "Junior Developer",
                "2016-02",
                "2018-06",
                "Eugene, OR",
                "Maintained a Django shop for 200 small farms",
            ),
        ],
        education=[
            school(
                "Willamette Polytechnic University", "Bachelor of Science", "Computer Science", "2012", "2016"
            )
        ],
        skills=[
            {"name": "Languages", "keywords": ["Python", "Go", "SQL"]},
            {"name": "Platforms", "keywords": ["PostgreSQL", "Kafka", "Kubernetes", "AWS"]},
        ],
        projects=[
            {
                "name": "Inkwell",
                "description": "A tiny static site generator with no configuration",
                "startDate": "2019",
            },
            {
                "name": "Pageturner",
                "description": "Read-later service for the command line",
                "startDate": "2020",
            },
        ],
        awards=[{"title": "Engineer of the Quarter", "awarder": "Tidewater Ledger", "date": "2022"}],
        languages=[
            {"language": "English", "fluency": "Native speaker"},
            {"language": "German", "fluency": "B1"},
        ],
    ),
    "chef": person(
        "it",
        basics=basics(
            "Ludovica Ferrantini",
            "Chef di cucina",
            "ludovica.ferrantini@example.com",
            "+39 051 5550199",
            "Bologna",
            "Chef con quindici anni di esperienza tra trattorie e alta ristorazione, attenta agli sprechi e alla crescita della brigata.",
        ),
        work=[
            work(
                "Trattoria del Portico",
                "Chef di cucina",
                "2016-05",
                "",
                "Bologna",
                "Guido una brigata di otto persone per 90 coperti a sera",
                "Ho ridotto gli sprechi alimentari del 30% con un menù che cambia ogni settimana",
            ),
            work(
                "Ristorante Villa Serena",
                "Sous chef",
                "2011-03",
                "2016-04",
                "Modena",
                "Responsabile degli acquisti e della linea dei primi piatti",
                "Formazione di quattro apprendisti",
            ),
        ],
        education=[
            school(
                "Istituto Alberghiero Sant'Agata",
                "Diploma",
                "Tecnico dei servizi della ristorazione",
                "2002",
                "2007",
            )
        ],
        skills=[
            {"name": "Pasticceria"},
            {"name": "Panificazione"},
            {"name": "HACCP"},
            {"name": "Gestione degli acquisti"},
        ],
        languages=[
            {"language": "Italiano", "fluency": "Madrelingua"},
            {"language": "Inglese", "fluency": "Buono"},
        ],
        certificates=[{"name": "Attestato HACCP", "issuer": "Regione Emilia"}],
    ),
    "accountant": person(
        "pl",
        basics=basics(
            "Bogumiła Wierzbowska",
            "Starsza księgowa",
            "bogumila.wierzbowska@example.com",
            "+48 22 555 01 23",
            "Warszawa",
            "Księgowa z dziewięcioletnim doświadczeniem w spółkach handlowych. Dokładna, terminowa, dobrze zorganizowana.",
        ),
        work=[
            work(
                "Mazowiecka Hurtownia Stali sp. z o.o.",
                "Starsza księgowa",
                "2019-02",
                "",
                "Warszawa",
                "Prowadzenie pełnej księgowości dla trzech spółek grupy",
                "Skrócenie zamknięcia miesiąca z dziesięciu do czterech dni",
            ),
            work(
                "Biuro Rachunkowe Bilans",
                "Księgowa",
                "2015-06",
                "2019-01",
                "Radom",
                "Obsługa czterdziestu klientów z sektora usług",
                "Przygotowywanie deklaracji podatkowych i sprawozdań",
            ),
        ],
        education=[
            school(
                "Wyższa Szkoła Ekonomiczna w Radomiu", "Magister", "Finanse i rachunkowość", "2010", "2015"
            )
        ],
        skills=[{"name": "SAP"}, {"name": "Excel"}, {"name": "Podatki"}, {"name": "Sprawozdawczość"}],
        languages=[{"language": "Polski", "fluency": "ojczysty"}, {"language": "Angielski", "fluency": "B2"}],
        interests=[{"name": "Kajakarstwo"}],
    ),
}
