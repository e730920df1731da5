"""The file as somebody reads it: everything in it, others left out passage by passage, released by
two, printed and logged."""

import json

import pytest
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import add_somebody, consulted, entry, years_ago
from tests.dossiers.sharing import story
from tests.privacy.rights.asking import agree, decided, fresh, identified, lay, read_all, take
from zorgvuldig.dossiers.actions import talks
from zorgvuldig.dossiers.models import Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.actions import carrying_out, weighing
from zorgvuldig.privacy.models import RightsAnswer, WeighedEntry
from zorgvuldig.privacy.rights.file import pieces
from zorgvuldig.privacy.rights.paper import opened_paper, paper
from zorgvuldig.privacy.rights.portable import portable
from zorgvuldig.privacy.views import rights_file
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
TALE = "Daan Vriend zat erbij. Hij zei niets. Noor Testman lachte."


def sign(town, dossier, text=TALE):
    codes = {"polarity": "UNCLEAR", "source": "OWN", "source_agrees": "", "is_diagnosis": False}
    return talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type="FACT",
        codes=codes,
        **entry(description=text),
    )


def piece_of(dossier, written):
    return next(piece for piece in pieces(dossier) if piece.id == written.pk)


def text_of(content):
    lines = [line["text"] for p in content["parts"] for b in p["blocks"] for line in b["lines"]]
    return "\n".join(lines)


def given(town, dossier, choices=None, **more):
    asked = identified(town, take(town, dossier, **more))
    read_all(town, asked, choices)
    answer = decided(town, asked)
    return asked, opened_paper(fresh(asked), answer)


def test_every_entry_is_in_it_with_every_word(town, dossier):
    made = story.everything(dossier, town)
    consulted(dossier, town)
    sign(town, made.dossier)
    _, content = given(town, dossier)
    text = text_of(content)
    for found in Entry.unscoped.filter(dossier=dossier):
        for word in found.words(dossier.key).values():
            assert str(word).split("\n")[0][:40] in text or str(word) in ("True", ""), word
    assert Entry.unscoped.filter(dossier=dossier).count() > 5
    assert len(content["parts"]) == Entry.unscoped.filter(dossier=dossier).count() + 3


def test_the_constant_number_of_queries_of_the_file(town, dossier, django_assert_max_num_queries):
    for number in range(12):
        sign(town, dossier, f"Signaal {number}")
    with django_assert_max_num_queries(21):
        assert len(pieces(dossier)) == 12


def test_what_is_left_out_says_so_and_why(town, dossier):
    written = sign(town, dossier)
    whole = {written.pk: {"0.0": ["OTHERS_DATA", []]}}
    asked, content = given(town, dossier, whole)
    text = text_of(content)
    assert "Daan Vriend" not in text
    assert "[weggelaten: over een ander] Hij zei niets. Noor Testman lachte." in text
    assert b"Daan" not in bytes(WeighedEntry.unscoped.get(request=asked).sealed)


def test_only_the_words_that_were_pointed_at_go(town, dossier):
    written = sign(town, dossier)
    some = {written.pk: {"0.0": ["OTHERS_DATA", ["Daan Vriend"]]}}
    _, content = given(town, dossier, some)
    assert "[weggelaten: over een ander] zat erbij." in text_of(content)


def test_names_of_others_are_pointed_at_and_not_that_of_who_asks(town, signed_in, dossier):
    add_somebody(dossier, town, "NETWORK", "Daan Vriend")
    sign(town, dossier)
    asked = identified(town, take(town, dossier))
    page = signed_in(town.anna).get(f"/rechten/{asked.pk}/nalezen/").text
    assert "naam van een ander?" in page
    assert "alleen ‘Daan Vriend’ weglaten" in page
    assert "alleen ‘Noor Testman’" not in page


