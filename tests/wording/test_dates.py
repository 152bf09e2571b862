"""What readers see of a date, in each language, and what machines see."""

from __future__ import annotations

import pytest

from generator.model.edtf import parse
from generator.wording.dates import date_html, date_in_words
from generator.wording.words import Words, languages, words

# as written: German label, German after a verb, English label, English after a verb
DATES = {
    # calendar
    "2024": ("2024", "2024", "2024", "in 2024"),
    "2024-11": ("November 2024", "im November 2024", "November 2024", "in November 2024"),
    "2024-11-25": ("25. November 2024", "am 25. November 2024", "25 November 2024", "on 25 November 2024"),
    "2024-03-01": ("1. März 2024", "am 1. März 2024", "1 March 2024", "on 1 March 2024"),
    "2024-23": ("Herbst 2024", "im Herbst 2024", "autumn 2024", "in autumn 2024"),
    "2024-21": ("Frühjahr 2024", "im Frühjahr 2024", "spring 2024", "in spring 2024"),
    "2024-22": ("Sommer 2024", "im Sommer 2024", "summer 2024", "in summer 2024"),
    "2024-24": ("Winter 2024/25", "im Winter 2024/25", "winter 2024/25", "in winter 2024/25"),
    "1999-24": ("Winter 1999/00", "im Winter 1999/00", "winter 1999/00", "in winter 1999/00"),
    "2024-33": ("1. Quartal 2024", "im 1. Quartal 2024", "1st quarter of 2024", "in the 1st quarter of 2024"),
    "2024-36": ("4. Quartal 2024", "im 4. Quartal 2024", "4th quarter of 2024", "in the 4th quarter of 2024"),
    # moments, by the clock they were written by
    "2024-11-17T14:30+01:00": (
        "17. November 2024, 14:30 Uhr (UTC+1)",
        "am 17. November 2024 um 14:30 Uhr (UTC+1)",
        "17 November 2024, 14:30 (UTC+1)",
        "on 17 November 2024 at 14:30 (UTC+1)",
    ),
    "2024-11-17T00:05:09Z": (
        "17. November 2024, 00:05:09 Uhr (UTC)",
        "am 17. November 2024 um 00:05:09 Uhr (UTC)",
        "17 November 2024, 00:05:09 (UTC)",
        "on 17 November 2024 at 00:05:09 (UTC)",
    ),
    "2024-12-31T23:30-03:30": (
        "31. Dezember 2024, 23:30 Uhr (UTC−3:30)",
        "am 31. Dezember 2024 um 23:30 Uhr (UTC−3:30)",
        "31 December 2024, 23:30 (UTC−3:30)",
        "on 31 December 2024 at 23:30 (UTC−3:30)",
    ),
    # approximate
    "2024-10-08~": (
        "um den 8. Oktober 2024",
        "um den 8. Oktober 2024",
        "around 8 October 2024",
        "around 8 October 2024",
    ),
    "2024-10~": ("etwa Oktober 2024", "etwa im Oktober 2024", "around October 2024", "around October 2024"),
    "2024~": ("um 2024", "um 2024", "around 2024", "around 2024"),
    "2024-23~": ("etwa Herbst 2024", "etwa im Herbst 2024", "around autumn 2024", "around autumn 2024"),
    "2024-34~": (
        "etwa 2. Quartal 2024",
        "etwa im 2. Quartal 2024",
        "around the 2nd quarter of 2024",
        "around the 2nd quarter of 2024",
    ),
    # uncertain, and both
    "2024-11-14?": (
        "vermutlich 14. November 2024",
        "vermutlich am 14. November 2024",
        "probably 14 November 2024",
        "probably on 14 November 2024",
    ),
    "2024?": ("vermutlich 2024", "vermutlich 2024", "probably 2024", "probably in 2024"),
    "2024-11-14%": (
        "vermutlich um den 14. November 2024",
        "vermutlich um den 14. November 2024",
        "probably around 14 November 2024",
        "probably around 14 November 2024",
    ),
    # unspecified digits
    "2024-11-XX": (
        "November 2024, Tag unbekannt",
        "an einem unbekannten Tag im November 2024",
        "November 2024, day unknown",
        "on an unknown day in November 2024",
    ),
    "2024-XX": (
        "2024, Monat unbekannt",
        "in einem unbekannten Monat des Jahres 2024",
        "2024, month unknown",
        "in an unknown month of 2024",
    ),
    "202X": ("2020er-Jahre", "in den 2020er-Jahren", "2020s", "in the 2020s"),
    "20XX": ("zwischen 2000 und 2099", "zwischen 2000 und 2099", "between 2000 and 2099", "between 2000 and 2099"),
    # intervals: what both ends share is said once
    "2024-10-08/2024-10-13": (
        "8.–13. Oktober 2024",
        "vom 8. bis 13. Oktober 2024",
        "8–13 October 2024",
        "from 8 to 13 October 2024",
    ),
    "2024-10-28/2024-11-03": (
        "28. Oktober bis 3. November 2024",
        "vom 28. Oktober bis 3. November 2024",
        "28 October to 3 November 2024",
        "from 28 October to 3 November 2024",
    ),
    "2024-12-28/2025-01-03": (
        "28. Dezember 2024 bis 3. Januar 2025",
        "vom 28. Dezember 2024 bis 3. Januar 2025",
        "28 December 2024 to 3 January 2025",
        "from 28 December 2024 to 3 January 2025",
    ),
    "2023-10/2024-10": (
        "Oktober 2023 bis Oktober 2024",
        "von Oktober 2023 bis Oktober 2024",
        "October 2023 to October 2024",
        "from October 2023 to October 2024",
    ),
    "2024-10/2024-11": (
        "Oktober bis November 2024",
        "von Oktober bis November 2024",
        "October to November 2024",
        "from October to November 2024",
    ),
    "2022/2024": ("2022 bis 2024", "von 2022 bis 2024", "2022 to 2024", "from 2022 to 2024"),
    "2023-23/2024-21": (
        "Herbst 2023 bis Frühjahr 2024",
        "von Herbst 2023 bis Frühjahr 2024",
        "autumn 2023 to spring 2024",
        "from autumn 2023 to spring 2024",
    ),
    "2024-10/2024-11-03": (
        "Oktober 2024 bis 3. November 2024",
        "von Oktober 2024 bis 3. November 2024",
        "October 2024 to 3 November 2024",
        "from October 2024 to 3 November 2024",
    ),
    "2024-10-08/2024-10-08": ("8. Oktober 2024", "am 8. Oktober 2024", "8 October 2024", "on 8 October 2024"),
    "2024-11-17T14:30+01:00/2024-11-17T16:00+01:00": (
        "17. November 2024, 14:30–16:00 Uhr (UTC+1)",
        "am 17. November 2024 von 14:30 bis 16:00 Uhr (UTC+1)",
        "17 November 2024, 14:30–16:00 (UTC+1)",
        "on 17 November 2024 from 14:30 to 16:00 (UTC+1)",
    ),
    "2024-11-17T14:30+01:00/2024-11-17T16:00+02:00": (
        "17. November 2024, 14:30 Uhr (UTC+1) bis 17. November 2024, 16:00 Uhr (UTC+2)",
        "vom 17. November 2024, 14:30 Uhr (UTC+1) bis 17. November 2024, 16:00 Uhr (UTC+2)",
        "17 November 2024, 14:30 (UTC+1) to 17 November 2024, 16:00 (UTC+2)",
        "from 17 November 2024, 14:30 (UTC+1) to 17 November 2024, 16:00 (UTC+2)",
    ),
    # doubt about one end cannot be taken for doubt about both
    "2024-10-08~/2024-10-13": (
        "8. Oktober 2024 (ungefähr) bis 13. Oktober 2024",
        "vom 8. Oktober 2024 (ungefähr) bis 13. Oktober 2024",
        "8 October 2024 (approximate) to 13 October 2024",
        "from 8 October 2024 (approximate) to 13 October 2024",
    ),
    "2024-10-08/2024-10-13?": (
        "8. Oktober 2024 bis 13. Oktober 2024 (vermutlich)",
        "vom 8. Oktober 2024 bis 13. Oktober 2024 (vermutlich)",
        "8 October 2024 to 13 October 2024 (uncertain)",
        "from 8 October 2024 to 13 October 2024 (uncertain)",
    ),
    "../2024-11%": (
        "bis November 2024 (vermutlich, ungefähr)",
        "bis November 2024 (vermutlich, ungefähr)",
        "until November 2024 (uncertain and approximate)",
        "until November 2024 (uncertain and approximate)",
    ),
    # open on one side
    "2022-02-24/..": ("seit 24. Februar 2022", "seit dem 24. Februar 2022", *["since 24 February 2022"] * 2),
    "2022/..": ("seit 2022", "seit 2022", "since 2022", "since 2022"),
    "../2024-11-17": ("bis 17. November 2024", "bis zum 17. November 2024", *["until 17 November 2024"] * 2),
    # on or before, on or after
    "[..2024-11-17]": (*["spätestens am 17. November 2024"] * 2, *["no later than 17 November 2024"] * 2),
    "[..2024-11]": (*["spätestens im November 2024"] * 2, *["no later than November 2024"] * 2),
    "[..2024]": (*["spätestens 2024"] * 2, *["no later than 2024"] * 2),
    "[2024-11-17..]": (*["frühestens am 17. November 2024"] * 2, *["no earlier than 17 November 2024"] * 2),
}

