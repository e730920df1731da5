"""The line De Lantaarn opens for the public, in four languages."""

from datetime import timedelta
from typing import TYPE_CHECKING

from zorgvuldig.helpline.actions import founding
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


def open_line(cast: "Cast") -> None:
    """Cora opens the line, and her confidants can reach her."""
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
    ContactPoint.unscoped.create(
        organisation=cast.cora.organisation,
        addressee=Addressee.INTERNAL_ADVISER,
        name="Cora Kamille, coördinator",
        reach="dag en nacht, verzonnen nummer",
        verified_on=cast.today - timedelta(days=12),
    )
