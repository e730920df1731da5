"""What somebody typed in a form that could not be stored, to be shown back to them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.http import HttpRequest

# Never /account/: only passwords and codes are typed there.
ROOMS = ("/dossiers/", "/hulplijn/", "/organiseren/", "/uitwisseling/", "/rechten/", "/bewaren/",
         "/sociale-kaart/", "/cijfers/", "/vandaag/", "/organisatie/")  # fmt: skip
NOT_TYPED = {"csrfmiddlewaretoken", "draft_tab", "once", "fingerprint", "working_for"}
SHORT = 40


class Answers(str):
    """Short answers together, such as a day or a choice: not one text."""

    __slots__ = ()
    are_short = True


def typed_by(request: "HttpRequest") -> list[str]:
    """The texts of the form, and last of all its short answers, one to a line.

    Nothing when another site sent the form: then nobody here typed it.
    """
    elsewhere = request.headers.get("Sec-Fetch-Site") == "cross-site"
    if request.method != "POST" or elsewhere or not request.path.startswith(ROOMS):
        return []
    names = [name for name in request.POST if name not in NOT_TYPED and not _secret(name)]
    said = [text.strip() for name in names for text in request.POST.getlist(name) if text.strip()]
    short = [text for text in said if len(text) <= SHORT and len(text.split()) == 1]
    texts = [text for text in said if text not in short]
    return [*texts, Answers("\n".join(short))] if short else texts


def _secret(name: str) -> bool:
    """A password, the same password typed once more, or the code of a caller."""
    return "password" in name.lower() or name in ("again", "code")