SPOKEN = [
    (text, language, in_sentence, expected[2 * (language == "en") + in_sentence])
    for text, expected in DATES.items()
    for language in ("de", "en")
    for in_sentence in (False, True)
]


@pytest.mark.parametrize(("text", "language", "in_sentence", "expected"), SPOKEN)
def test_in_words(text: str, language: str, in_sentence: bool, expected: str) -> None:
    assert date_in_words(parse(text), language, in_sentence=in_sentence) == expected


@pytest.mark.parametrize(
    ("text", "zone", "language", "expected"),
    [
        ("2024-11-17T14:30+01:00", "Europe/Berlin", "de", "17. November 2024, 14:30 Uhr (MEZ, UTC+1)"),
        ("2024-07-17T14:30+02:00", "Europe/Berlin", "de", "17. Juli 2024, 14:30 Uhr (MESZ, UTC+2)"),
        ("2024-11-17T14:30+01:00", "Europe/Berlin", "en", "17 November 2024, 14:30 (CET, UTC+1)"),
        # the written offset wins over a zone that has another one then
        ("2024-11-17T14:30+03:00", "Europe/Berlin", "de", "17. November 2024, 14:30 Uhr (UTC+3)"),
        # no abbreviation that German readers know
        ("2024-11-17T14:30-05:00", "America/New_York", "de", "17. November 2024, 14:30 Uhr (UTC−5)"),
        # a day has no clock
        ("2024-11-17", "Europe/Berlin", "de", "17. November 2024"),
    ],
)
def test_a_zone_is_named_where_it_agrees(text: str, zone: str, language: str, expected: str) -> None:
    assert date_in_words(parse(text), language, time_zone=zone) == expected


