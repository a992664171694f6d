"""Seeds of the checks B (bullets)."""

from seeds.sowers import Sower, append_summary, bullet, drop, every_bullet, only, put, strip_figures, summary

WALL = (
    "In this position there was a great deal of work on many things, among them the planning of weeks and months, the talks with people inside and "
    "outside the house, the writing of notes and lists, the care for rooms and tools, the search for better ways, the training of newcomers, the "
    "answers to questions from customers, the preparation of meetings and the reports about all of this to the head of the unit every single month of the year."
)

SEEDS: dict[str, list[Sower]] = {
    "B01": [
        put(["work", 1, "highlights"], []),
        drop("work", 0, "highlights"),
        put(["work", 1, "highlights"], [""]),
    ],
    "B02": [
        lambda r: r["work"][0].update(highlights=r["work"][0]["highlights"][:1]),
        lambda r: r["work"][1].update(highlights=r["work"][1]["highlights"][:1]),
        lambda r: r["work"][0].update(
            highlights=[
                *r["work"][0]["highlights"],
                *(f"Counted {n} boxes of goods in store room {n} last year." for n in range(11, 16)),
            ]
        ),
    ],
    "B03": [
        bullet("Did reports."),
        bullet("Planning."),
        *only(
            "en",
            bullet(
                "Lead a team of 6 people who do many different things on many different days in many different places for many different customers with many different wishes and needs every week of every year."
            ),
        ),
        *only("de", bullet("Teamleitung.")),
        *only("fr", bullet("Gestion d'équipe.", 1)),
    ],
    "B04": [
        *only(
            "en",
            bullet("Helped 6 nurses with the weekly stock count on the ward.", 1),
            bullet("Assisted with the training of 14 students every single year.", 1),
            bullet("Worked on 12 projects for 5 customers in the region.", 1),
            bullet("Participated in 12 audits of the unit with good marks.", 1),
            bullet("Responsible for 22 people and 3 rooms in the depot.", 1),
            bullet("Was involved in 14 moves to the new building nearby.", 1),
            bullet("Handled 60 calls a day from customers and suppliers alike.", 1),
            bullet("Tasked with 12 monthly reports for the head of unit.", 1),
        ),
        *only(
            "de",
            bullet("Mitarbeit bei 12 Projekten für 5 Kunden in der Region.", 1),
            bullet("Unterstützung bei der Planung von 14 Baustellen im Jahr.", 1),
        ),
        *only(
            "fr",
            bullet("Participation à la préparation de 12 menus par an.", 1),
            bullet("Aidé à la formation de 4 apprentis en cuisine.", 1),
        ),
        *only(
            "es",
            bullet("Ayudé a preparar 12 cierres mensuales con la asesoría.", 1),
            bullet("Participé en 14 proyectos de mejora de la empresa.", 1),
        ),
    ],
    "B05": [
        *only(
            "en",
            bullet("Responsible for 22 people and 3 rooms in the depot.", 1),
            bullet("Duties included 60 calls a day and the weekly reports.", 1),
            bullet("My responsibilities included the budget of 3 units each year.", 1),
        ),
        *only(
            "de",
            bullet("Verantwortlich für 12 Anlagen und 3 Baustellen in Hessen.", 1),
            bullet("Zu meinen Aufgaben gehörte die Planung von 12 Terminen.", 1),
        ),
        *only(
            "fr",
            bullet("Chargé de la préparation de 80 couverts par service.", 1),
            bullet("Responsable de 4 chambres froides et de leurs relevés.", 1),
        ),
        *only(
            "es",
            bullet("Encargada de la facturación de 2 empresas del grupo.", 1),
            bullet("Responsable de 12 cierres y de 40 viajes al año.", 1),
        ),
    ],
    "B06": [
        *only(
            "en",
            bullet("The monthly report for 12 managers in 6 plants was mine.", 1),
            bullet("Monthly reports about 12 figures for the head of unit.", 1),
            bullet("Customer complaints, about 60 a week, and their quick answers.", 1),
            bullet("In 2018 the stock of 300 places got a new order.", 1),
            bullet("Excellent results in 12 audits by the regional office each year.", 1),
        ),
        *only("de", bullet("Der Monatsbericht für 12 Leiter kam immer pünktlich heraus.", 1)),
        *only("fr", bullet("Les 80 couverts par service au poste chaud de l'auberge.", 1)),
        *only("es", bullet("Los 12 cierres mensuales con la asesoría en 4 días.", 1)),
    ],
    "B07": [
        every_bullet(lambda h: "Managed " + h[:1].lower() + h[1:], (1,)),
        every_bullet(
            lambda h: h.split(" ", 1)[0].replace(h.split(" ", 1)[0], "Planned") + " " + h.split(" ", 1)[1],
            (1,),
        ),
    ],
    "B08": [strip_figures],
    "B09": [
        *only(
            "en",
            bullet("Managed various projects for 5 customers in the whole region.", 1),
            bullet("Raised sales significantly with 3 new shops in the region.", 1),
            bullet("Trained several new people on 4 machines in the depot.", 1),
            bullet("Wrote many reports about 12 plants for the head office.", 1),
        ),
        *only("de", bullet("Planung zahlreicher Anlagen für 12 Betriebe in Hessen.", 1)),
        *only("fr", bullet("Préparation de plusieurs plats par jour pour 2 terrasses.", 1)),
        *only("es", bullet("Gestión de varios pedidos al día para 12 clientes.", 1)),
    ],
    "B10": [
        *only(
            "en",
            bullet("I managed 22 people over two shifts in the depot.", 1),
            bullet("Trained my team of 14 people in order picking.", 1),
            bullet("We moved 300 shelf places within 5 days in May.", 1),
            bullet("Cut our costs by 12% with new routes in Fife.", 1),
            append_summary("I love my work."),
        ),
        *only("de", bullet("Ich habe 12 Anlagen in 3 Schulen in Betrieb genommen.", 1)),
        *only("fr", bullet("J'ai préparé 80 couverts par service au poste chaud.", 1)),
        *only("es", bullet("Preparación de mis 12 cierres mensuales con la asesoría.", 1)),
    ],
    "B11": [
        *only(
            "en",
            bullet("Errors were reduced by 12% with a new handover sheet.", 1),
            bullet("The stock of 300 places was moved within 5 days.", 1),
            bullet("12 reports were written for 6 managers each year.", 1),
        ),
        *only("de", bullet("12 Anlagen wurden in 3 Schulen in Betrieb genommen.", 1)),
        *only("fr", bullet("80 couverts ont été préparés par service au poste chaud.", 1)),
        *only("es", bullet("12 cierres mensuales fueron preparados con la asesoría.", 1)),
    ],
    "B12": [
        *only(
            "en",
            lambda r: r["work"][0].update(highlights=r["work"][1]["highlights"]),
            lambda r: r["work"][1].update(highlights=r["work"][0]["highlights"][:3]),
            bullet("Managed 22 people over two shifts in the new depot.", 0),
            bullet("Manage 22 people over two shifts in the old depot.", 1),
        )
    ],
    "B13": [
        *only(
            "en",
            bullet("Manage 22 people over two shifts in the old depot.", 1),
            bullet("Plan 14 moves a year for 6 units in town.", 1, 1),
            bullet("Wrote 12 reports for 6 managers in the last year.", 0, 2),
        )
    ],
    "B14": [
        lambda r: r["work"][0]["highlights"].__setitem__(0, r["work"][0]["highlights"][0].rstrip(".")),
        lambda r: r["work"][1].update(highlights=[h.rstrip(".") for h in r["work"][1]["highlights"]]),
    ],
    "B15": [
        *only(
            "en",
            bullet("Managing 22 people over two shifts in the old depot.", 1),
            bullet("Management of 22 people over two shifts in the depot.", 1),
        )
    ],
    "B16": [
        *only(
            "en",
            append_summary("Results-driven team player."),
            append_summary("Hard-working and detail-oriented."),
            bullet("Created synergy between 4 teams in 3 towns last year.", 1),
            append_summary("Proven track record and a go-getter."),
        ),
        *only(
            "de",
            append_summary("Hochmotivierter Teamplayer."),
            append_summary("Teamfähig, belastbar und flexibel."),
        ),
        *only("fr", append_summary("Dynamique et motivé, force de proposition.")),
        *only("es", append_summary("Proactiva y orientada a resultados.")),
    ],
    "B17": [
        *only(
            "en",
            bullet("Successfully closed 12 audits with the regional office each year.", 1),
            bullet("Wrote very good reports about 12 plants for managers.", 1),
            bullet("Actively trained 14 people in order picking every year.", 1),
        ),
        *only("de", bullet("Sehr erfolgreiche Prüfung von 120 Anlagen nach VDE.", 1)),
        *only("fr", bullet("Préparation avec succès de 80 couverts par service.", 1)),
        *only("es", bullet("Preparación con éxito de 12 cierres con la asesoría.", 1)),
    ],
    "B18": [
        *only(
            "en",
            bullet("Spearheaded 12 moves for 6 units in the whole region.", 1),
            bullet("Leveraged 12 reports to delve into the costs of plants.", 1),
            summary(
                "A nurse — with care — who leads — with calm — and teaches — with patience — on 4 wards, day and night, and writes it all down for the next shift."
            ),
        )
    ],
    "B19": [
        bullet("Here is the revised bullet: Led 22 people over two shifts.", 1),
        bullet("As an AI language model, I cannot know the 12 figures.", 1),
        bullet("**Led** a team of 22 people over two shifts here.", 1),
        bullet("Led a team of 22 people at [Company] over two shifts.", 1),
        append_summary("I hope this helps!"),
        append_summary("{{summary}}"),
        append_summary("Sure, here is the improved version."),
    ],
    "B20": [
        bullet("Raised sales by XX% in 3 shops of the region.", 1),
        bullet("Led a team of [number] people over two shifts a day.", 1),
        append_summary("Lorem ipsum dolor sit amet."),
        bullet("TBD", 1),
        bullet("Saved <amount> in 3 plants over the whole last year.", 1),
        put(["work", 1, "name"], "[Company Name]"),
        append_summary("Moved to ____ in 2019."),
    ],
    "B21": [
        lambda r: r["work"][1]["highlights"].__setitem__(1, r["work"][1]["highlights"][0]),
        lambda r: r["work"][1]["highlights"].append(r["work"][0]["highlights"][1].rstrip(".") + " too."),
        lambda r: r["work"][1]["highlights"].__setitem__(2, r["work"][0]["highlights"][0]),
    ],
    "B22": [put(["work", 1, "summary"], WALL), bullet(WALL, 1), put(["work", 0, "summary"], WALL)],
    "B23": [
        every_bullet(str.upper),
        every_bullet(str.upper, (1,)),
        lambda r: bullet(r["work"][1]["highlights"][0].upper(), 1)(r),
    ],
    "B24": [
        lambda r: (every_bullet(lambda h: "• " + h, (0,))(r), every_bullet(lambda h: "- " + h, (1,))(r)),
        lambda r: (every_bullet(lambda h: "* " + h, (0,))(r), every_bullet(lambda h: "► " + h, (1,))(r)),
    ],
    "B25": [
        lambda r: bullet(r["work"][1]["highlights"][0].replace(" ", "  ", 2), 1)(r),
        lambda r: bullet(r["work"][1]["highlights"][0].rstrip(".") + " .", 1)(r),
        lambda r: bullet(
            " ".join(
                [
                    w if n != 2 else f"{w} {w}"
                    for n, w in enumerate(["Led", "a", "the", "team", "of", "22", "people", "in", "Fife."])
                ]
            ),
            1,
        )(r),
    ],
    "B26": [
        *only(
            "en",
            bullet("Recieved 12 awards for the managment of 3 units here.", 1),
            bullet("Acheived 12 targets for 3 units in the last year.", 1),
            bullet("Trained 14 custmers in the use of 3 machines daily.", 1),
            bullet("Wrote 12 reprots on the budgte of 3 units yearly.", 1),
            append_summary("Profesional and experianced."),
        ),
        *only(
            "de",
            bullet("Verandwortung und Planug für 12 Anlagen in 3 Schulen.", 1),
            append_summary("Gute Kentnisse in vielen Feldern."),
        ),
        *only("fr", bullet("Acceuil et formation de 14 apprentis au poste chaud.", 1)),
        *only("es", bullet("Gestion y administracion de 12 cierres con la asesoría.", 1)),
    ],
    "B27": [
        *only(
            "en",
            bullet("Organised 12 moves to the new center with bright colors.", 1),
            bullet("Analyzed 12 plants and organised 3 of them anew lately.", 1),
            lambda r: (
                bullet("Optimized the catalog of 300 places in 5 days flat.", 1)(r),
                bullet("Travelled to 14 sites and modelled the labour costs.", 1, 1)(r),
            ),
        )
    ],
    "B28": [
        *only(
            "en",
            bullet("Leitung eines Teams von 22 Personen und Planung der Schichten mit dem Betriebsrat.", 1),
            bullet(
                "Gestion de la planification des équipes et de la formation de 12 personnes pour le dépôt.", 1
            ),
        ),
        *only(
            "de",
            bullet("Led a team of 22 people and planned the shifts with the works council for the depot.", 1),
        ),
        *only(
            "fr",
            bullet(
                "Led a team of 22 people and planned the shifts with the council for the whole kitchen.", 1
            ),
        ),
        *only(
            "es",
            bullet(
                "Led a team of 22 people and planned the shifts with the council for the whole office.", 1
            ),
        ),
    ],
    "B29": [
        bullet("Led the QXR rollout for 22 people in 3 depots.", 1),
        bullet("Wrote 12 BZKR reports for 6 managers in the region.", 1),
    ],
    "B30": [
        bullet("Led the team\u2019s 12 moves and the client's 3 requests.", 1),
        bullet("Led a cross\u2011country tour of 22 people in 3 depots.", 1),
        bullet("Led the long-\u00adterm plan of 22 people in 3 depots.", 1),
        bullet('Won the “Best Team” prize and the "Top 12" list.', 1),
    ],
    "B31": [
        summary(
            "A person who has worked for many years in many places with many people on many tasks and who wants to say all of it in one single sentence that goes on and on without any end in sight."
        )
    ],
}

# More ways, added after the first figures were taken (see labels/README.md).
SEEDS["B19"] += [bullet("Certainly! Led a team of 22 people over two shifts.", 1)]
SEEDS["B20"] += [bullet("Raised sales by (insert number) percent in 3 shops lately.", 1)]
SEEDS["B26"] += only("en", put(["work", 1, "position"], "Warehouse Mangaer"))
