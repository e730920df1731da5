"""Tells an invented story of a dossier as the one who keeps it, through the actions everybody uses.

Daan: in the middle, with a father he does not want to be spoken to. Fleur: laid before the decider.
Sem: ended, because it turned out to be something else. The demonstration tells them, and so does a
place to practise in.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from zorgvuldig.demo import gathering, planning, words
from zorgvuldig.dossiers.access.sharing import get_own_disclosure
from zorgvuldig.dossiers.actions import (
    assessing,
    beginning,
    closing,
    concerns,
    consents,
    proposing,
    talks,
)
from zorgvuldig.dossiers.models import Dossier, Recipient
from zorgvuldig.dossiers.sharing_facts import Proposed

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast

OWN = {"source": "OWN", "source_agrees": "", "is_diagnosis": False}
OF_ANOTHER = {"source": "NAMED", "source_agrees": "YES", "is_diagnosis": False}
SELF = {"observer": "ikzelf"}
MENTOR = {"observer": "de mentor", "source_name": "mentor van klas 4"}


class Teller:
    """Tells one story as the one who keeps the dossier."""

    def __init__(self, cast: "Cast", keeper: Any) -> None:
        self.cast, self.keeper, self.today = cast, keeper, cast.today

    def entry(self, days_ago: int, **said: str) -> dict[str, Any]:
        return {
            "once": uuid4(),
            "happened_on": self.today - timedelta(days=days_ago),
            "words": said,
        }

    def open(self, name: str, born_on: date, days_ago: int, **unease: Any) -> Dossier:
        """From the first unease to a dossier."""
        note = beginning.note_unease(
            actor=self.keeper,
            once=uuid4(),
            happened_on=self.today - timedelta(days=days_ago),
            triage="CONCERN",
            **unease,
        )
        return beginning.open_dossier(
            actor=self.keeper,
            once=uuid4(),
            name=name,
            born_on=born_on,
            age_band="",
            review_on=self.today + timedelta(days=9),
            today=self.today - timedelta(days=days_ago),
            note=note,
        )

    def at(self, dossier: Dossier) -> dict[str, Any]:
        return {"dossier": dossier, "actor": self.keeper}

    def sign(self, dossier: Dossier, days_ago: int, statement: str, side: str, text: str) -> UUID:
        second_hand = text.startswith("De mentor")
        said = self.entry(days_ago, description=text, **(MENTOR if second_hand else SELF))
        codes = {"polarity": side, **(OF_ANOTHER if second_hand else OWN)}
        written = talks.describe_sign(
            **self.at(dossier), statement_type=statement, codes=codes, **said
        )
        return written.entry_id

    def somebody(self, dossier: Dossier, addressee: str, name: str, relation: str) -> Recipient:
        return talks.add_recipient(
            **self.at(dossier),
            once=uuid4(),
            addressee=addressee,
            is_representative=False,
            asked_for_it=False,
            name=name,
            relation=relation,
            reach="",
        )

    def answer(
        self, dossier: Dossier, about: Recipient, answer: str, purpose: str, items: list[UUID]
    ) -> None:
        """What the client answered when asked for consent."""
        codes: dict[str, Any] = {
            "giver": "CLIENT",
            "given_by_id": None,
            "speaks_for_all": "",
            "purpose": purpose,
            "answer": answer,
            "form": "ORAL",
            "flaws": [],
        }
        consents.record_consent(
            **self.at(dossier),
            recipient=about,
            items=items,
            codes=codes,
            **self.entry(4, **words.ANSWERS[answer]),
        )

    def unease(self) -> None:
        """Written down yesterday; nobody knows yet whether it is anything."""
        beginning.note_unease(
            actor=self.keeper,
            once=uuid4(),
            happened_on=self.today - timedelta(days=1),
            triage="CONCERN",
            **words.UNEASE,
        )

    def daan(self) -> None:
        """Sixteen, in the middle: a counter-sign, an opinion to follow up, a client who says no."""
        born_on = self.today.replace(year=self.today.year - 16, day=1) - timedelta(days=70)
        dossier = self.open("Daan Duinpan", born_on, 19, **words.DAAN["unease"])
        talks.record_conversation(
            **self.at(dossier), mode="EXPLORATORY", **self.entry(16, **words.DAAN["talk"])
        )
        gathering.tell(self, dossier)
        for days_ago, statement, side, text in words.DAAN_SIGNS:
            self.sign(dossier, days_ago, statement, side, text)
        talks.record_consultation(
            **self.at(dossier), anonymous=True, **self.entry(8, **words.DAAN["consultation"])
        )
        father = self.somebody(dossier, "AUTHORITY_PARENT", "Vader Duinpan", "vader")
        self.answer(dossier, father, "REFUSED", "TALK", [])
        self._asks_bram(dossier, father)
        self._judging(dossier)
        planning.tell(self, dossier)

    def _asks_bram(self, dossier: Dossier, father: Recipient) -> None:
        talks.ask_second_person(
            **self.at(dossier),
            kind="GOOD_CARE_OBJECTION",
            second_person=self.cast.at_desk("bram"),
            recipient=father,
            new_on=None,
            **self.entry(3, reason=words.DAAN_OBJECTION),
        )

    def _judging(self, dossier: Dossier) -> None:
        """Anna wrote her view; Bram's is awaited."""
        assessment = assessing.begin(
            **self.at(dossier),
            asked=[self.cast.at_desk("bram")],
            today=self.today,
            **self.entry(2, question=words.DAAN_QUESTION),
        )
        assessing.write_view(**self.at(dossier), assessment=assessment, words=words.DAAN_VIEW)

    def fleur(self) -> None:
        """Seventeen: every step taken, consent given, and a proposal that waits for Esra."""
        born_on = self.today.replace(year=self.today.year - 17, day=1) - timedelta(days=120)
        dossier = self.open("Fleur Fantasie", born_on, 33, **words.FLEUR["unease"])
        signs = [self.sign(dossier, *sign) for sign in words.FLEUR_SIGNS]
        self._every_step(dossier)
        concern = concerns.describe_concern(
            **self.at(dossier), **self.entry(6, **words.FLEUR["concern"])
        ).pk
        point = self.somebody(
            dossier, "MUNICIPAL_CONTACT", "Contactpunt gemeente Rivierstad", "adviseert en regelt"
        )
        items = [*signs, concern]
        self.answer(dossier, point, "GIVEN", "SAFETY", items)
        self._lay_before(dossier, point, concern, items)

    def _every_step(self, dossier: Dossier) -> None:
        at = self.at(dossier)
        talks.record_consultation(
            **at, anonymous=True, **self.entry(25, **words.FLEUR["consultation"])
        )
        talks.record_outside_advice(
            **at, reidentification_passed=True, **self.entry(20, **words.FLEUR["outside"])
        )
        talks.record_conversation(**at, mode="TRANSPARENT", **self.entry(9, **words.FLEUR["talk"]))
        self._assess(dossier)

    def _assess(self, dossier: Dossier) -> None:
        assessment = assessing.begin(
            **self.at(dossier),
            asked=[self.cast.at_desk("bram")],
            today=self.today,
            **self.entry(12, question=words.FLEUR_QUESTION),
        )
        for name, view in words.FLEUR_VIEWS.items():
            assessing.write_view(
                dossier=dossier,
                assessment=assessment,
                actor=getattr(self.cast, name),
                words=view,
            )
        assessing.complete(
            **self.at(dossier),
            assessment=assessment.pk,
            outcome="SAFETY_CONCERN",
            review_on=self.today + timedelta(days=9),
            words={"together": words.FLEUR_TOGETHER},
            today=self.today,
        )

    def _lay_before(
        self, dossier: Dossier, point: Recipient, concern: UUID, items: list[UUID]
    ) -> None:
        begun = proposing.begin(
            **self.at(dossier), recipient=point, concern=concern, purpose="SAFETY", once=uuid4()
        )
        proposal = get_own_disclosure(self.keeper, dossier.reference, begun.pk)
        proposed = Proposed(
            purpose="SAFETY",
            concern=concern,
            feedback_on=self.today + timedelta(days=14),
            ground="CONSENT",
            decider=self.cast.esra.person.pk,
            known={"identifiable": True},
            words=words.FLEUR["proposal"],
            needs=dict(zip(items, words.FLEUR_NEEDS, strict=True)),
        )
        proposing.save(proposal=proposal, actor=self.keeper, proposed=proposed)
        proposing.submit(proposal=proposal, actor=self.keeper, today=self.today)

    def sem(self) -> None:
        """Fourteen: it was grief, and the dossier ended with no concern."""
        born_on = self.today.replace(year=self.today.year - 14, day=1) - timedelta(days=30)
        dossier = self.open("Sem Sterrenstof", born_on, 60, **words.SEM["unease"])
        for sign in words.SEM_SIGNS:
            self.sign(dossier, *sign)
        talks.record_consultation(
            **self.at(dossier), anonymous=True, **self.entry(50, **words.SEM["consultation"])
        )
        talks.record_conversation(
            **self.at(dossier), mode="EXPLORATORY", **self.entry(45, **words.SEM["talk"])
        )
        closing.close(
            **self.at(dossier),
            outcome="NO_CONCERN",
            help_relation=False,
            today=self.today - timedelta(days=20),
            **self.entry(20, **words.SEM["closing"]),
        )
