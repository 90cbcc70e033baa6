"""K14, K15: what goals say, judged by many good and bad German ones."""

import unicodedata

import pytest

from workshop_app.concept.check.goal_texts import is_only_soft, reads_as_measure
from workshop_app.phases.catalogue import load_action_field_templates

# What a council can measure or see; none is only an intention, none is a measure.
GOOD = [
    "Jedes Kind in Brückstadt erreicht einen Schulabschluss, der den nächsten Schritt öffnet.",
    "In allen Stadtteilen wohnen und begegnen sich Menschen gern.",
    "Die Stadtverwaltung ist für alle verständlich, schnell und spiegelt die Vielfalt der Stadt.",
    "Wer Diskriminierung erlebt, findet unabhängige Hilfe; die Stadt beugt vor und handelt.",
    "Vereine mit Einwanderungsgeschichte verfügen über Räume, um Stadt mitzugestalten.",
    "Alle finden binnen drei Monaten einen passenden, erreichbaren Deutschkurs.",
    "Jedes Kind startet mit guter Sprache in die Schule.",
    "Schulerfolg hängt nicht von der Herkunft ab.",
    "Alle können ihre Fähigkeiten einbringen und finden Arbeit.",
    "Niemand bleibt länger als nötig in der Unterkunft.",
    "Versorgung ist verständlich und für alle erreichbar.",
    "Vereine und Nachbarschaft sind für alle offen.",
    "Zugewanderte entscheiden in den Gremien der Stadt mit.",
    "Ämter sind verständlich und in ihrem Personal vielfältig.",
    "Betroffene finden Schutz und kommen zu ihrem Recht.",
    "Bis Ende 2030 sinkt die Zahl der Problemimmobilien von 47 auf höchstens 25.",
    "Der Anteil der Beschäftigten mit Einwanderungsgeschichte steigt bis 2031 auf 16 Prozent.",
    "Bis 2028 verbessern 80 Prozent der Kinder ihre Sprachnoten.",
    "Wir stärken bis Ende 2028 zehn Vereine mit eigenen Räumen.",
    "Ab Januar fördern die Stadtteile fünf Nachbarschaftsfeste.",
    "Kinder mit Förderbedarf werden früh erkannt und gefördert.",
    "Jede Familie, die Unterstützung braucht, findet binnen zwei Wochen Beratung.",
    "Jugendliche, die gefördert werden, schließen ihre Ausbildung ab.",
    "Eltern verstehen die Briefe der Schule ohne fremde Hilfe.",
    "Die Verbesserung der Sprache zeigt sich in jedem Zeugnis.",
    "Die Wartezeit auf einen Kurs halbiert sich.",
    "Menschen aus allen Kulturen leben ohne Angst in unserer Gemeinde.",
    "Ältere Zugewanderte kennen die Angebote der Pflege und nutzen sie.",
    "Im Rathaus spricht an jedem Schalter jemand einfache Sprache.",
    "Frauen ohne Berufsabschluss finden Wege in qualifizierte Arbeit.",
    "Die Beratung der Familien erreicht jedes Wohnviertel.",
    "Die Entwicklung der Kinder verläuft unabhängig von der Herkunft.",
    "Die Verwaltung der Stadt spiegelt die Bevölkerung wider.",
    "Der Zugang zu Wohnraum steht allen in gleicher Weise offen.",
    "Bildung von Anfang an gelingt in jedem Stadtteil.",
    "Menschen können ohne Umwege einen Betrieb gründen.",
    "Wer kommt, erfährt am ersten Tag, an wen man sich wendet.",
    "Die Schulung der Ehrenamtlichen findet in allen Ortsteilen Zuspruch.",
    "Einrichtungen der Kommune haben mehrsprachiges Personal.",
    "WER NEU KOMMT, FINDET BINNEN ZWEI WOCHEN EINE ANSPRECHPERSON.",
    "jedes kind lernt vor der einschulung deutsch",
    "Neuzugewanderte Eltern kennen das Schulsystem und nehmen an Elternabenden teil.",
    "Die Ausländerbehörde berät freundlich, und niemand wartet länger als nötig.",
    "Migrantenorganisationen sind in allen Ausschüssen vertreten.",
    "Wohnungen werden ohne Ansehen der Herkunft vergeben.",
    "Jugendliche mit Zuwanderungsgeschichte werden genauso oft Auszubildende wie andere.",
    "Hauptamtliche und Ehrenamtliche arbeiten Hand in Hand.",
    "Rassismus wird benannt und geahndet.",
    "Der Integrationsrat wird vor jeder Entscheidung gehört.",
    "Unsere Stadt ist ein Ort, an dem sich alle zu Hause fühlen.",
    "Pflegebedürftige Zugewanderte erhalten kultursensible Pflege.",
    "Frauen haben Zugang zu Sprachkursen mit Kinderbetreuung.",
    "Im Landkreis gibt es in jeder Gemeinde eine Ansprechperson.",
    "Der Bus fährt auch am Abend zum Sprachkurs.",
    "Die Zahl der Menschen ohne Abschluss nimmt deutlich ab.",
    "Familien mit wenig Geld können in jedem Verein mitmachen.",
    "Es besteht ein verlässliches Netz aus Sprachmittlerinnen und Sprachmittlern.",
    "Alle Beschäftigten mit Kundenkontakt sind interkulturell geschult.",
    "Kulturelle Vielfalt prägt das Programm der Stadtbibliothek.",
    "Geflüchtete leben dezentral in eigenen Wohnungen.",
    "Förderschulen und Regelschulen arbeiten zusammen.",
    "Die Unterstützung kommt bei denen an, die sie brauchen.",
    "Der Ausbau der Kitas hält mit dem Bedarf Schritt.",
    "Begegnung ist in jedem Quartier selbstverständlich.",
    "Die Sprachförderung beginnt mit dem Eintritt in die Kita.",
    "Wir leben Vielfalt und treten Rassismus entgegen.",
    "Arbeitgeber erkennen ausländische Abschlüsse an.",
    "Das Vertrauen in Verwaltung und Polizei wächst.",
    "Bildung ist der Schlüssel zur Teilhabe in unserer Stadt.",
    "Die Einstellung der Bevölkerung gegenüber Zugewanderten ist offen.",
    "Die Bildung der Kinder hängt nicht vom Geld der Eltern ab.",
    "Die Beteiligung der Eltern ist in allen Schulen selbstverständlich.",
    "Ehrenamtliche fühlen sich wertgeschätzt.",
    "Zugewanderte fühlen sich in ihrer Identität gestärkt und anerkannt.",
    "Kinder besuchen gern und regelmäßig die Kita.",
    "Alle Verwaltungsmitarbeitenden beherrschen leichte Sprache.",
    "Menschen, die neu zu uns kommen, werden schnell und gut informiert.",
    "Angebote erreichen Menschen, die wenig Deutsch können.",
    "Der Start der Kinder in die Schule gelingt.",
    "Die Gründung eines Vereins ist für alle verständlich.",
    "Gewinnung von Fachkräften gelingt den Betrieben vor Ort.",
    "Die Planung neuer Wohngebiete berücksichtigt die Bedürfnisse aller.",
    "Kita, Schule und Elternhaus ziehen an einem Strang",
    "Alle Kinder, die in unserer Gemeinde leben, besuchen mindestens ein Jahr lang eine Kita.",
    "Die Fachkräfte in Kitas und Schulen sind im Umgang mit Mehrsprachigkeit sicher.",
    "Bis Mitte 2029 haben alle Grundschulen eine feste Ansprechperson für Mehrsprachigkeit.",
    "Bis zum Schuljahr 2028/29 verlassen höchstens 5 % der Jugendlichen die Schule ohne Abschluss.",
    "Menschen mit und ohne Einwanderungsgeschichte begegnen einander auf Augenhöhe.",
    "Ankommende erhalten ab dem ersten Tag Orientierung in ihrer Sprache.",
    "Auf dem Wohnungsmarkt zählt nicht der Name.",
    "Die Polizei genießt das Vertrauen aller Bevölkerungsgruppen.",
    "Frauen mit Fluchterfahrung bewegen sich sicher im öffentlichen Raum.",
    "Unser Landkreis ist offen und vielfältig.",
    "Bürgerinnen und Bürger setzen sich aktiv gegen Rassismus ein.",
    "Ältere Migrantinnen und Migranten sind in den Vereinen gut eingebunden.",
    "Die Gremien der Stadt bilden die Vielfalt der Bevölkerung ab.",
    "Zweisprachigkeit gilt in Kita und Schule als Stärke.",
    "Kinder und Jugendliche entfalten ihre Talente unabhängig von ihrer Herkunft.",
    "Die Dolmetschkosten sind im Haushalt fest verankert.",
    "Eingewanderte Fachkräfte arbeiten in ihrem erlernten Beruf.",
    "Sprachkurse sind wohnortnah und mit dem Bus erreichbar.",
    "Das Stadtarchiv erzählt die Geschichte der Einwanderung.",
    "Vielfalt ist in Brückstadt gelebter Alltag.",
    "Niemand wird wegen seiner Religion benachteiligt.",
    "Der Umgang in den Ämtern ist respektvoll und wertschätzend.",
    "Jugendzentren stehen allen offen und werden von allen genutzt.",
    "Gemeinsam gestalten wir eine Stadt, in der niemand allein bleibt.",
    "Eltern unterstützen ihre Kinder beim Lernen, weil sie das Schulsystem kennen.",
    "Migrantenvereine gestalten das Stadtfest mit und stellen ein Drittel der Stände.",
    "Die Wege zwischen Beratung, Jobcenter und Sprachkurs sind kurz.",
    "Ehrenamtliche werden hauptamtlich begleitet und wissen, wen sie fragen können.",
    "Anerkennungsverfahren dauern im Schnitt nicht länger als ein halbes Jahr.",
    "Das Ehrenamt trägt sich selbst.",
    "In Lindenau kennt jeder neu Zugezogene nach vier Wochen mindestens einen Verein.",
    "Kursangebote passen zu den Arbeitszeiten von Schichtarbeitenden.",
    "Das Leben auf dem Land wird für Zugewanderte attraktiv.",
    "Wir sind eine Kommune, in der Herkunft keine Rolle für den Lebensweg spielt.",
    "Die Übergänge von der Schule in den Beruf gelingen allen jungen Menschen.",
    "Mehrsprachigkeit wird als Reichtum gesehen.",
    "Die Mitglieder des Integrationsbeirats reden bei allen wichtigen Entscheidungen mit.",
    "Kein Kind verlässt die Grundschule ohne sicher lesen zu können.",
    "Die Anliegen der Zugewanderten finden Gehör im Kreistag.",
    "Freiwillige aus aller Welt prägen das Vereinsleben.",
    "Alle Formulare der Stadt liegen in einfacher Sprache vor.",
    "Menschen mit Duldung haben Klarheit über ihre Perspektiven.",
    "Das Zusammenleben ist von Respekt geprägt.",
    "Ärztinnen und Ärzte verständigen sich mit allen Patientinnen und Patienten.",
    "Der Anteil weiblicher Kursteilnehmender liegt über dem Landesdurchschnitt.",
    "Die kommunalen Unternehmen bilden junge Leute jeder Herkunft aus.",
    "In der Ausländerbehörde herrscht eine Kultur des Willkommens.",
    "Zwischen Nachbarn entstehen Freundschaften.",
    "Kinder aus geflüchteten Familien treiben Sport im Verein.",
    "Die Stadtgesellschaft steht zusammen, wenn Menschen angegriffen werden.",
    "Die Förderung erreicht auch kleine Vereine.",
    "Begleitete Kinder schaffen den Schulabschluss.",
    "Familienzentren fördern Kinder, und alle Eltern wissen davon.",
]
SOFT = [
    "Wir wollen die Integration in unserer Stadt verbessern.",
    "Die Zusammenarbeit der Vereine stärken.",
    "Das Ehrenamt wird gefördert und unterstützt.",
    "Die Verwaltung soll sensibilisiert werden.",
    "Wir fördern das Miteinander der Kulturen.",
    "Die Teilhabe von Zugewanderten soll gestärkt werden.",
    "Interkulturelle Kompetenzen der Beschäftigten stärken und fördern.",
    "Verbesserung der Sprachkenntnisse der Kinder und Jugendlichen.",
    "Förderung der Integration durch Sport und Kultur.",
    "Die Stadt unterstützt Migrantenorganisationen.",
    "Unterstützung und Begleitung der Familien.",
    "Wir möchten das Zusammenleben im Quartier gestalten.",
    "Die Willkommenskultur weiterentwickeln und ausbauen.",
    "Die interkulturelle Öffnung wird weiter vorangetrieben.",
    "Die Angebote werden ausgeweitet und intensiviert.",
    "Wir bauen die Angebote für Familien aus.",
    "Die Gemeinde bemüht sich um bessere Vernetzung.",
    "Die Beteiligung von Zugewanderten soll erleichtert werden.",
    "Ein besseres Miteinander ermöglichen.",
    "Die Chancen von Frauen sind zu verbessern.",
    "Bildungschancen für alle Kinder verbessern!",
    "Wir unterstützen Vereine, um Teilhabe zu ermöglichen.",
    "Das Bewusstsein für Vielfalt soll gefördert werden.",
    "Die Öffentlichkeit für das Thema sensibilisieren.",
    "Die Vernetzung der Akteure wird optimiert.",
    "Wir stärken alle Kinder der Klasse 5.",
    "Förderung nach § 16 weiter ausbauen.",
    "Die Lebenssituation der Menschen wird nachhaltig verbessert.",
    "Integration muss als Querschnittsaufgabe gestärkt werden.",
    "Geflüchtete sollen besser unterstützt werden.",
    "WIR WOLLEN DIE INTEGRATION VERBESSERN.",
    "wir wollen die vereine vor ort stärken und fördern",
    "Zur Verbesserung der Lage beitragen und Ehrenamt würdigen.",
    "Die Stadt trägt zur Verständigung der Kulturen bei.",
    "Integration verbessern und Vielfalt fördern",
    "Das Ehrenamt soll weiterhin unterstützt und wertgeschätzt werden.",
    "Die Akteure vor Ort sollen besser miteinander vernetzt werden.",
    "Wir wollen mehr Menschen motivieren, sich zu engagieren.",
    "Die Sprachkompetenz von Kindern und Erwachsenen wird verbessert.",
    "Verbesserte Rahmenbedingungen für Zugewanderte.",
    "Stärkere Vernetzung und intensivere Zusammenarbeit",
    "Mehr Unterstützung für Familien mit Einwanderungsgeschichte",
    "Teilhabe ermöglichen, Chancen verbessern, Vielfalt gestalten.",
    "Die Stadt fördert aktiv das interkulturelle Zusammenleben.",
    "Die Verwaltung wird für die Belange von Zugewanderten sensibilisiert.",
    "Zielgerichtete Förderung von Kindern mit sprachlichem Förderbedarf",
    "Die Gesundheitsversorgung für Zugewanderte soll verbessert werden.",
    "Integration in den Arbeitsmarkt weiter vorantreiben",
    "Die Potenziale der Zugewanderten sollen gefördert und gestärkt werden.",
    "Wir wollen dazu beitragen, die Lage von Geflüchteten zu verbessern.",
    "Der Landkreis strebt eine Verbesserung der Wohnsituation an.",
    "Ziel ist es, die Integration zu fördern.",
    "Ziel ist die Verbesserung der Bildungschancen.",
    "Hürden beim Zugang zu Angeboten abbauen.",
    "Die Zusammenarbeit mit den Vereinen soll intensiviert werden.",
    "Wir wollen Menschen mit Migrationshintergrund besser fördern.",
    "Förderung von Sprache und Bildung.",
    "Die Stadt Brückstadt setzt auf die Stärkung des Ehrenamts.",
    "Die Rahmenbedingungen für das Ehrenamt sollen verbessert werden.",
    "Verbesserung des Zugangs zu Wohnraum für Geflüchtete sowie Förderung der Nachbarschaft",
    "Wir unterstützen Kinder, Jugendliche und Familien.",
    "Die Angebote sollen bedarfsgerecht weiterentwickelt werden.",
    "Chancengerechtigkeit fördern!",
    "Kulturelle Vielfalt wertschätzen und fördern.",
    "Sensibilisierung der Bevölkerung",
    "Intensivierung der Netzwerkarbeit und Optimierung der Abläufe",
    "Die politische Partizipation wird unterstützt und ausgebaut.",
    "Gesundheitskompetenz von Zugewanderten stärken",
    "Zur Stärkung des gesellschaftlichen Zusammenhalts beitragen",
    "Diskriminierung soll abgebaut werden.",
    "Die Akzeptanz in der Gesellschaft erhöhen.",
    "Das Miteinander wird gestärkt, die Vernetzung verbessert.",
    "Wir möchten die Zusammenarbeit zwischen Schule und Elternhaus intensivieren und vertiefen.",
    "Das bürgerschaftliche Engagement stärker unterstützen.",
    "Wir streben eine stärkere Einbindung der Migrantenorganisationen an.",
    "Die Kommunikation zwischen Behörden und Zugewanderten verbessern",
    "Die Teilhabechancen von Menschen mit Migrationshintergrund werden erhöht.",
    "Die Bildungsbeteiligung soll gesteigert werden.",
    "Es gilt, das Ehrenamt zu stärken.",
    "Der Landkreis unterstützt die Gemeinden bei der Integration.",
    "Integration durch Bildung fördern",
    "Die Attraktivität des ländlichen Raums für Zugewanderte wird verbessert.",
    "Die Netzwerkarbeit der Akteure im Bereich Integration intensivieren.",
    "Begegnungen zwischen Einheimischen und Zugewanderten fördern und ermöglichen.",
    "Wir begleiten Zugewanderte auf ihrem Weg.",
    "Die Selbstorganisation von Migrantinnen und Migranten wird gestärkt.",
    "Die Mitarbeitenden der Verwaltung für Diversität sensibilisieren",
    "Sprachförderung weiter ausbauen und verstetigen",
    "Zugänge zum Arbeitsmarkt erleichtern, Qualifizierung fördern",
    "Die Integration soll in allen Bereichen vorangebracht werden.",
    "Wohnraumversorgung verbessern.",
    "Der Zusammenhalt ist spürbar gestärkt.",
    "Wir setzen uns für die Stärkung der Demokratie ein.",
]
MEASURES = [
    "Einrichtung einer Anlaufstelle für Neuzugewanderte",
    "Durchführung von Sprachkursen in allen Stadtteilen",
    "Aufbau eines Netzwerks der Vereine",
    "Schaffung von Begegnungsräumen im Quartier",
    "Die Einrichtung einer zentralen Beratungsstelle.",
    "Einrichtung mehrsprachiger Beratungsstellen",
    "Bis 2027: Einrichtung einer Clearingstelle im Rathaus",
    "Bis Ende 2028 Aufbau eines Dolmetscherpools",
    "Regelmäßige Durchführung von Elternabenden",
    "Flächendeckende Einführung einfacher Sprache in den Bescheiden",
    "Die Einrichtung einer Anlaufstelle ist bis 2027 abgeschlossen.",
    "Die Durchführung der Schulungen erfolgt jährlich.",
    "Erstellung eines Wegweisers in sechs Sprachen",
    "Gründung eines Beirats für Integration",
    "Weiterentwicklung der Sprachförderung in den Kitas",
    "Ausbau der Ganztagsbetreuung an Grundschulen",
    "Stärkung der Migrantenorganisationen",
    "Förderung des Ehrenamts in den Ortsteilen",
    "Schulung von Führungskräften zur interkulturellen Öffnung",
    "Eine mehrsprachige Anlaufstelle einrichten",
    "Flyer in einfacher Sprache drucken und verteilen.",
    "Wir wollen ein Haus der Begegnung einrichten.",
    "Sprachkurse mit Kinderbetreuung anbieten",
    "Ein Leitsystem im Rathaus entwickeln",
    "Neueinrichtung einer Stelle für Antidiskriminierung",
    "EINRICHTUNG EINER BERATUNGSSTELLE IM QUARTIER",
    "einrichtung einer beratungsstelle im quartier",
    "Anschaffung von Tablets für die Beratung",
    "Einstellung zweier Sozialarbeiterinnen",
    "Umsetzung der Maßnahmen aus dem Bildungsplan",
    "Sensibilisierung der Beschäftigten für Diskriminierung",
    "Schaffen von mehr Wohnraum für Geflüchtete",
    "Einführen eines Willkommenspakets",
    "Jährliche Durchführung eines interkulturellen Festes",
    "Implementierung eines Integrationsmonitorings",
    "Wir schaffen einen Dolmetscherpool.",
    "Zusätzliche und bedarfsgerechte Schaffung von Kitaplätzen",
    "Konzeption und Durchführung einer Kampagne",
    "Ab 2027 jährliche Durchführung von Begegnungsfesten",
    "Der Aufbau eines Netzwerks für Ehrenamtliche",
    "Runder Tisch einrichten",
    "Mehrsprachige Broschüre erstellen und an alle Haushalte verteilen",
    "Stadtweite Einrichtung von Sprachcafés",
    "Aufbau und Pflege eines Sprachmittlerpools",
    "Schaffung niedrigschwelliger Beratungsangebote im ländlichen Raum",
    "Erarbeitung eines Leitfadens für Vereine",
    "Organisation eines jährlichen Begegnungsfestes",
    "Veranstaltung von Infoabenden",
    "Die Gründung einer Arbeitsgruppe wird vorbereitet.",
    "Zwei Stellen für Sozialarbeit einrichten",
    "Bis zum 31.12.2027 Einrichtung eines Runden Tisches",
    "Erstmalige Durchführung einer Befragung",
    "Ausweitung der Sprechzeiten der Ausländerbehörde",
    "Konzept für Patenschaften erarbeiten",
    "Wir organisieren jährlich ein Fest der Kulturen.",
]


