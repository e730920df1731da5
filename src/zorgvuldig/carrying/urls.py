from django.urls import path

from zorgvuldig.carrying.views import into, out

app_name = "carrying"
OF_ONE = "dossier/<dossier:reference>/<uuid:number>/"

urlpatterns = [
    path("dossier/<dossier:reference>/", out.ask, name="ask"),
    path(f"{OF_ONE}terug/", out.withdraw, name="withdraw"),
    path(f"{OF_ONE}maken/", out.make, name="make"),
    path(f"{OF_ONE}ophalen/", out.fetch, name="fetch"),
    path("akkoord/<uuid:number>/", out.answer, name="answer"),
    path("overnemen/", into.bring, name="bring"),
    path("overnemen/<uuid:number>/", into.look, name="look"),
    path("overnemen/<uuid:number>/niet/", into.put_back, name="put_back"),
]