def test_where_a_name_is_pointed_at_somebody_has_to_choose(town, signed_in, dossier):
    add_somebody(dossier, town, "NETWORK", "Daan Vriend")
    written = sign(town, dossier)
    asked = identified(town, take(town, dossier))
    here, name = f"/rechten/{asked.pk}/nalezen/", f"p{written.pk.hex}"
    anna = signed_in(town.anna)
    rows = piece_of(dossier, written).rows
    others = {f"{name}_{n}_0": "STAYS" for n in range(1, len(rows))}
    typed = {f"{name}_0_1": "STAYS", f"{name}_0_2": "STAYS", **others}
    assert anna.post(here, {**typed, f"{name}_0_0": ""}).status_code == 422
    assert anna.post(here, {**typed, f"{name}_0_0": "WORDS:OTHERS_DATA"}).status_code == 302
    kept = dossier.key.open((w := WeighedEntry.unscoped.get()).sealed, w.pk)
    assert kept == {"0.0": ["OTHERS_DATA", ["Daan Vriend"]]}


def test_nothing_is_released_that_nobody_read(town, dossier):
    sign(town, dossier)
    asked = identified(town, take(town, dossier))
    with pytest.raises(NotNow, match="Nog niet alles is nagelezen"):
        lay(town, asked)


def test_a_piece_that_changed_is_read_again(town, dossier):
    written = sign(town, dossier)
    asked = identified(town, take(town, dossier))
    read_all(town, asked)
    sealed = dossier.key.seal({"description": "Iets heel anders"}, written.pk)
    Entry.unscoped.filter(pk=written.pk).update(sealed=sealed)
    with pytest.raises(NotNow, match="Nog niet alles is nagelezen"):
        lay(town, asked)


def test_what_was_added_after_it_was_laid_down_is_not_released_unread(town, dossier):
    asked = identified(town, take(town, dossier))
    read_all(town, asked)
    lay(town, asked)
    sign(town, dossier)
    with pytest.raises(NotNow, match="Nog niet alles is nagelezen"):
        agree(town, asked)


def test_two_people_release_exactly_that_text(town, dossier):
    written = sign(town, dossier)
    asked = identified(town, take(town, dossier))
    read_all(town, asked)
    lay(town, asked)
    read_all(town, asked, {written.pk: {"0.1": ["OTHERS_DATA", []]}})
    with pytest.raises(NotNow, match="Het dossier is veranderd"):
        agree(town, asked)
    assert RightsAnswer.unscoped.get().decided_on is None


def test_harm_to_the_client_is_no_reason_towards_the_client(town, dossier):
    written = sign(town, dossier)
    asked = identified(town, take(town, dossier))
    with pytest.raises(NotNow, match="geen reden"):
        weighing.weigh(
            asked=asked,
            actor=town.at_work("anna"),
            chosen=[(piece_of(dossier, written), {"0.0": ["HARMS_CLIENT", []]})],
            may=("OTHERS_DATA",),
        )


def test_a_parent_does_not_read_what_harms_the_child(town, make_dossier):
    dossier = make_dossier(born_on=years_ago(14, 40))
    written = sign(town, dossier, "Zij belt haar oom. Dat mag thuis niemand weten.")
    parent = {"asker": "AUTHORITY_PARENT", "name": "Vader", "rep_all": "YES"}
    left = {written.pk: {"0.0": ["HARMS_CLIENT", []]}}
    _, content = given(town, dossier, left, **parent)
    assert "oom" not in text_of(content)
    assert "[weggelaten: kan de cliënt schaden]" in text_of(content)


def test_leaving_out_on_a_ground_is_a_refusal_for_two_to_decide(town, dossier):
    written = sign(town, dossier)
    asked = identified(town, take(town, dossier))
    read_all(town, asked, {written.pk: {"0.0": ["GROUND", []]}})
    with pytest.raises(NotNow, match="beslisser en de functionaris"):
        lay(town, asked)
    answer = decided(town, asked, "PARTLY", ground="UAVG_41", reasons="Voor zijn veiligheid")
    content = opened_paper(fresh(asked), answer)
    assert "[weggelaten: op de grond die in de brief staat]" in text_of(content)


def test_who_received_something_is_named_to_the_client_and_not_to_another(town, make_dossier):
    made = afterwards.shared(town)
    own = take(town, made.dossier)
    other = take(town, made.dossier, asker="REPRESENTATIVE", name="Mentor")
    to = made.recipient.words(made.dossier.key)["name"]
    for asked, named in ((own, True), (other, False)):
        read_all(town, asked)
        content = paper(fresh(asked), made.dossier, outcome="GIVEN", on=TODAY())
        received = content["parts"][-1]
        assert (to in str(received)) is named
        assert "Dit was:" in str(received)


