# How this project was made: every command, in its order. Between them stands what the editor then wrote by hand.
# tests/projects/test_making.py runs it.

explainer new stadtbad --empty --title "Das Stadtbad von Hallbrücken" --publisher "Orletaler Bote" \
  --url https://bad.bote.example/
cd stadtbad

# By hand: content/explainer.yml, with its sides, themes, periods and key points.

# What it rests on, and where it happens.
explainer add source --id article \
  --set publisher="Orletaler Bote" \
  --set title="Wem gehört das Stadtbad?" \
  --set url="https://bote.example/stadtbad" \
  --set language=de \
  --set kind=news \
  --set published=2024-10-24 \
  --set accessed=2024-10-24
explainer add source --id gutachten \
  --set publisher="Ingenieurbüro Karst" \
  --set title="Gutachten zur Standsicherheit der Beckenhalle" \
  --set url="https://hallbruecken.example/gutachten.pdf" \
  --set language=de \
  --set kind="official document" \
  --set published=2022-02-08 \
  --set accessed=2024-10-24
explainer add source --id schaetzung \
  --set publisher="Stadt Hallbrücken" \
  --set title="Kostenschätzung Sanierung Stadtbad, Vorlage 31/2024" \
  --set url="https://hallbruecken.example/vorlage-31" \
  --set language=de \
  --set kind="official document" \
  --set published=2024-03-14 \
  --set accessed=2024-10-24
explainer add source --id protokoll-2023-06 \
  --set publisher="Stadt Hallbrücken" \
  --set title="Niederschrift der Ratssitzung vom 20. Juni 2023" \
  --set url="https://hallbruecken.example/rat/2023-06-20" \
  --set language=de \
  --set kind="official document" \
  --set published=2023-07-04 \
  --set accessed=2024-10-24
explainer add source --id protokoll-2024-01 \
  --set publisher="Stadt Hallbrücken" \
  --set title="Niederschrift der Ratssitzung vom 16. Januar 2024" \
  --set url="https://hallbruecken.example/rat/2024-01-16" \
  --set language=de \
  --set kind="official document" \
  --set published=2024-01-30 \
  --set accessed=2024-10-24
explainer add source --id protokoll-2024-09 \
  --set publisher="Stadt Hallbrücken" \
  --set title="Niederschrift der Ratssitzung vom 24. September 2024" \
  --set url="https://hallbruecken.example/rat/2024-09-24" \
  --set language=de \
  --set kind="official document" \
  --set published=2024-10-08 \
  --set accessed=2024-10-24
explainer add source --id wahlausschuss \
  --set publisher="Stadt Hallbrücken" \
  --set title="Amtliches Ergebnis des Bürgerentscheids" \
  --set url="https://hallbruecken.example/ergebnis" \
  --set language=de \
  --set kind="official document" \
  --set published=2024-06-11 \
  --set accessed=2024-10-24
explainer add source --id vereinsrechnung \
  --set publisher="Förderverein Stadtbad Hallbrücken" \
  --set title="Unsere Rechnung: Sanieren geht billiger" \
  --set url="https://stadtbad.example/rechnung" \
  --set language=de \
  --set kind=association \
  --set published=2024-04-02 \
  --set accessed=2024-10-24
explainer add source --id vereinschronik \
  --set publisher="Förderverein Stadtbad Hallbrücken" \
  --set title=Chronik \
  --set url="https://stadtbad.example/chronik" \
  --set language=de \
  --set kind=association \
  --set published=2024-06-30 \
  --set accessed=2024-10-24
explainer add source --id betriebsbericht \
  --set publisher="Stadtwerke Hallbrücken" \
  --set title="Betriebsbericht der Bäder 2021" \
  --set url="https://stadtwerke.example/baeder-2021.pdf" \
  --set language=de \
  --set kind=data \
  --set published=2022-05-12 \
  --set accessed=2024-10-24
explainer add source --id stadtgeschichte \
  --set publisher="Stadtarchiv Hallbrücken" \
  --set title="Häuser der Stadt: das Stadtbad" \
  --set url="https://archiv.example/stadtbad" \
  --set language=de \
  --set kind=encyclopedia \
  --set published=2012-05-19 \
  --set accessed=2024-10-24
explainer add source --id orle08 \
  --set publisher="Schwimmverein Orle 08" \
  --set title="Bericht des Vorstands" \
  --set url="https://orle08.example/bericht" \
  --set language=de \
  --set kind=association \
  --set published=2024-03-22 \
  --set accessed=2024-10-24
explainer add place --id stadtbad \
  --set name=Stadtbad \
  --set kind=building \
  --set text="Das Hallenbad am Mühlgraben."
explainer add place --id rathaus \
  --set name=Rathaus \
  --set kind=building \
  --set text="Dort tagt der Rat."
explainer add place --id festwiese \
  --set name=Festwiese \
  --set kind=square \
  --set text="Dort sollte der Neubau stehen."

