"""What a worker of the line does, in one call: a talk, a judgement, looking along."""

from uuid import uuid4

from django.utils import timezone

from zorgvuldig.helpline.actions import judging, talking


def told(**more):
    """A first talk on the telephone with a mother; `more` says what was otherwise."""
    return talking.FirstTalk(
        **{
            "danger": "NO",
            "channel": "PHONE",
            "language": "nl",
            "words": {"said": "Ik weet niet meer wat ik moet doen."},
            "codes": {"caller_role": "PARENT", "relation": "CHILD", "age_band": "A16_17"},
            "about": {"worry": "De zoon komt bijna niet meer buiten.", "region": ""},
            **more,
        }
    )


def began(lantern, by="wim", **more):
    """The request of that talk."""
    return talking.begin(
        actor=lantern.at_work(by), once=uuid4(), happened_on=timezone.localdate(), talk=told(**more)
    )


def judged(lantern, request, kind, by="wim", reason="Het verhaal klinkt zo.", **more):
    """Somebody says what it asks."""
    judging.judge(
        request=request,
        actor=lantern.at_work(by),
        kind=kind,
        once=uuid4(),
        happened_on=timezone.localdate(),
        reason=reason,
        **more,
    )


def asked(lantern, request, of="cora", by="wim", kind=""):
    """Somebody is asked to look along."""
    return judging.ask_look(
        request=request,
        actor=lantern.at_work(by),
        asked_of=getattr(lantern, of).membership,
        kind=kind or request.kind,
        once=uuid4(),
    )


def looked(lantern, look, by="cora", agrees=True, seen="Dit past bij wat ik lees."):
    """They answer."""
    judging.look_along(
        look=look,
        actor=lantern.at_work(by),
        once=uuid4(),
        happened_on=timezone.localdate(),
        agrees=agrees,
        seen=seen,
    )


def looked_along(lantern, request, of="cora", by="wim", kind="", agrees=True):
    """Asked and answered."""
    looked(lantern, asked(lantern, request, of, by, kind), of, agrees)


def advised(lantern, request, by="wim", topics=("STAY_IN_TOUCH",), text=""):
    """Advice is written down."""
    judging.advise(
        request=request,
        actor=lantern.at_work(by),
        once=uuid4(),
        happened_on=timezone.localdate(),
        topics=list(topics),
        text=text,
    )
