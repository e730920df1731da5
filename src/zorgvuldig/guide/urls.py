from django.urls import path, register_converter

from zorgvuldig.guide import views_public
from zorgvuldig.guide.forms import FORMS


class QuestionConverter:
    """Only the questions the aid can answer."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(QuestionConverter, "aid_question")

app_name = "guide"
urlpatterns = [
    path("mag-ik-delen/", views_public.ask, name="ask"),
    path("mag-ik-delen/<aid_question:question>/", views_public.question, name="question"),
    path(
        "mag-ik-delen/<aid_question:question>/vraag-voor-vraag/",
        views_public.one_by_one,
        name="one_by_one",
    ),
    path("handboek/", views_public.handbook, name="handbook"),
    path("handboek/wet/", views_public.law, name="law"),
    path("handboek/poorten/", views_public.gates, name="gates"),
    path("handboek/werkwijze/", views_public.method, name="method"),
    path("handboek/afspraken/", views_public.criteria, name="criteria"),
]