def in_parts(text):
    """As macOS writes it: ä is a and two dots."""
    return unicodedata.normalize("NFD", text)


def both_ways(texts):
    """Hundreds are judged in one test: a test for each takes longer than to judge them all."""
    return [way for text in texts for way in (text, in_parts(text))]


def test_a_good_goal_is_more_than_an_intention():
    assert [text for text in both_ways(GOOD) if is_only_soft(text)] == []


def test_the_goals_of_the_catalogue_are_good_ones():
    goals = [goal for field in load_action_field_templates() for goal in field.guiding_goals]

    assert len(goals) >= 13
    assert [goal for goal in goals if is_only_soft(goal) or reads_as_measure(goal)] == []


def test_a_good_goal_is_no_measure():
    assert [text for text in both_ways(GOOD) if reads_as_measure(text)] == []


def test_an_intention_is_found():
    assert [text for text in both_ways(SOFT) if not is_only_soft(text)] == []


def test_a_measure_is_found():
    assert [text for text in both_ways(MEASURES) if not reads_as_measure(text)] == []


@pytest.mark.parametrize(
    "number", ["12", "3 Prozent", "2030", "1.000", "zehn", "die Hälfte", "Mai"]
)
def test_a_number_or_date_makes_an_intention_measurable(number):
    pattern = "Wir wollen {} der Vereine in der Stadt stärken."

    assert is_only_soft(pattern.format("alle"))
    assert not is_only_soft(pattern.format(number))


@pytest.mark.parametrize(
    "name", ["Klasse 5", "§ 16", "Stadtteil 3", "SGB 2", "HF-02", "U3", "Art. 9"]
)
def test_a_number_that_names_something_measures_nothing(name):
    assert is_only_soft(f"Wir wollen die Arbeit nach {name} in der Stadt stärken.")


@pytest.mark.parametrize("text", ["", " ", "…", "–", "12", "?!", "ß", "und und und", "Stärken"])
def test_any_rest_of_a_text_is_judged(text):
    assert is_only_soft(text) in {True, False}
    assert not reads_as_measure(text)
