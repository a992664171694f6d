"""Seeds of the checks K (contact) and S (sections)."""

from seeds.sowers import Sower, append_summary, basics, drop, only, put, summary

SEEDS: dict[str, list[Sower]] = {
    "K01": [drop("basics", "name"), basics(name=""), basics(name="  ")],
    "K02": [drop("basics", "email"), basics(email="")],
    "K03": [
        basics(email="ruth.ackerley@example"),
        basics(email="ruth.ackerley(at)example.org"),
        basics(email="ruth ackerley@example.org"),
        basics(email="ruth@@example.org"),
        basics(email="a.b@example.org, c.d@example.org"),
        basics(email="ruth.ackerley@example,org"),
        basics(email="ruth..a@example.org"),
    ],
    "K04": [
        basics(email="partyqueen87@example.org"),
        basics(email="sexyruth@example.org"),
        basics(email="ruth1987@example.org"),
        basics(email="ruth123456@example.org"),
        basics(email="ninja.coder@example.org"),
        lambda r: r["basics"].update(
            email="me@"
            + "".join(c for c in r["work"][0]["name"].lower() if c.isascii() and c.isalnum())
            + ".com"
        ),
    ],
    "K05": [
        drop("basics", "phone"),
        basics(phone="12345"),
        basics(phone="555-CALL-NOW"),
        basics(phone="0000000000"),
        basics(phone="+44 20"),
        basics(phone="1234567890123456789"),
    ],
    "K07": [drop("basics", "location"), put(["basics", "location"], {})],
    "K08": [
        put(
            ["basics", "location"],
            {"address": "12 Mill Lane", "postalCode": "LS1 4AB", "city": "Leeds", "countryCode": "GB"},
        ),
        put(
            ["basics", "location"],
            {"address": "4521 Oak Avenue, Apt 3B", "city": "Columbus", "countryCode": "US"},
        ),
        put(["basics", "location"], {"address": "14 rue des Lilas, 33000 Bordeaux", "countryCode": "FR"}),
    ],
    "K09": [
        put(["basics", "profiles"], [{"network": "LinkedIn"}]),
        basics(url="http:/example"),
        basics(url="https://example.org/cv?utm_source=mail&utm_medium=x"),
        basics(url="example.org/cv"),
        basics(url="www.my site.com"),
        basics(url="htp://example.org"),
        basics(url="http://example.org"),
    ],
    "K10": [
        put(
            ["basics", "profiles"],
            [{"network": "LinkedIn", "url": "https://www.linkedin.com/in/ruth-ackerley-8b41a2157"}],
        ),
        put(["basics", "profiles"], [{"network": "LinkedIn", "username": "ruth-ackerley-123456789"}]),
    ],
    "K12": [
        append_summary("Date of birth: 12 March 1988."),
        append_summary("Married, two children."),
        append_summary("Nationality: British."),
        append_summary("Age: 34."),
        append_summary("Religion: Catholic."),
        *only("de", append_summary("Verheiratet, geboren am 12.03.1988.")),
        *only("fr", append_summary("Célibataire, né le 12 mars 1988.")),
        *only("es", append_summary("Estado civil: casada.")),
    ],
    "K13": [
        append_summary("SSN: 078-05-1120."),
        append_summary("NI number QQ 12 34 56 C"),
        append_summary("Passport No. 533401372."),
        append_summary("National Insurance AB123456C."),
    ],
    "S01": [drop("work"), put(["work"], [])],
    "S02": [drop("skills"), drop("education"), put(["skills"], [])],
    "S03": [
        put(["meta", "cvimprover", "sections", 1, "title"], "My Journey So Far"),
        put(["meta", "cvimprover", "sections", 3, "title"], "What I Bring to the Party"),
        put(["meta", "cvimprover", "sections", 2, "title"], "Places of Wisdom"),
    ],
    "S04": [
        lambda r: r["meta"]["cvimprover"]["sections"].append(
            {"kind": "publications", "title": "Publications"}
        ),
        lambda r: r["meta"]["cvimprover"]["sections"].insert(2, {"kind": "projects", "title": "Projects"}),
        put(["interests"], [{"name": ""}]),
    ],
    "S05": [
        lambda r: r["meta"]["cvimprover"]["sections"].insert(1, r["meta"]["cvimprover"]["sections"].pop(2))
    ],
    "S07": [
        lambda r: r["meta"]["cvimprover"]["sections"].append({"kind": "skills", "title": "Technical Skills"}),
        lambda r: r["meta"]["cvimprover"]["sections"].append({"kind": "work", "title": "Work Experience"}),
    ],
    "S08": [
        put(["references"], [{"name": "Dr. Jane Holt", "reference": "Head of Nursing"}]),
        append_summary("References available upon request."),
        *only("de", append_summary("Referenzen auf Anfrage.")),
        *only("fr", append_summary("Références disponibles sur demande.")),
        *only("es", append_summary("Referencias disponibles a petición.")),
    ],
    "S09": [
        *only(
            "en",
            summary(
                "Seeking a challenging position in a growing company where I can use my skills and grow further with the team over many years to come."
            ),
            summary(
                "Objective: to obtain a position as a nurse in a modern hospital that values training, safety and steady growth of every person."
            ),
            put(["meta", "cvimprover", "sections", 0, "title"], "Objective"),
        ),
        *only("de", put(["meta", "cvimprover", "sections", 0, "title"], "Berufsziel")),
        *only("fr", put(["meta", "cvimprover", "sections", 0, "title"], "Objectif professionnel")),
        *only("es", put(["meta", "cvimprover", "sections", 0, "title"], "Objetivo profesional")),
    ],
    "S10": [
        summary("Nurse."),
        summary("Good at work."),
        lambda r: r["basics"].update(summary=(r["basics"]["summary"] + " ") * 4),
    ],
    "S11": [
        drop("education", 0, "institution"),
        lambda r: (r["education"][0].pop("studyType"), r["education"][0].pop("area")),
        put(["education", 0, "institution"], ""),
    ],
    "S12": [
        drop("work", 0, "position"),
        drop("work", 1, "name"),
        put(["work", 0, "name"], ""),
        put(["work", 1, "position"], ""),
    ],
    "S13": [
        *only(
            "en",
            put(["education", 0, "score"], "2.4"),
            put(["education", 0, "score"], "GPA 2.7/4.0"),
            put(["education", 0, "score"], "2.9/4.0"),
        ),
        lambda r: r["education"].append(
            {
                "institution": "Hill High School",
                "studyType": "High School Diploma",
                "startDate": "2007-09",
                "endDate": "2011-06",
            }
        ),
    ],
    "S14": [
        put(
            ["interests"],
            [
                {"name": n}
                for n in (
                    "Reading novels",
                    "hiking in the hills",
                    "cooking for friends",
                    "travelling by train",
                    "photography of birds",
                    "chess in a club",
                    "playing the piano",
                    "watching old films",
                    "gardening",
                    "long-distance running",
                    "knitting",
                    "board games",
                    "sailing",
                    "learning languages",
                    "collecting stamps",
                )
            ],
        )
    ],
}

# More ways, added after the first figures were taken (see labels/README.md).
SEEDS["K01"] += [basics(name="Curriculum Vitae")]
SEEDS["K04"] += [basics(email="catlady@example.org"), basics(email="coolguy@example.org")]
SEEDS["K11"] = [put(["basics", "image"], "https://example.org/me.jpg")]
SEEDS["K12"] += [put(["basics", "birthDate"], "1988-03-12"), put(["basics", "maritalStatus"], "Married")]
SEEDS["S11"] += [drop("education", 0, "studyType")]
