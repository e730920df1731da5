"""The proposal to share: why, what, to whom, and may it. A draft may be incomplete."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from zorgvuldig.dossiers.codes import (  # fmt: skip
    EntryKind,
    Ground,
    Purpose,
)
from zorgvuldig.dossiers.forms.proposal_parts import (
    BODIES,
    GROUPS,
    INSIDE,
    TICKS,
    asked,
    initial,
    marks,
)
from zorgvuldig.dossiers.letter.items import Item
from zorgvuldig.dossiers.sharing_facts import QUESTIONS, Proposed
from zorgvuldig.handbook.wording import label, sentence
from zorgvuldig.language.whose import Typed
from zorgvuldig.recording.forms import OnceForm, choice, coming_day, line, offer, tick, words
from zorgvuldig.rules.codes import Regime


class ProposalWords(OnceForm):
    """The parts that every proposal asks, whoever it is for."""

    title = "Voorstel om te delen"
    help = "disclosure"
    concern = choice("Om welk veiligheidsrisico gaat het?", [])
    tried = words("Wat is er geprobeerd zonder te delen?", "Dit komt niet in de brief.", rows=3)
    left_out = words(
        "Laat u iets weg dat de zorg tegenspreekt? Schrijf op waarom", rows=2, required=False
    )
    purpose = choice("Waarvoor?", Purpose.choices)
    aim = words("Waarom krijgt deze ontvanger dit?", "Dit staat bovenaan de brief.", rows=3)
    use = words("Wat gaat de ontvanger ermee doen?", "Vraag dit eerst na, zonder naam.", rows=2)
    next_steps = words("Wie doet welke volgende stap?", rows=2)
    feedback_on = coming_day("Wanneer hoort u iets terug?")
    identifiable = choice(
        "Met of zonder naam?",
        [
            ("yes", "met naam of andere herkenbare gegevens"),
            ("no", "zonder iets dat naar de cliënt wijst"),
        ],
    )
    legal_duty_article = line("Verplicht een wet dit? Noem het artikel", required=False)
    ground = choice("Op welke ene grond deelt u?", Ground.choices)
    evidence = words(
        "Waaruit blijkt die grond?", "Bijvoorbeeld: het antwoord van 3 november.", rows=2
    )
    conflict = tick(
        "Ik toets het conflict van plichten",
        "Alleen als er geen toestemming is en geen wet het regelt. Een ja telt pas met een zin "
        "erbij.",
    )
    decider = choice("Aan wie legt u het voor?", [])


class ProposalForm(ProposalWords):
    """A proposal about one recipient, with everything in the dossier that could be chosen."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        proposed: Proposed,
        addressee: str,
        regime: str,
        items: Mapping[UUID, Item],
        deciders: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{**kwargs, "initial": initial(proposed, items)})
        self.items = [item for item in items.values() if item.offered]
        self.asked = asked(addressee, regime)
        self.may_weigh = addressee not in INSIDE
        self.questions = [q for q in QUESTIONS if q != "conscience" or regime != Regime.SCHOOL]
        concerns = [i for i in self.items if i.kind == EntryKind.SAFETY_CONCERN]
        offer(self, "concern", [(str(i.id), Typed(i.text)) for i in concerns])
        offer(self, "decider", [(str(number), Typed(name)) for number, name in deciders])
        self._add_fields()
        if addressee not in BODIES:
            del self.fields["legal_duty_article"]

    def _add_fields(self) -> None:
        for name in self.asked:
            self.fields[name] = tick(TICKS[name])
        for item in self.items:
            self.fields[f"item_{item.id}"] = tick(Typed(item.text))
            self.fields[f"need_{item.id}"] = line("Waarom is dit nodig voor de ontvanger?")
        for question in self.questions if self.may_weigh else ():
            asks, means = label("question", question), sentence("question", question)
            self.fields[f"yes_{question}"] = tick(asks, means)
            self.fields[f"why_{question}"] = line("Omdat")
        if not self.may_weigh:
            del self.fields["conflict"]

    def full_clean(self) -> None:
        """A draft may be incomplete: what is missing is said by the advice, not by the form."""
        asked_for = [
            f for n, f in self.fields.items() if f.required and n not in ("once", "purpose")
        ]
        for field in asked_for:
            field.required = False
        super().full_clean()
        for field in asked_for:
            field.required = True

    def proposed(self) -> Proposed:
        """What the form says, as far as it can be read."""
        said = self.cleaned_data
        return Proposed(
            purpose=said.get("purpose") or Purpose.SAFETY,
            concern=UUID(said["concern"]) if said.get("concern") else None,
            feedback_on=said.get("feedback_on"),
            ground=said.get("ground") or "",
            decider=int(said["decider"]) if said.get("decider") else None,
            known=self._known(),
            words={n: str(v) for n, v in said.items() if n in self._word_names() and v},
            needs=self._needs(),
            conflict=self._conflict(),
        )

    def _needs(self) -> dict[UUID, str]:
        said = self.cleaned_data
        return {i.id: said.get(f"need_{i.id}", "") for i in self.items if said.get(f"item_{i.id}")}

    def _conflict(self) -> dict[str, bool] | None:
        if not self.cleaned_data.get("conflict"):
            return None
        return {q: bool(self.cleaned_data.get(f"yes_{q}")) for q in self.questions}

    def _known(self) -> dict[str, bool]:
        ticked = {name: bool(self.cleaned_data.get(name)) for name in self.asked}
        return {**ticked, "identifiable": self.cleaned_data.get("identifiable") != "no"}

    def _word_names(self) -> set[str]:
        fixed = {"tried", "left_out", "aim", "use", "next_steps", "evidence", "legal_duty_article"}
        return fixed | {f"why_{question}" for question in self.questions}

    def groups(self) -> list[dict[str, Any]]:
        """What can be chosen, what speaks against the worry first; empty groups left out."""
        found = [
            {
                "title": title,
                "rows": [self._row(i) for i in self.items if code in (i.polarity, i.kind)],
            }
            for code, title in GROUPS.items()
        ]
        return [group for group in found if group["rows"]]

    def _row(self, item: Item) -> dict[str, Any]:
        return {
            "tick": self[f"item_{item.id}"],
            "need": self[f"need_{item.id}"],
            "on": item.on,
            "marks": [str(w) for w in marks(item) if w],
        }

    def known_fields(self) -> list[Any]:
        """What is asked with the advice; two ticks stand beside what they are about."""
        apart = ("third_party_data", "reidentification_passed")
        return [self[name] for name in self.asked if name not in apart]

    def test(self) -> list[tuple[Any, Any]]:
        """The questions of the duty conflict, each with the sentence that goes with a yes."""
        return (
            [(self[f"yes_{q}"], self[f"why_{q}"]) for q in self.questions] if self.may_weigh else []
        )
