"""The line De Lantaarn opens for the public, in four languages."""

from datetime import timedelta
from typing import TYPE_CHECKING

from zorgvuldig.helpline.actions import founding
from zorgvuldig.people import actions as people
from zorgvuldig.people.access import protocol_of
from zorgvuldig.people.models import ContactPoint
from zorgvuldig.rules.codes import Addressee

if TYPE_CHECKING:
    from zorgvuldig.demo.cast import Cast

SLUG = "lantaarn"
TEXTS = {
    "nl": {
        "about": "De Lantaarn is van mensen uit Rivierstad, voor wie zich thuis zorgen maakt.",
        "hours": "op werkdagen van 9 tot 21 uur, in het weekend van 13 tot 17 uur.",
        "visit": "In het buurthuis aan de Lindekade, op woensdagmiddag.",
    },
    "en": {
        "about": "De Lantaarn is run by people from Rivierstad, for everyone who worries at home.",
        "hours": "weekdays from 9 to 21, weekends from 13 to 17.",
        "visit": "At the community centre on the Lindekade, on Wednesday afternoon.",
    },
    "ar": {
        "about": "«دي لانتارن» (الفانوس) من أهل المدينة، ولكل من يحمل همًّا في بيته.",
        "hours": "من الاثنين إلى الجمعة من 9 إلى 21، وفي عطلة نهاية الأسبوع من 13 إلى 17.",
        "visit": "في مركز الحي في شارع Lindekade، بعد ظهر يوم الأربعاء.",
    },
    "tr": {
        "about": "De Lantaarn (Fener), evinde içi rahat olmayan herkes için bu şehrin "
        "insanlarının hattıdır.",
        "hours": "hafta içi 9–21, hafta sonu 13–17.",
        "visit": "Lindekade’deki mahalle evinde, çarşamba öğleden sonra.",
    },
}


PROTOCOL = {
    "anonymous_route": "Bel de advieslijn voor professionals. Noem geen naam, school of straat.",
    "feedback_rule": "De ander belt Cora binnen twee weken. Cora vertelt het de hulpvrager.",
    "privacy_contact": "Fenna Fuut, verzonnen nummer",
    "holds": True,
}


def open_line(cast: "Cast") -> None:
    """Cora opens the line, Lotte keeps its protocol, and the confidants can reach Cora."""
    founding.set_up(
        actor=cast.at_work("cora"),
        texts=TEXTS,
        slug=SLUG,
        name="De Lantaarn",
        languages=list(TEXTS),
        is_open=True,
        phone="verzonnen nummer",
        phone_checked_on=cast.today - timedelta(days=12),
    )
    lotte = cast.at_work("lotte")
    people.keep_protocol(actor=lotte, agreed=PROTOCOL, seen=protocol_of(lotte), today=cast.today)
    ContactPoint.unscoped.create(
        organisation=cast.cora.organisation,
        addressee=Addressee.INTERNAL_ADVISER,
        name="Cora Kamille, coördinator",
        reach="dag en nacht, verzonnen nummer",
        verified_on=cast.today - timedelta(days=12),
    )