# The table and the manuscript that there were. The editor did without drafts of names and numbers.
explainer import events ../termine.csv --column "text=Was geschah"
explainer import article ../manuskript.txt --replace --no-drafts

# Who is involved, what is counted, what is asked, and what is to be explained.
explainer add actor --id ahlers \
  --set kind=person \
  --set names.full="Ruth Ahlers" \
  --set names.short=Ahlers \
  --set roles.title="Bürgermeisterin von Hallbrücken" \
  --set side=rathaus \
  --set importance=3 \
  --set text="Sie leitet die Verwaltung und warb für den Neubau." \
  --set wants="Sie wollte neu bauen und setzt nun den Bürgerentscheid um." \
  --set sources=protokoll-2023-06,protokoll-2024-09
explainer add actor --id rat \
  --set kind=institute \
  --set names.full="Rat der Stadt Hallbrücken" \
  --set names.short=Rat \
  --set roles.title="Gewählte Vertretung der Stadt" \
  --set side=rathaus \
  --set text="Er hat erst den Neubau und dann die Sanierung beschlossen." \
  --set sources=protokoll-2023-06,protokoll-2024-09
explainer add actor --id verwaltung \
  --set kind=institute \
  --set names.full="Stadtverwaltung Hallbrücken" \
  --set names.short=Stadtverwaltung \
  --set roles.title="Behörde der Stadt" \
  --set side=rathaus \
  --set text="Sie rechnet, plant und schreibt aus." \
  --set sources=schaetzung
explainer add actor --id foerderverein \
  --set kind=organisation \
  --set names.full="Förderverein Stadtbad Hallbrücken" \
  --set names.short=Förderverein \
  --set roles.title="Verein für den Erhalt des Bades" \
  --set side=begehren \
  --set text="Er hat das Bürgerbegehren getragen." \
  --set sources=vereinschronik
explainer add actor --id brede \
  --set kind=person \
  --set names.full="Jonas Brede" \
  --set names.short=Brede \
  --set roles.title="Vorsitzender des Fördervereins" \
  --set side=begehren \
  --set importance=3 \
  --set text="Er spricht für das Bürgerbegehren." \
  --set wants="Das alte Bad soll bleiben, und zwar ohne Tiefgarage." \
  --set sources=vereinschronik
explainer add actor --id karst \
  --set kind=organisation \
  --set names.full="Ingenieurbüro Karst" \
  --set names.short=Karst \
  --set roles.title="Gutachter der Stadt" \
  --set side=fachleute \
  --set text="Das Büro hat die Decke untersucht." \
  --set sources=gutachten
explainer add actor --id stadtwerke \
  --set kind=organisation \
  --set names.full="Stadtwerke Hallbrücken" \
  --set names.short=Stadtwerke \
  --set roles.title="Betreiber der Bäder" \
  --set side=fachleute \
  --set text="Ihnen gehören die Bäder der Stadt." \
  --set sources=betriebsbericht
explainer add actor --id orle08 \
  --set kind=organisation \
  --set names.full="Schwimmverein Orle 08" \
  --set names.short="Orle 08" \
  --set roles.title=Schwimmverein \
  --set side=fachleute \
  --set text="Sein Training findet seit der Schließung in Orlemünde statt." \
  --set sources=orle08
explainer add actor --id quast \
  --set kind=person \
  --set names.full="Petra Quast" \
  --set names.short=Quast \
  --set roles.title="Vorsitzende von Orle 08" \
  --set side=fachleute \
  --set text="Sie verlangt einen Zeitplan." \
  --set sources=orle08
explainer add number --id sanierungskosten \
  --set label="Kosten der Sanierung" \
  --set value=11.8 \
  --set qualifier=about \
  --set unit="Millionen Euro" \
  --set as_of=2022-02-08 \
  --set certainty=disputed \
  --set importance=3 \
  --set attribution="Ingenieurbüro Karst" \
  --set claimants=karst \
  --set sources=gutachten
explainer add number --id neubaukosten \
  --set label="Kosten des Neubaus" \
  --set value=22.4 \
  --set unit="Millionen Euro" \
  --set as_of=2023-06-20 \
  --set certainty=estimate \
  --set attribution="Vorlage für den Rat" \
  --set claimants=verwaltung \
  --set sources=protokoll-2023-06
explainer add number --id ratsstimmen \
  --set label="Ja-Stimmen für den Neubau" \
  --set value=14 \
  --set unit=Stimmen \
  --set as_of=2023-06-20 \
  --set certainty=confirmed \
  --set attribution="Niederschrift des Rates" \
  --set context="Dagegen stimmten 11." \
  --set sources=protokoll-2023-06
explainer add number --id unterschriften \
  --set label="Gültige Unterschriften" \
  --set value=3412 \
  --set unit=Unterschriften \
  --set as_of=2023-12 \
  --set certainty=confirmed \
  --set attribution="Stadt Hallbrücken" \
  --set sources=protokoll-2024-01
