"""Which identity system this installation uses.  None, rather than the wrong one."""

from django.conf import settings
from django.urls import reverse

from onedoor.general.people import cast
from onedoor.general.people.providers.dev import DemoProvider
from onedoor.general.people.providers.oidc import OidcProvider
from onedoor.general.people.providers.port import IdentityProvider, ProviderMissing


def provider() -> IdentityProvider:
    """Return the identity system that is set up; the demo's list only in a demo."""
    found = settings.ENVIRONMENT
    if found.identity_provider == "oidc" and found.oidc_issuer:
        return OidcProvider(found.oidc_issuer, found.oidc_client_id, found.oidc_client_secret)
    if found.identity_provider == "dev" and found.demo:
        return DemoProvider(reverse("people:demo_identities"), cast.citizens())
    raise ProviderMissing