def test_the_paper_is_printed_as_released_and_logged_with_its_purpose(town, signed_in, dossier):
    sign(town, dossier)
    asked, _ = given(town, dossier)
    anna = signed_in(town.anna)
    for name in ("dossier.pdf", "brief.pdf"):
        answer = anna.get(f"/rechten/{asked.pk}/{name}")
        assert answer["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF")
        assert b"pdfuaid" in answer.content
    town.at_work("anna")
    lines = LogEntry.unscoped.filter(event_type__in=["rights.paper_printed", "rights.printed"])
    assert all(line.purpose for line in lines)
    assert lines.count() == 2


@pytest.mark.parametrize("name", ["dossier.pdf", "brief.pdf"])
def test_what_cannot_be_printed_is_said_and_not_logged_as_printed(
    town, signed_in, dossier, request, name
):
    sign(town, dossier)
    asked, _ = given(town, dossier)
    request.getfixturevalue("unprintable")
    page = signed_in(town.anna).get(f"/rechten/{asked.pk}/{name}", follow=True)
    assert "Hiervan kan nu geen PDF worden gemaakt." in page.text
    town.at_work("anna")
    lines = LogEntry.unscoped.filter(event_type__in=["rights.paper_printed", "rights.printed"])
    assert not lines.exists()


def test_before_two_decided_there_is_nothing_to_print(town, signed_in, dossier):
    asked = identified(town, take(town, dossier))
    read_all(town, asked)
    lay(town, asked)
    anna = signed_in(town.anna)
    for name in ("dossier.pdf", "brief.pdf", "bewijs.pdf", "meenemen.json"):
        assert anna.get(f"/rechten/{asked.pk}/{name}").status_code == 404


def test_it_is_handed_over_after_the_decision_and_not_before(town, dossier):
    asked = identified(town, take(town, dossier))
    with pytest.raises(NotNow, match="nog niet besloten"):
        carrying_out.hand_over(asked=asked, actor=town.at_work("anna"), handed="POST", on=TODAY())


def test_what_is_carried_along_is_what_the_person_gave(town, dossier):
    talks.record_conversation(
        dossier=dossier,
        actor=town.at_work("anna"),
        mode="EXPLORATORY",
        **entry(own_words="Ik wil weer voetballen", needs="Een club", impact="Hij leek moe"),
    )
    sign(town, dossier)
    asked = take(town, dossier, "PORTABILITY", by_consent_or_contract=True)
    asked = identified(town, asked)
    decided(town, asked)
    content = json.dumps(portable(fresh(asked), dossier, TODAY()), ensure_ascii=False)
    assert "Ik wil weer voetballen" in content
    assert "Hij leek moe" not in content
    assert "Daan" not in content


def test_what_is_carried_along_is_logged_once_it_is_made(town, signed_in, dossier, monkeypatch):
    asked = take(town, dossier, "PORTABILITY", by_consent_or_contract=True)
    decided(town, identified(town, asked))
    lines = LogEntry.unscoped.filter(event_type="rights.exported")
    while_made = []

    def making(*given):
        while_made.append(lines.count())
        return portable(*given)

    monkeypatch.setattr(rights_file, "made_portable", making)
    answer = signed_in(town.anna).get(f"/rechten/{asked.pk}/meenemen.json")
    assert answer.json()["van"] == "De Brug"
    assert answer["Content-Disposition"].startswith('attachment; filename="gegevens-')
    town.at_work("anna")
    assert (while_made, lines.count()) == ([0], 1)
    assert lines.get().purpose


def test_not_given_with_consent_it_is_not_carried_along(town, dossier):
    asked = identified(town, take(town, dossier, "PORTABILITY"))
    with pytest.raises(NotNow, match="past niet bij"):
        lay(town, asked)
    answer = decided(town, asked, "NOT_ENTITLED")
    assert answer.row == "H46"
