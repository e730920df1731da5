"""Reading the file piece by piece: of each passage, does it stay or does it go, and why?"""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms

from zorgvuldig.handbook.wording import written
from zorgvuldig.privacy.codes import Weighed
from zorgvuldig.privacy.rights.passages import STAYS, WORDS, Passage, passages, pointed

if TYPE_CHECKING:
    from zorgvuldig.privacy.rights.file import Piece
    from zorgvuldig.rules.recognisable import Known

CHOOSE = "Kies of dit blijft staan."


class PassagesForm(forms.Form):
    """A few pieces, each with its passages. Where a name of another is pointed at, somebody has to
    choose; elsewhere it stays unless one chooses otherwise."""

    title = "Het dossier nalezen"

    def __init__(
        self,
        *args: Any,
        pieces: "list[Piece]",
        known: "Known",
        own: list[str],
        may: tuple[str, ...],
        kept: dict[UUID, dict[str, Any]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.shown: list[dict[str, Any]] = []
        self._places: list[tuple[Piece, str, Passage]] = []
        for piece in pieces:
            rows = [
                (label, [self._ask(piece, pointed(p, known, own), may, kept) for p in found])
                for label, found in passages(piece)
            ]
            self.shown.append({"piece": piece, "rows": rows})

    def _ask(
        self, piece: "Piece", passage: Passage, may: tuple[str, ...], kept: dict[UUID, Any]
    ) -> dict[str, Any]:
        name = f"p{piece.id.hex}_{passage.place.replace('.', '_')}"
        before = kept.get(piece.id)
        initial = _as_code(before.get(passage.place)) if before is not None else ""
        if before is None and not passage.pointed:
            initial = STAYS
        self.fields[name] = forms.ChoiceField(
            label=f"{piece.title}: “{passage.text[:60]}”",
            choices=_options(passage, may),
            initial=initial,
            error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
        )
        self._places.append((piece, name, passage))
        return {"passage": passage, "field": self[name]}

    def chosen(self) -> "list[tuple[Piece, dict[str, Any]]]":
        """For each piece what goes, by place: the reason, and the words when not all of it."""
        found: dict[UUID, tuple[Piece, dict[str, Any]]] = {}
        for entry in self.shown:
            found[entry["piece"].id] = (entry["piece"], {})
        for piece, name, passage in self._places:
            code = self.cleaned_data[name]
            if code != STAYS:
                only, _, reason = code.rpartition(":")
                words = list(passage.pointed) if only == WORDS else []
                found[piece.id][1][passage.place] = [reason, words]
        return list(found.values())


def _as_code(kept: Any) -> str:
    if kept is None:
        return STAYS
    reason, words = kept
    return f"{WORDS}:{reason}" if words else str(reason)


def _options(passage: Passage, may: tuple[str, ...]) -> list[tuple[str, str]]:
    reasons = [code for code in Weighed if code in may or code == Weighed.GROUND]
    words = ", ".join(f"‘{word}’" for word in passage.pointed)
    return [
        *([("", "kies: blijft dit staan?")] if passage.pointed else []),
        (STAYS, "dit blijft staan"),
        *(
            [(f"{WORDS}:{Weighed.OTHERS_DATA}", f"alleen {words} weglaten: over een ander")]
            if words
            else []
        ),
        *((code, f"dit helemaal weglaten: {Weighed(code).label}") for code in reasons),
    ]


class ItemsForm(forms.Form):
    """Which pieces are to be put right or destroyed; for putting right, with the words instead."""

    title = "Om welke stukken gaat het?"

    def __init__(
        self, *args: Any, pieces: "list[Piece]", chosen: dict[UUID, str], right: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._names: dict[str, UUID] = {}
        self._right = right
        self.shown: list[dict[str, Any]] = []
        for piece in pieces:
            name = f"i{piece.id.hex}"
            self._names[name] = piece.id
            kind, day = piece.title, written(piece.on)
            label = f"{kind}, met als datum {day}"
            before = chosen.get(piece.id)
            if right:
                self.fields[name] = forms.CharField(
                    label=label,
                    help_text="Wat moet er staan? Leeg laten als dit stuk klopt.",
                    required=False,
                    initial=before,
                    max_length=4000,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
            else:
                self.fields[name] = forms.BooleanField(
                    label=label, required=False, initial=before is not None
                )
            first = next((text for _, text in piece.rows if text), "")
            self.shown.append({"first": first, "field": self[name]})

    def chosen(self) -> dict[UUID, str]:
        """The chosen pieces, each with what it should say."""
        return {
            number: str(self.cleaned_data[name]) if self._right else ""
            for name, number in self._names.items()
            if self.cleaned_data.get(name)
        }
