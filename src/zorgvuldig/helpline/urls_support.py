"""Reviews, referral, hand-over and closing."""

from django.urls import path

from zorgvuldig.helpline.views import aftercare, passing_on, referring, support

REQUEST = "<helprequest:reference>/"
REFERRAL = f"{REQUEST}doorverwijzen/<uuid:number>/"

urlpatterns = [
    path("nabellen/", aftercare.waiting, name="aftercare"),
    path(f"{REQUEST}doorverwijzen/", referring.new, name="referral_new"),
    path(REFERRAL, referring.referral, name="referral"),
    path(f"{REFERRAL}wijzigen/", referring.change, name="referral_change"),
    path(f"{REFERRAL}antwoord/", support.consent, name="referral_consent"),
    path(f"{REFERRAL}stoppen/", referring.stop, name="referral_stop"),
    path(f"{REFERRAL}overdragen/", support.hand_over, name="hand_over"),
    path(f"{REFERRAL}afspraken.pdf", support.paper, name="hand_over_paper"),
    path(f"{REFERRAL}versturen/", passing_on.send, name="referral_send"),
    path(f"{REFERRAL}versturen/link/", passing_on.send_link, name="referral_link"),
    path("pakket/<uuid:number>/", passing_on.parcel, name="parcel"),
    path("pakket/<uuid:number>/intrekken/", passing_on.revoke, name="parcel_revoke"),
    path("pakket/<uuid:number>/antwoord/", passing_on.answer, name="parcel_answer"),
    path(f"{REQUEST}gevaar/", support.acute_call, name="acute_call"),
    path(f"{REQUEST}afsluiten/", support.close, name="close"),
    path(f"{REQUEST}nabellen/", aftercare.after_call, name="after_call"),
    path(f"{REQUEST}terug/", aftercare.come_back, name="come_back"),
]