@pytest.mark.parametrize("text", DATES)
@pytest.mark.parametrize("language", languages())
def test_spaces_are_plain(text: str, language: str) -> None:
    spoken = date_in_words(parse(text), language) + date_in_words(parse(text), language, in_sentence=True)
    assert {character for character in spoken if character.isspace()} <= {" "}


HTML = {
    # what HTML can say exactly
    "2024": '<time datetime="2024">2024</time>',
    "2024-11": '<time datetime="2024-11">November 2024</time>',
    "2024-11-17": '<time datetime="2024-11-17">17. November 2024</time>',
    "2024-11-17T14:30+01:00": '<time datetime="2024-11-17T14:30+01:00">17. November 2024, 14:30 Uhr (UTC+1)</time>',
    # two ends, two values
    "2024-10-08/2024-10-13": (
        '<time datetime="2024-10-08">8.</time>–<time datetime="2024-10-13">13. Oktober 2024</time>'
    ),
    "2024-10/2024-11-03": (
        '<time datetime="2024-10">Oktober 2024</time> bis <time datetime="2024-11-03">3. November 2024</time>'
    ),
    "2024-11-17T14:30Z/2024-11-17T16:00Z": (
        '17. November 2024, <time datetime="2024-11-17T14:30Z">14:30</time>–'
        '<time datetime="2024-11-17T16:00Z">16:00</time> Uhr (UTC)'
    ),
    "2022-02-24/..": 'seit <time datetime="2022-02-24">24. Februar 2022</time>',
    "../2024-11-17": 'bis <time datetime="2024-11-17">17. November 2024</time>',
    # no invented precision
    "2024-11-14~": '<data value="2024-11-14~">um den 14. November 2024</data>',
    "2024-11-14?": '<data value="2024-11-14?">vermutlich 14. November 2024</data>',
    "2024-23": '<data value="2024-23">Herbst 2024</data>',
    "2024-33": '<data value="2024-33">1. Quartal 2024</data>',
    "2024-11-XX": '<data value="2024-11-XX">November 2024, Tag unbekannt</data>',
    "202X": '<data value="202X">2020er-Jahre</data>',
    "2024-10-08~/2024-10-13": (
        '<data value="2024-10-08~/2024-10-13">8. Oktober 2024 (ungefähr) bis 13. Oktober 2024</data>'
    ),
    "2024-23/..": '<data value="2024-23/..">seit Herbst 2024</data>',
    # a limit is not when it happened
    "[..2024-11-17]": '<data value="[..2024-11-17]">spätestens am 17. November 2024</data>',
}


@pytest.mark.parametrize(("text", "expected"), HTML.items())
def test_in_html(text: str, expected: str) -> None:
    assert date_html(parse(text), "de") == expected


def test_in_html_within_a_sentence_and_with_its_zone() -> None:
    assert date_html(parse("2024-11-17T14:30+01:00"), "de", in_sentence=True, time_zone="Europe/Berlin") == (
        '<time datetime="2024-11-17T14:30+01:00">am 17. November 2024 um 14:30 Uhr (MEZ, UTC+1)</time>'
    )


def test_words_are_escaped_in_html(monkeypatch: pytest.MonkeyPatch) -> None:
    german = words("de")
    odd = {"dates.since.label": "> {start}", "dates.day.label": "<{day}>", "dates.season.label": "<{season}>"}
    monkeypatch.setattr("generator.wording.dates.words", lambda _: Words("xx", {**german.texts, **odd}))
    assert date_html(parse("2024-11-17/.."), "xx") == (
        '&gt; <time datetime="2024-11-17">&lt;17. November 2024&gt;</time>'
    )
    assert date_html(parse("2024-23"), "xx") == '<data value="2024-23">&lt;Herbst 2024&gt;</data>'


def test_a_language_without_words_is_named() -> None:
    with pytest.raises(KeyError, match="no words for language “xx”; allowed: de, en"):
        date_in_words(parse("2024"), "xx")
