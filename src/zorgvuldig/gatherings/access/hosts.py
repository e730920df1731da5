"""The municipality that hosts a workshop: its own page, without an account."""

from uuid import UUID

from django.urls import reverse

from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.models import Provider, Workshop


def workshop_numbered(number: str | UUID) -> Workshop | None:
    """A workshop of the organisation that was said, for a mail about it."""
    return Workshop.unscoped.filter(pk=number).select_related("key").first()


def provider_with(workshop: Workshop) -> Provider | None:
    """Who holds it, as the public knows them."""
    return Provider.objects.filter(organisation=workshop.organisation_id).first()


def host_link(workshop: Workshop) -> str:
    """The last part of the link, as it is now."""
    return links.token("host", workshop.pk, workshop.turn)


def host_path(provider: Provider, workshop: Workshop) -> str:
    """The address of the municipality's own page."""
    return reverse("gathering:host", kwargs={"slug": provider.slug, "link": host_link(workshop)})