explainer add number --id noetige-unterschriften \
  --set label="Nötige Unterschriften" \
  --set value=2150 \
  --set unit=Unterschriften \
  --set as_of=2023-12 \
  --set certainty=confirmed \
  --set attribution="Stadt Hallbrücken" \
  --set sources=protokoll-2024-01
explainer add number --id ja-anteil \
  --set label="Anteil der Stimmen für die Sanierung" \
  --set value=54.2 \
  --set unit=Prozent \
  --set as_of=2024-06-09 \
  --set certainty=confirmed \
  --set importance=3 \
  --set attribution=Wahlausschuss \
  --set sources=wahlausschuss
explainer add number --id beteiligung \
  --set label="Beteiligung am Bürgerentscheid" \
  --set value=41.3 \
  --set unit=Prozent \
  --set as_of=2024-06-09 \
  --set certainty=confirmed \
  --set attribution=Wahlausschuss \
  --set sources=wahlausschuss
explainer add number --id landesmittel \
  --set label="Geld des Landes" \
  --set value=4.5 \
  --set unit="Millionen Euro" \
  --set as_of=2024-10 \
  --set certainty=reported \
  --set attribution="Förderkreis im Landtag" \
  --set sources=article
explainer add number --id besucher \
  --set label="Besuche im Stadtbad" \
  --set value=71000 \
  --set unit=Besuche \
  --set as_of=2019 \
  --set certainty=confirmed \
  --set attribution=Stadtwerke \
  --set claimants=stadtwerke \
  --set sources=betriebsbericht
explainer add number --id betriebszuschuss \
  --set label="Zuschuss der Stadt zum Betrieb" \
  --set value=640000 \
  --set unit="Euro im Jahr" \
  --set as_of=2021 \
  --set certainty=confirmed \
  --set attribution=Stadtwerke \
  --set sources=betriebsbericht
explainer add question --id wird-das-alte-bad-saniert \
  --set question="Wird das alte Bad saniert?" \
  --set short="Ja. Der Rat hat es am 24. September 2024 beschlossen." \
  --set status=answered \
  --set sources=protokoll-2024-09
explainer add question --id was-kostet-die-sanierung \
  --set question="Was kostet die Sanierung?" \
  --set short="Das ist umstritten: Gutachten, Verwaltung und Verein rechnen verschieden." \
  --set status="partly answered" \
  --set sources=gutachten,schaetzung,vereinsrechnung
explainer add question --id wann-oeffnet-das-bad-wieder \
  --set question="Wann öffnet das Bad wieder?" \
  --set short="Das ist offen. Die Verwaltung nennt keinen Termin." \
  --set status=open \
  --set sources=article
explainer add question --id wo-schwimmen-die-vereine-bis-dahin \
  --set question="Wo schwimmen die Vereine bis dahin?" \
  --set short="In Orlemünde." \
  --set status=answered \
  --set sources=orle08
explainer add term --id buergerbegehren \
  --set name=Bürgerbegehren \
  --set short="Antrag aus der Bürgerschaft, über eine Sache der Stadt abstimmen zu lassen." \
  --set sources=protokoll-2024-01
explainer add term --id buergerentscheid \
  --set name=Bürgerentscheid \
  --set short="Abstimmung der Wahlberechtigten, die einen Beschluss des Rates ersetzt." \
  --set sources=wahlausschuss
explainer add term --id betriebszuschuss \
  --set name=Betriebszuschuss \
  --set short="Was die Stadt zahlt, weil der Eintritt die Kosten nicht deckt." \
  --set sources=betriebsbericht
explainer add term --id rippendecke \
  --set name=Rippendecke \
  --set short="Decke, deren Last schmale Balken aus Beton tragen." \
  --set sources=gutachten
explainer add term --id kostenschaetzung \
  --set name=Kostenschätzung \
  --set short="Erste Rechnung eines Bauvorhabens, noch ohne genaue Pläne." \
  --set sources=schaetzung
explainer add term --id denkmalschutz \
  --set name=Denkmalschutz \
  --set short="Vorschriften, die den Umbau alter Gebäude einschränken." \
  --set sources=stadtgeschichte
explainer add term --id ausschreibung \
  --set name=Ausschreibung \
  --set short="Öffentliche Aufforderung an Firmen, ein Angebot abzugeben." \
  --set sources=schaetzung
explainer add term --id standsicherheit \
  --set name=Standsicherheit \
  --set short="Dass ein Bauteil seine Last trägt." \
  --set sources=gutachten
explainer add term --id niederschrift \
  --set name=Niederschrift \
  --set short="Amtliches Protokoll einer Sitzung." \
  --set sources=protokoll-2023-06
explainer add term --id neubau \
  --set name=Neubau \
  --set short="Hier: das geplante Bad auf der Festwiese." \
  --set sources=protokoll-2023-06

# By hand: each event's id, status, sources and what it belongs to; references in the article; relations of the
# actors; differing figures, series, units in singular and plural, and a correction of the numbers. The source that
# every project begins with is deleted.
explainer fmt
explainer check

explainer new-language en

# By hand: every text in English.
explainer translations en --review-all
explainer check --complete
explainer test
