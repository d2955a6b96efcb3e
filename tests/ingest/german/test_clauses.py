"""Clauses, their verbs, and how they are meant."""

import pytest

from ingest.german.clauses import Clause, find_clauses
from ingest.german.sentences import find_sentences
from ingest.model import Block, BlockKind, Modality, Span


def clauses(text: str) -> tuple[Clause, ...]:
    (sentence,) = find_sentences(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    return find_clauses(sentence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das Land fördert den Verbund.", [("main", "fördern", "active")]),
        ("Der Verbund wird vom Land gefördert.", [("main", "fördern", "passive")]),
        ("Gefördert wird der Verbund vom Land.", [("main", "fördern", "passive")]),
        ("Das Vorhaben ist vom Land gefördert worden.", [("main", "fördern", "passive")]),
        ("Das Vorhaben ist bewilligt.", [("main", "bewilligen", "state")]),
        ("Zwei Orte sind dem Bund beigetreten.", [("main", "beitreten", "active")]),
        ("2007 schlossen sich die Orte A, B und C zusammen.", [("main", "zusammenschließen", "active")]),
        ("Ihm gehören vier Orte an: A, B, C und D.", [("main", "angehören", "active")]),
        ("Im Mai trat, nach langem Zögern, auch Hain bei.", [("main", "beitreten", "active")]),
        ("Den Vorsitz hat Eva Muster inne.", [("main", "innehaben", "active")]),
        ("Hinzu kommt ein Regionalbudget.", [("main", "hinzukommen", "active")]),
        ("Hain bekam 5.000 Euro zugesagt.", [("main", "zusagen", "passive")]),
        ("Die veranschlagten rd. 2 Mio. Euro stellt der Bund bereit.", [("main", "bereitstellen", "active")]),
        (
            "Das Land förderte den Verbund und beauftragte ein Büro.",
            [("main", "fördern", "active"), ("main", "beauftragen", "active")],
        ),
        (
            "Träger ist der Verein, der 2004 gegründet wurde.",
            [("main", "sein", "active"), ("relative", "gründen", "passive")],
        ),
        (
            "Der Verein, dem neben Hain die Orte A, B und C angehören, tagt.",
            [("main", "tagen", "active"), ("relative", "angehören", "active")],
        ),
        (
            "Der Rat, in dem die Orte sitzen und der jährlich tagt, entscheidet.",
            [("main", "entscheiden", "active"), ("relative", "sitzen", "active"), ("relative", "tagen", "active")],
        ),
        (
            "Das Leitbild wurde vom Büro A erstellt und vom Land B gefördert.",
            [("main", "erstellen", "passive"), ("main", "fördern", "passive")],
        ),
        ("Das Leitbild wurde im Mai erstellt und gefördert.", [("main", "fördern", "passive")]),
        ("Ihr Gebiet, das obere Tal, zählt 5.000 Menschen.", [("main", "zählen", "active")]),
        (
            "Um enger zusammenzuarbeiten, gründeten sie einen Verein.",
            [("infinitive", "zusammenarbeiten", "active"), ("main", "gründen", "active")],
        ),
        (
            "Der Rat beschloss, dem Verband beizutreten.",
            [("main", "beschließen", "active"), ("infinitive", "beitreten", "active")],
        ),
        (
            "Gegründet 2015, führt die Gesellschaft das Büro fort.",
            [("participle", "gründen", "passive"), ("main", "fortführen", "active")],
        ),
        (
            "Das Konzept liegt vor, erarbeitet vom Büro Muster.",
            [("main", "vorliegen", "active"), ("participle", "erarbeiten", "passive")],
        ),
        (
            "Als der Bund gegründet wurde, fehlte Geld.",
            [("subordinate", "gründen", "passive"), ("main", "fehlen", "active")],
        ),
        ("Das Konzept wurde geplant, gesteuert und umgesetzt.", [("main", "umsetzen", "passive")]),
    ],
)
def test_verbs(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(c.kind, c.lemma, c.voice) for c in clauses(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Mitglieder sind die Städte A, B und C, die Märkte D und E sowie die Gemeinde F.",
        "Das Ministerium für Umwelt, Energie, Bauen und Klimaschutz fördert den Verbund.",
        "Eva Muster, Bürgermeisterin von Hain, und Max Beispiel, Landrat, leiten den Verein.",
    ],
)
def test_commas_between_names_cut_nothing(text: str) -> None:
    assert len(clauses(text)) == 1


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Das Land fördert den Verbund.", Modality.ASSERTED),
        ("Der Rat konnte Gäste begrüßen.", Modality.ASSERTED),
        ("Die Stadt muss 5.000 Euro aufbringen.", Modality.ASSERTED),
        ("Nicht nur Hain gehört dazu.", Modality.ASSERTED),
        ("Das Land fördert den Verbund nicht.", Modality.NEGATED),
        ("Hain ist kein Mitglied.", Modality.NEGATED),
        ("Weder Hain noch Tal gehören dazu.", Modality.NEGATED),
        ("Das Land lehnte die Förderung ab.", Modality.NEGATED),
        ("Das Land will den Verbund fördern.", Modality.PLANNED),
        ("Das Büro soll ein Konzept erstellen.", Modality.PLANNED),
        ("Das Land wird den Verbund unterstützen.", Modality.PLANNED),
        ("Beantragt sind 90.000 Euro.", Modality.PLANNED),
        ("Die Kreise planen ein Regionalbudget.", Modality.PLANNED),
        ("Der Verbund könnte 5.000 Euro erhalten.", Modality.HYPOTHETICAL),
        ("Regionen können Zuschüsse erhalten.", Modality.HYPOTHETICAL),
        ("Wer bezahlt das?", Modality.HYPOTHETICAL),
        ("Das Konzept sei fertig.", Modality.REPORTED),
        ("Die Stadt soll 2020 den Vorsitz übernommen haben.", Modality.REPORTED),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    assert clauses(text)[0].modality is modality


