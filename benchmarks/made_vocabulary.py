"""Words that fictitious people are made of, by language; alternatives stand between bars.

# source: written for CVImprover; firms, schools and most places are made up of syllables.
"""

TITLES = {
    "en": (
        "Senior|Junior|Lead|Principal|Chief|Deputy|Assistant|Head of|Associate|Graduate|Freelance|Interim|||||||",
        "Software Engineer|Nurse|Project Manager|Accountant|Data Analyst|Chef|Electrician|Teacher|Sales Manager|Designer|Research Assistant|Barista|Ornithologist|Stage Manager|Product Owner|Consultant|Carpenter|Paralegal|Librarian|Receptionist|Warehouse Operative|Postdoctoral Fellow|Intern|Tutor|Developer|Scrum Master|Buyer|Copywriter|Bookkeeper|Founder|Co-Founder & CTO|Member of Technical Staff|Apprentice|Trainee|Volunteer Coordinator|Trustee|Mentor|Treasurer|Head Gardener|Physiotherapist|QA|Backend|Web Development|Marketing & Communications|Customer Success|Operations|Head of People|Key Account Manager|Planner|Midwife|Fundraiser|Coach|Site Supervisor|Geologist|Translator|Editor|Lecturer|Cashier|Driver|Welder|Producer|Dev|Store Lead|Board Member|Team Captain|Organiser",
    ),
    "de": (
        "Leitender|Stellvertretende|Junior|Senior|||||",
        "Projektleiter|Softwareentwicklerin|Buchhalter|Krankenpflegerin|Sachbearbeiter Einkauf|Werkstudentin|Praktikant|Elektroniker|Vertriebsmitarbeiterin|Referent für Öffentlichkeitsarbeit|Wissenschaftlicher Mitarbeiter|Schichtführer|Geschäftsführerin|Aushilfe Verkauf|Ausbilder|Teamleitung Logistik|Konstrukteur|Kassenwart|Übungsleiterin|Dozent|Zerspanungsmechaniker|Disponentin|Auszubildender",
    ),
    "fr": (
        "|||Jeune|||",
        "Chef de projet|Développeuse web|Comptable|Infirmière|Ingénieur d'études|Assistante de direction|Responsable des ventes|Commis de cuisine|Stagiaire|Chargé de communication|Professeure de lettres|Technicien de maintenance|Alternant|Bénévole|Directrice adjointe|Conducteur de travaux|Graphiste|Trésorier|Animatrice|Consultante SI|Data scientist",
    ),
    "es": (
        "|||",
        "Jefe de obra|Enfermera|Desarrollador full stack|Contable|Ingeniera de procesos|Becario|Profesor de secundaria|Responsable de tienda|Analista de datos|Técnica de laboratorio|Auxiliar administrativo|Coordinadora de eventos|Voluntario|Arquitecta|Director comercial|Investigadora|Camarero|Diseñadora gráfica",
    ),
    "it": (
        "|||",
        "Responsabile di magazzino|Sviluppatrice|Infermiere|Contabile|Ingegnere meccanico|Tirocinante|Insegnante di sostegno|Addetta alle vendite|Architetto|Project manager|Cuoco|Impiegata amministrativa|Volontario|Ricercatrice",
    ),
    "pt": (
        "|||",
        "Gestor de projetos|Engenheira de software|Enfermeira|Contabilista|Estagiário|Professora|Técnico de manutenção|Analista de sistemas|Vendedora|Assistente administrativa|Voluntário|Cozinheiro",
    ),
    "nl": (
        "|||Senior|",
        "Projectleider|Softwareontwikkelaar|Verpleegkundige|Boekhouder|Stagiair|Docent|Accountmanager|Monteur|Beleidsmedewerker|Vrijwilliger|Teamleider|Kok",
    ),
    "pl": (
        "|||Starszy|Młodszy|",
        "Kierownik projektu|Programistka|Księgowa|Pielęgniarka|Inżynier budowy|Stażysta|Nauczycielka|Magazynier|Specjalista ds. sprzedaży|Grafik|Wolontariusz|Kucharz",
    ),
}
SYL = [
    "ar",
    "bel",
    "cor",
    "dan",
    "el",
    "fen",
    "gar",
    "hol",
    "ist",
    "jor",
    "kel",
    "lum",
    "mar",
    "nor",
    "or",
    "pel",
    "quin",
    "ros",
    "sol",
    "tar",
    "ul",
    "ven",
    "wis",
    "yor",
    "zen",
    "bri",
    "cla",
    "dro",
    "fal",
    "gri",
    "hav",
    "lin",
    "mon",
    "pra",
    "sta",
    "tel",
    "vor",
]
LEGAL = {
    "en": "Ltd|Inc.|LLC|plc|Group|Partners|Holdings|Labs|Solutions|Bank|Hospital|Studio",
    "de": "GmbH|AG|GmbH & Co. KG|e.V.|KG|Klinikum|Stadtwerke",
    "fr": "SAS|SARL|SA|Conseil",
    "es": "S.L.|S.A.|Grupo|Clínica",
    "it": "S.r.l.|S.p.A.|Cooperativa",
    "pt": "Lda|S.A.|Grupo",
    "nl": "B.V.|N.V.|Stichting",
    "pl": "Sp. z o.o.|S.A.",
}
CITIES = {
    "en": "Leeds|Austin, TX|Boston, MA|Toronto|London, UK|New York|San Francisco, CA|Dublin, Ireland|Bristol|Chicago, IL|Cape Town|Sydney, Australia|Remote|Portland, OR|Manchester|Pune, India|Denver|Seattle, Washington",
    "de": "München|Köln|Zürich, Schweiz|Leipzig|Ulm|Graz|Hamburg, Deutschland|Kassel|Wien",
    "fr": "Lyon|Nantes|Paris, France|Genève|Toulouse|Brest|Liège, Belgique|Montréal",
    "es": "Madrid|Sevilla, España|Ciudad de México|Bogotá, Colombia|Valencia|Lima",
    "it": "Torino|Bologna, Italia|Bari|Milano",
    "pt": "Porto|Lisboa, Portugal|Braga|São Paulo, SP",
    "nl": "Utrecht|Gent, België|Rotterdam|Eindhoven",
    "pl": "Kraków|Gdańsk, Polska|Łódź|Wrocław",
}
TAIL = {
    "en": "ton|ford|field|ham|port|bury|wick|stead",
    "de": "burg|heim|stadt|bach|dorf|ingen",
    "fr": "ville|ac|mont|sur-Mer",
    "es": "illa|ares|uelo|ona",
    "it": "ano|ello|ate|ona",
    "pt": "ães|eira|osa",
    "nl": "dam|veen|hoven|drecht",
    "pl": "owo|ice|sko|ów",
}
SCHOOL = {
    "en": "University of {c}|{n} University|{n} College|{n} Institute of Technology|{c} State University|{n} School|{n}|The {n} Academy|{n} Business School|{c} Community College|University of {n} at {c}|{c} Polytechnic|{a}",
    "de": "Universität {c}|TU {c}|Hochschule {c}|FH {c}|{n}-Gymnasium {c}|IHK {c}|Berufsschule {c}|{n} Akademie",
    "fr": "Université de {c}|École {n}|IUT de {c}|Lycée {n}|{a}|INSA {c}|Institut {n}",
    "es": "Universidad de {c}|Universidad {n}|IES {n}|Instituto {n}|{a}|Escuela {n}",
    "it": "Università di {c}|Politecnico di {c}|Liceo {n}|Istituto {n}",
    "pt": "Universidade de {c}|Instituto {n}|Escola {n}|{a}",
    "nl": "Universiteit {c}|Hogeschool {n}|ROC {c}|{n} College",
    "pl": "Uniwersytet {c}|Politechnika {n}|Technikum nr 3|Akademia {n}",
}
STUDY = {
    "en": "BSc|MSc|Bachelor of Science|Bachelor of Arts|Master of Science|Master of Arts|PhD|MBA|B.A.|M.Eng.|Diploma|Associate Degree|Certificate|High School Diploma|A-Levels|Bachelor|Master|BEng|LLB|Apprenticeship|Exchange Semester|Bootcamp|Nanodegree|Postgraduate Diploma|Doctorate|BS|Minor|HND",
    "de": "B.Sc.|M.Sc.|Bachelor of Science|Diplom|Abitur|Ausbildung|Promotion|Master|Magister|Weiterbildung|Staatsexamen|Meisterprüfung|Lehre",
    "fr": "Master|Licence|BTS|DUT|Baccalauréat|Diplôme d'ingénieur|Doctorat|CAP|Bac+5|Bachelor|Formation",
    "es": "Grado|Máster|Licenciatura|Doctorado|Técnico Superior|Bachillerato|Ingeniería|Curso|Diplomatura",
    "it": "Laurea magistrale|Laurea triennale|Diploma|Dottorato|Master|Corso",
    "pt": "Licenciatura|Mestrado|Doutoramento|Curso técnico|Bacharelado|Pós-graduação",
    "nl": "Bachelor|Master|HBO|MBO|VWO|Cursus|Propedeuse",
    "pl": "Magister|Licencjat|Inżynier|Technik|Studia podyplomowe|Matura",
}
AREA = {
    "en": "Computer Science|Mechanical Engineering|History|Business Administration|Nursing|Physics|Graphic Design|Economics|Marine Biology|Law|Psychology|Fine Arts|Mathematics and Statistics|Hospitality Management|English Literature|Information Technology|Data Science|Music|Civil Engineering|Marketing|Philosophy, Politics and Economics|Chemistry|Early Childhood Education|Web Development|Information Systems|Journalism",
    "de": "Maschinenbau|Betriebswirtschaftslehre|Informatik|Germanistik|Elektrotechnik|Wirtschaftsinformatik|Pflege|Biologie|Soziale Arbeit|Industriekaufmann|Mediengestaltung",
    "fr": "Informatique|Droit des affaires|Génie civil|Lettres modernes|Comptabilité|Marketing|Arts de la table|Biologie",
    "es": "Administración de Empresas|Ingeniería Informática|Derecho|Enfermería|Historia|Química|Diseño Gráfico|Sistemas",
    "it": "Economia e commercio|Ingegneria gestionale|Lettere|Fisica|Giurisprudenza",
    "pt": "Engenharia Civil|Gestão|Enfermagem|Informática|Direito",
    "nl": "Bedrijfskunde|Informatica|Verpleegkunde|Rechten|Werktuigbouwkunde",
    "pl": "Informatyka|Zarządzanie|Budownictwo|Filologia angielska|Logistyka",
}
CERT = "AWS Certified Solutions Architect|Project Management Professional (PMP)|Scrum Master|First Aid at Work|ITIL Foundation|Cisco CCNA|Six Sigma Green Belt|Machine Learning Specialization|Azure Fundamentals AZ-900|Forklift Licence|TOEFL iBT|Certified Kubernetes Administrator|Food Hygiene Level 3|Prince2 Practitioner|Google Analytics|IELTS Academic|Oracle Java SE 11 Developer|Python for Everybody|Deep Learning|ADR-Schein|Permis cariste|Chartered Accountant|Safeguarding Adults|Front End Web Developer"
GIVER = "AWS|Amazon Web Services|Project Management Institute|Scrum Alliance|St Fallow Ambulance|Coursera|Udemy|Microsoft|Google|The Linux Foundation|Oracle|TÜV|IHK|Axelos|British Council|Cisco|edX|Stanford Online|freeCodeCamp|Red Cross"
AWARD = "Employee of the Year|Dean's List|Best Paper Award|Hackathon Winner|Graduate Fellowship|First Prize, Regional Design Contest|Teaching Excellence Award|Scholarship for Outstanding Students|Innovation Prize|Young Researcher Award|Promotionspreis|Prix de la meilleure thèse|Salesperson of the Quarter|National Merit Scholar|Gold Medal|Silver Pencil|Community Hero"
PUBA = [
    "A Study of",
    "On the",
    "Towards",
    "Measuring",
    "Rethinking",
    "Notes on",
    "The",
    "Modelling",
    "Learning",
    "Fast",
    "Field Report:",
]
PUBB = "Urban Tree Canopies|Distributed Caches|Night Shift Handovers|Protein Folding with Small Models|Medieval Trade Routes|Soft Robotics in Surgery|Reading in Early Childhood|Coastal Erosion since 1950|Queue Theory for Bakeries|Type Systems|Graph Databases at Scale"
VENUE = "Journal of Applied Results|ACM Queue|Proceedings of the Northern Conference|Nature Notes|IEEE Letters|Annals of Small Things|Medium|International Review of Care|Arbeitspapiere|Revue des métiers|PLOS Imagined|Company Blog|Workshop on Data Tools"
PROJ = "Lumen|OpenLedger|Trail Finder|Chess Bot|Pocket Formulary|Weather Station|resume-cli|GreenRoute|Miss Direction|Personal Website|Inventory Tracker|Solar Car|Image Denoiser|Recipe Planner|E-commerce Migration|Choir App|ERP Rollout|Autonomous Drone"
VERB = "Built|Led|Cut|Wrote|Planned|Reduced|Trained|Opened|Measured|Introduced|Organised|Supported|Designed|Managed|Improved"
OBJ = "a scheduling tool used by 40 people|the costs of transport by 12%|the onboarding of new colleagues|a weekly report for the board|five apprentices, all of whom stayed|the migration of 300 sites to a new platform|stock takes and returns|a customer survey with 1,200 answers|the release process|quarterly budgets of €2m|workshops in three cities|tests for the payment service"
OBJ2 = {
    "de": "Planung und Steuerung von Projekten|Betreuung von 40 Kunden|Senkung der Kosten um 12 %|Einarbeitung neuer Kolleginnen|Pflege der Datenbank und der Berichte",
    "fr": "Gestion d'une équipe de six personnes|Réduction des coûts de 12 %|Mise en place d'un outil de suivi|Accueil des nouveaux collègues",
    "es": "Gestión de un equipo de seis personas|Reducción de costes del 12 %|Implantación de una herramienta de seguimiento|Atención a 40 clientes",
}
FIRST = [
    "Ada",
    "Bram",
    "Cleo",
    "Dario",
    "Edda",
    "Finn",
    "Gesa",
    "Hugo",
    "Ines",
    "Jona",
    "Kaja",
    "Leon",
    "Mira",
    "Nils",
    "Oona",
    "Piet",
    "Runa",
    "Sven",
    "Tilda",
    "Ulla",
    "Vito",
    "Wanda",
    "Xenia",
    "Yara",
    "Zeno",
]
LONG = {
    "en": "Royal {a} Museum of {b}|National Institute for {c} and {c}|Friends of {a} Park|Festival of the {a} Lights|The {a} Trust for {c}|{a} County Office of Education|Society for the Study of {c}",
    "de": "Verein zur Förderung der {c}|Landesamt für {c} und {c}|Klinikum am {a} Park|Institut für {c}|Gemeinde {a} am {b}",
    "fr": "Festival Les Nuits de l'{a}|Centre hospitalier de {a}|Agence de développement du {a}|Mairie de {a}|Association des amis de {a}",
    "es": "Centro de Salud de {a}|Ayuntamiento de {a}|Asociación de Vecinos del {a}|Instituto Nacional de {c}",
    "it": "Azienda Ospedaliera di {a}|Comune di {a}|Associazione per la {c}",
    "pt": "Centro Hospitalar da {a} da {b}|Câmara Municipal de {a}|Associação dos Amigos da {a}",
    "nl": "Vereniging van {c} en {c}|Gemeente {a}|Stichting voor {c}",
    "pl": "Urząd Miasta w {a}|Fundacja na rzecz {c}|Szpital im. {a}",
}
LONGS = {
    "en": "University of {a} at {b}|{a} College of {c}|School of {c}, {a}|The {a} School for {c}|College of {c} and {c}",
    "de": "Fachschule für {c} {a}|Duale Hochschule {a}|Universität {a}-{b}|Akademie für {c}",
    "fr": "École supérieure de {c}|Institut de formation de {a}|Conservatoire de {a}|ESC {a}",
    "es": "Escuela Técnica Superior de {c}|Instituto Tecnológico de {a}|Centro de Formación {a}",
    "it": "Università degli Studi di {a}|Scuola di {c}",
    "pt": "Escola Superior de {c} de {a}|Instituto Politécnico de {a}",
    "nl": "Hogeschool voor {c}|Universiteit van {a}",
    "pl": "Wyższa Szkoła {c}|Zespół Szkół nr 4 w {a}",
}
