"""Which notice about the file somebody got, or why not yet."""

from django.db import models
from django.db.models import Q

from zorgvuldig.dossiers.codes import NoticeException
from zorgvuldig.dossiers.models.dossier import Recipient
from zorgvuldig.dossiers.models.talks import Recorded
from zorgvuldig.rules.notices import READER, Notice, Reader

OWN = [notice.value for notice, reader in READER.items() if reader == Reader.CLIENT]


class NoticeGiven(Recorded):
    """One notice, for the client or for one `recipient`: given, put off to a day, or with a ground
    not given to somebody named in the file (AVG art. 13 and 14)."""

    notice = models.CharField(max_length=16)
    edition = models.CharField(max_length=10)
    recipient = models.ForeignKey(Recipient, models.CASCADE, null=True, related_name="+")
    how = models.CharField(max_length=8, blank=True)
    given_on = models.DateField(null=True)
    postponed_to = models.DateField(null=True)
    exception = models.CharField(max_length=10, choices=NoticeException, blank=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(name="known_notice", condition=Q(notice__in=list(Notice))),
            models.CheckConstraint(
                name="notice_to_its_reader",
                condition=Q(notice__in=OWN, recipient=None)
                | (~Q(notice__in=OWN) & Q(recipient__isnull=False)),
                violation_error_message="Deze tekst is voor iemand anders.",
            ),
            models.CheckConstraint(
                name="given_or_why_not",
                condition=(Q(given_on__isnull=False, postponed_to=None, exception="") & ~Q(how=""))
                | Q(given_on=None, how="", postponed_to__isnull=False, exception="")
                | (
                    Q(given_on=None, how="", postponed_to=None, notice=Notice.NAMED_OTHER)
                    & ~Q(exception="")
                ),
                violation_error_message="De informatie is gegeven, of er staat waarom nog niet.",
            ),
        ]
