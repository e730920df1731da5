"""What exactly a second person agrees to about a proposal, as one number that changes with it.

So an agreement about one article or one letter never serves another.
"""

import hmac
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from zorgvuldig.dossiers.letter.fingerprint import digest

LONGEST_WAIT = timedelta(days=92)  # telling the client later is agreed anew after this

if TYPE_CHECKING:
    from zorgvuldig.dossiers.models import AcuteCall, Disclosure, Dossier, Recipient


def of_article(dossier: "Dossier", recipient: "Recipient", purpose: str, article: str) -> str:
    """The statutory ground that is looked at: the article as typed, the purpose, the recipient.

    Keyed, because an article is short enough to be guessed from a bare digest.
    """
    about = digest([" ".join(article.split()), purpose, recipient.pk])
    return hmac.new(dossier.key.secret, about.encode(), sha256).hexdigest()


def of_letter(proposal: "Disclosure") -> str:
    """The letter of this proposal, as it was laid before the decider."""
    return digest([proposal.pk, proposal.content_digest])


def of_call(call: "AcuteCall") -> str:
    """One call made in danger. What was said in it does not change any more."""
    return digest(["call", call.pk])
