"""The decision aid and the handbook, for everybody.

What is filled in stays in the request: nothing is stored, nothing is logged, nothing is in the
address, and no browser or proxy keeps a copy. Only the opening of a page is counted.
"""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.guide import actions, answer, chapters, event_pages, notice_pages
from zorgvuldig.guide import manual as manual_files
from zorgvuldig.guide.forms import FORMS
from zorgvuldig.guide.one_by_one import Walk
from zorgvuldig.paper import printed

if TYPE_CHECKING:
    from django.http import HttpRequest

    from zorgvuldig.guide.forms import QuestionForm
    from zorgvuldig.handbook.trigger import Sector

open_to_all = login_not_required
not_kept = cache_control(no_store=True, private=True)


@open_to_all
@not_kept
@require_safe
def ask(request: "HttpRequest") -> HttpResponse:
    """Which of the two questions do you have?"""
    response = render(request, "guide/ask.html", {"questions": FORMS})
    actions.count_visit("ask")
    return response


@open_to_all
@not_kept
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: "HttpRequest", question: str) -> HttpResponse:
    """All questions on one page; the answer comes in the body of what was sent."""
    if request.method != "POST":
        response = render(request, "guide/question.html", page(question, FORMS[question]()))
        actions.count_visit(question)
        return response
    form = FORMS[question](request.POST)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "guide/_live.html", answered(question, form))
    if not form.is_valid():
        return render(request, "guide/question.html", page(question, form), status=422)
    return render(request, "guide/answer.html", answered(question, form))


@open_to_all
@not_kept
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def one_by_one(request: "HttpRequest", question: str) -> HttpResponse:
    """The same questions, one at a time; works without script."""
    walk = Walk(FORMS[question], request.POST if request.method == "POST" else None)
    if walk.done:
        return render(request, "guide/answer.html", answered(question, walk.answered))
    context = page(question, walk.form()) | {"walk": walk}
    return render(request, "guide/one_by_one.html", context, status=422 if walk.errors else 200)


def page(question: str, form: "QuestionForm") -> dict[str, Any]:
    return {"question": question, "form": form}


def answered(question: str, form: "QuestionForm") -> dict[str, Any]:
    """The form, with the answer beside it when it can be given."""
    context = page(question, form)
    if form.is_valid() and form.facts is not None:
        context |= {"answer": answer.words(form.facts), "given": answer.given(form)}
    return context


@open_to_all
@require_safe
def handbook(request: "HttpRequest") -> HttpResponse:
    """The method in short, and the way to the rest."""
    context = chapters.method("step") | {"gates": chapters.gates(), "tables": chapters.law()}
    return render(request, "guide/handbook.html", context)


@open_to_all
@require_safe
def law(request: "HttpRequest") -> HttpResponse:
    """Every row of the rules with its article, the text that was read, and who looked at it."""
    return render(request, "guide/law.html", {"tables": chapters.law()})


@open_to_all
@require_safe
def gates(request: "HttpRequest") -> HttpResponse:
    """What always comes first, why, and what releases it."""
    return render(request, "guide/gates.html", {"gates": chapters.gates()})


@open_to_all
@require_safe
def method(request: "HttpRequest") -> HttpResponse:
    """The whole route, what it is and what it is not."""
    names = ("is", "is_not", "step", "attention", "drive")
    context = {"method": chapters.method(*names), "stages": chapters.stages()}
    return render(request, "guide/method.html", context)


@open_to_all
@require_safe
def principles(request: "HttpRequest") -> HttpResponse:
    """The twelve principles for working together with a family."""
    return render(request, "guide/principles.html", {"principles": chapters.principles()})


@open_to_all
@require_safe
def events(request: "HttpRequest") -> HttpResponse:
    """Every kind of event that may matter, by level."""
    return render(request, "guide/events.html", {"levels": event_pages.by_level()})


@open_to_all
@require_safe
def event(request: "HttpRequest", kind: str) -> HttpResponse:
    """One kind: what it can do, what is not a sign, and the way to one's own sector."""
    return render(request, "guide/event.html", event_pages.about(kind))


@open_to_all
@require_safe
def event_for(request: "HttpRequest", kind: str, sector: "Sector") -> HttpResponse:
    """All stages of one kind for one sector, on one page to read or print."""
    return render(request, "guide/event_for.html", event_pages.for_sector(kind, sector))


@open_to_all
@require_safe
def criteria(request: "HttpRequest") -> HttpResponse:
    """What this product never does, what it keeps track of, and what one may ask."""
    return render(request, "guide/criteria.html", chapters.method("promise", "logged", "right"))


@open_to_all
@require_safe
def notices(request: "HttpRequest") -> HttpResponse:
    """What clients read about their file: for which kind of organisation?"""
    context = {"kinds": notice_pages.kinds_of_organisation()}
    return render(request, "guide/notices.html", context)


@open_to_all
@require_safe
def notices_of(request: "HttpRequest", regime: str) -> HttpResponse:
    """The texts of one kind of organisation."""
    return render(request, "guide/notices_of.html", notice_pages.of_organisation(regime))


@open_to_all
@require_safe
def notice(request: "HttpRequest", regime: str, code: str) -> HttpResponse:
    """One text, with what each passage rests on."""
    return render(request, "guide/notice.html", notice_pages.about(regime, code))


@open_to_all
@require_safe
def notice_pdf(request: "HttpRequest", regime: str, code: str) -> HttpResponse:
    """The same on paper."""
    content = notice_pages.about(regime, code)["notice"].on_paper
    paper = printed("zorgvuldig.handbook", "notice.typ", content, head=None)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="informatie.pdf"'
    return answer


@open_to_all
@require_safe
def manual(request: "HttpRequest", name: str = "index.html") -> HttpResponse:
    """The manual for everybody's role: the pages and pictures that were made of this version."""
    found = manual_files.read(name)
    if found is None:
        raise Http404
    content, kind = found
    return HttpResponse(content, content_type=kind)
