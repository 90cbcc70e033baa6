"""Dividing German words as they are written on cards."""

import re
import subprocess
import sys
from importlib import resources

import pytest

from workshop_app.german.hyphens import _LONGEST, divided

WORDS = """
    Innen-stadt-händ-ler gegen-ein-an-der Inte-gra-ti-ons-kon-zept Sprach-kurs-an-ge-bote
    Kin-der-be-treu-ung Dol-met-scher-pool Aus-län-der-be-hörde Arbeits-er-laub-nis
    Bil-dungs-ab-schluss Aner-ken-nungs-ver-fah-ren Woh-nungs-bau-ge-sell-schaft
    Ehren-amts-ko-or-di-na-tion Zuwan-de-rungs-ge-schichte Migra-ti-ons-hin-ter-grund
    Schul-so-zi-al-ar-beit Stadt-teil-müt-ter Nach-bar-schafts-treff Gemein-schafts-un-ter-kunft
    Begeg-nungs-stätte Öffent-lich-keits-ar-beit Ver-wal-tungs-mit-ar-bei-tende
    Anti-dis-kri-mi-nie-rungs-stelle Geflüch-te-ten-un-ter-kunft Hand-lungs-feld Maß-nah-men-plan
    Kin-der-ta-ges-stätte Ein-bür-ge-rungs-feier Fami-li-en-zen-trum Berufs-ori-en-tie-rung
    Sprach-mitt-lung Jugend-mi-gra-ti-ons-dienst Inte-gra-ti-ons-be-auf-tragte
    Woh-nungs-lo-sen-hilfe Über-gangs-ma-nage-ment För-der-mit-tel-be-ra-tung Will-kom-mens-kul-tur
    Mehr-spra-chig-keit Gesund-heits-ver-sor-gung Land-rats-amt Ver-eins-ar-beit
    Asyl-be-wer-ber-leis-tungs-ge-setz Erst-ori-en-tie-rung Fach-kräf-te-man-gel
    Frei-wil-li-gen-agen-tur Analpha-be-ti-sie-rung
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_word_of_the_field_is_divided_as_the_dictionary_does(word):
    assert "-".join(divided(word.replace("-", ""))) == word


@pytest.mark.parametrize("word", ["Amt", "Oma", "Kita", "Ideen", "Treff", "Straße", "Übung"])
def test_short_word_keeps_three_letters_together_at_both_ends(word):
    assert all(len(part) >= 3 for part in (divided(word)[0], divided(word)[-1]))


def test_capitals_are_divided_like_small_letters():
    assert divided("ÜBERSETZUNGSDIENST") == ["ÜBER", "SET", "ZUNGS", "DIENST"]


@pytest.mark.parametrize("word", ["İstanbuldanmerhaba", "גםזהעודמילהארוכה", "x" * 500, "", "ß"])
def test_any_letters_come_back_whole(word):
    assert "".join(divided(word)) == word


def test_no_pattern_is_longer_than_what_is_looked_for():
    lines = resources.files("pyphen.dictionaries").joinpath("hyph_de_DE.dic").read_bytes()
    words = re.findall(rb"(?m)^[^#A-Z%\s]+$", lines.replace(b"\r\n", b"\n"))

    assert 30 < max(len(word.translate(None, b"0123456789")) for word in words) <= _LONGEST


def test_patterns_are_not_read_when_the_window_starts():
    code = "import sys, workshop_app.views.main_window; sys.exit('pyphen' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
