"""The volunteers and their papers, for the coordinator and the coach, and for themselves."""

from django.urls import URLPattern, path

from zorgvuldig.helpline.views import coaching, confidant_steps, confidants, own_file, recruiting

ONE = "vertrouwenspersonen/<uuid:number>/"

urlpatterns: list[URLPattern] = [
    path("vertrouwenspersonen/", confidants.confidants, name="confidants"),
    path("vertrouwenspersonen/nieuw/", confidants.confidant_new, name="confidant_new"),
    path(ONE, confidants.confidant, name="confidant"),
    path(f"{ONE}gegevens/", confidants.confidant_change, name="confidant_change"),
    path(f"{ONE}papieren/", confidant_steps.papers, name="confidant_papers"),
    path(f"{ONE}training/", confidant_steps.training, name="confidant_training"),
    path(f"{ONE}begeleider/", confidant_steps.coach, name="confidant_coach"),
    path(f"{ONE}account/", confidant_steps.account, name="confidant_account"),
    path(f"{ONE}beginnen/", confidant_steps.begin, name="confidant_begin"),
    path(f"{ONE}afwezig/", confidant_steps.away, name="confidant_away"),
    path(f"{ONE}stoppen/", confidant_steps.stop, name="confidant_stop"),
    path(f"{ONE}opnieuw/", confidant_steps.again, name="confidant_again"),
    path(
        f"{ONE}gemeenschappen-wissen/",
        confidant_steps.communities_withdraw,
        name="confidant_communities_withdraw",
    ),
    path(f"{ONE}gesprek/", coaching.talk, name="confidant_talk"),
    path("wie-we-nog-zoeken/", recruiting.whom_we_look_for, name="recruiting"),
    path("begeleiding/", coaching.my_confidants, name="coaching"),
    path("begeleiding/intervisie/", coaching.peer_group, name="peer_group"),
    path("begeleiding/<uuid:number>/", coaching.coached, name="coached"),
    path("mijn-gegevens/", own_file.own_file, name="own_file"),
    path("mijn-gegevens/voor-wie/", own_file.own_serves, name="own_serves"),
    path("mijn-gegevens/afwezig/", own_file.own_away, name="own_away"),
    path(
        "mijn-gegevens/gemeenschappen-wissen/",
        own_file.own_communities_withdraw,
        name="own_communities_withdraw",
    ),
]