def test_a_condition_makes_its_main_clause_possible_only() -> None:
    found = clauses("Falls der Antrag bewilligt wird, erhält der Verein 5.000 Euro.")
    assert [c.modality for c in found] == [Modality.HYPOTHETICAL, Modality.HYPOTHETICAL]
    assert found[0].conditional


def test_a_condition_without_conjunction() -> None:
    found = clauses("Erhält die Gruppe den Zuschlag, kann sie mit 5.000 Euro rechnen.")
    assert [c.modality for c in found] == [Modality.HYPOTHETICAL, Modality.HYPOTHETICAL]


def test_an_infinitive_takes_on_the_plan_it_hangs_on() -> None:
    found = clauses("Der Kreis plant, ein Konzept in Auftrag zu geben.")
    assert [c.modality for c in found] == [Modality.PLANNED, Modality.PLANNED]


def test_what_is_asked_is_not_yet_so() -> None:
    assert clauses("Offen ist, ob die Stadt beitritt.")[1].modality is Modality.HYPOTHETICAL


def test_a_sentence_between_dashes_before_the_verb_is_a_clause_of_its_own() -> None:
    found = clauses("Die Allianz – sie besteht seit 2010 – hat das Büro beauftragt.")
    assert [(c.kind, c.lemma) for c in found] == [("main", "beauftragen"), ("parenthesis", "bestehen")]


def test_without_purpose_is_denied() -> None:
    found = clauses("Die Stiftung half, ohne selbst Mitglied zu sein.")
    assert [c.modality for c in found] == [Modality.ASSERTED, Modality.NEGATED]


def test_what_is_taken_back_before_its_contrary() -> None:
    (clause,) = clauses("Bezahlt wurde es nicht aus der Stadtkasse, sondern vom Land.")
    assert clause.modality is Modality.ASSERTED


def test_antecedents_begin_with_the_nearest() -> None:
    text = "Das Amt prüft das Konzept der Stadt Hain, das 2019 erschien."
    relative = clauses(text)[1]
    assert [text[s.start : s.end] for s in relative.antecedents][:2] == ["Stadt Hain", "Konzept"]


def test_verbs_that_share_an_auxiliary() -> None:
    assert clauses("Die Messe wird vom Büro konzipiert und gesteuert.")[0].further == ("konzipieren",)


def test_every_word_is_in_one_clause() -> None:
    text = "Der Rat (12 Sitze), der seit 2004 tagt, hat – wie geplant – beschlossen, dem Bund beizutreten; er tagt."
    (sentence,) = find_sentences(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
    words = [token for clause in find_clauses(sentence) for token in clause.tokens]
    assert sorted(words, key=lambda token: token.span) == list(sentence.tokens)


@pytest.mark.parametrize(
    "text",
    [
        "Bis Mai wollen die Orte Hain, Lauter und Rust einen Verband gründen.",
        "Geplant ist, dass die Orte einen Verband bilden.",
    ],
)
def test_what_an_intention_holds_is_planned(text: str) -> None:
    assert {clause.modality for clause in clauses(text)} == {Modality.PLANNED}
