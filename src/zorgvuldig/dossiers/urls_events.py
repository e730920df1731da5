"""Events, groups, and what links them to a dossier."""

from django.urls import path

from zorgvuldig.dossiers.views import connecting, events, group_talks, groups, in_group

EVENT = "gebeurtenissen/<uuid:number>/"
GROUP = "groepen/<uuid:number>/"
TALK = f"{GROUP}gesprek/<uuid:talk>/"
IN_GROUP = "<dossier:reference>/groep/"

urlpatterns = [
    path("gebeurtenissen/", events.events, name="events"),
    path("gebeurtenissen/nieuw/", events.new, name="event_new"),
    path(EVENT, events.event, name="event"),
    path(f"{EVENT}wijzigen/", events.change, name="event_change"),
    path(f"{EVENT}voorbij/", events.end, name="event_end"),
    path("<dossier:reference>/gebeurtenis/", connecting.connect, name="event_connect"),
    path("groepen/", groups.groups, name="groups"),
    path("groepen/nieuw/", groups.new, name="group_new"),
    path(GROUP, groups.group, name="group"),
    path(f"{GROUP}leiders/", groups.leaders, name="group_leaders"),
    path(f"{GROUP}leiders/erbij/", groups.lead_too, name="group_lead_too"),
    path(f"{GROUP}leiders/<int:of>/weg/", groups.stop_leading, name="group_stop_leading"),
    path(f"{GROUP}stoppen/", groups.end, name="group_end"),
    path(f"{GROUP}gesprek/", group_talks.record, name="group_record"),
    path(TALK, group_talks.talk, name="group_talk"),
    path(f"{TALK}apart/", group_talks.follow_up, name="group_follow_up"),
    path(IN_GROUP, in_group.in_group, name="in_group"),
    path(f"{IN_GROUP}<int:number>/weg/", in_group.take_out, name="in_group_out"),
]
