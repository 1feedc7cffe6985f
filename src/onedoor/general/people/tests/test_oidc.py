import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client
from django.urls import reverse
from joserfc import jwt
from joserfc.jwk import RSAKey

from onedoor.general.people.domain.identities import ApplicantKind, Identity, IdKind, Level
from onedoor.general.people.domain.samples import credit_code, resident_number
from onedoor.general.people.models import ApplicantRow
from onedoor.general.people.providers.oidc import OidcProvider, identity_from
from onedoor.general.people.providers.port import (
    IdentityUnproved,
    ProviderSilent,
    SignInCancelled,
)
from onedoor.law.articles import OGS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it uses parts of its own library that are on their way out
    import oidc_provider_mock

NUMBER = resident_number(born=date(1994, 6, 15), order=462)
FIRM = credit_code(order=462)
PEOPLE = {
    "parhat": {"name": "帕尔哈提•买买提", "id_number": NUMBER, "level": 3},
    "head": {
        "name": "帕尔哈提·买买提",
        "id_number": NUMBER,
        "org_name": "哈密四六二有限公司",
        "org_code": FIRM,
    },
    "firm": {"org_name": "哈密四六二有限公司", "org_code": FIRM},
    "nameless": {"name": "无号码"},
    "wrong": {"name": "错号码", "id_number": "650502199406154629"},
}
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib")


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    users = [oidc_provider_mock.User(sub=sub, claims=told) for sub, told in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=users, require_nonce=True) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def provider(issuer):
    return OidcProvider(issuer, "onedoor", "secret of ours")


BACK = "http://testserver/sign-in/callback/"


def pick(address: str, sub: str, **more: str) -> dict[str, str]:
    """Do what the person does at the provider; return what comes back in the address."""
    answer = httpx.post(address, data={"sub": sub} | more)
    return {k: v[0] for k, v in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


@pytest.mark.verifies(OGS(5))
def test_a_person_comes_back_with_name_number_and_level(provider):
    start = provider.start(back=BACK)

    identity = provider.complete(kept=start.kept, answer=pick(start.address, "parhat"), back=BACK)

    assert identity == Identity(
        kind=ApplicantKind.PERSON,
        name="帕尔哈提•买买提",
        id_kind=IdKind.RESIDENT,
        number=NUMBER,
        level=Level.FACE,
    )


def test_the_request_carries_state_nonce_and_a_challenge_and_no_secret(provider):
    start = provider.start(back=BACK)

    asked = {k: v[0] for k, v in parse_qs(urlsplit(start.address).query).items()}
    assert asked["state"] == start.kept["state"]
    assert asked["nonce"] == start.kept["nonce"]
    assert asked["code_challenge_method"] == "S256"
    assert start.kept["verifier"] not in start.address
    assert "secret" not in start.address
    assert start.kept != provider.start(back=BACK).kept


def test_the_verifier_goes_with_the_code(provider, monkeypatch):
    sent: list[dict[str, str]] = []
    real = httpx.post

    def spy(address: str, **options: Any) -> httpx.Response:
        if "token" in address:
            sent.append(options["data"])
            assert options["timeout"] == httpx.Timeout(5.0)
        return real(address, **options)

    monkeypatch.setattr(httpx, "post", spy)
    start = provider.start(back=BACK)
    provider.complete(kept=start.kept, answer=pick(start.address, "parhat"), back=BACK)

    assert [one["code_verifier"] for one in sent] == [start.kept["verifier"]]


def test_a_representative_brings_the_organisation_along(provider):
    start = provider.start(back=BACK)

    identity = provider.complete(kept=start.kept, answer=pick(start.address, "head"), back=BACK)

    assert identity.organisation is not None
    assert identity.organisation.credit_code == FIRM
    assert identity.organisation.representative == "帕尔哈提·买买提"


def test_an_organisation_may_sign_in_by_itself(provider):
    start = provider.start(back=BACK)

    identity = provider.complete(kept=start.kept, answer=pick(start.address, "firm"), back=BACK)

    assert (identity.kind, identity.number) == (ApplicantKind.ORGANISATION, FIRM)


def test_whoever_has_no_number_proves_nothing(provider):
    start = provider.start(back=BACK)

    with pytest.raises(IdentityUnproved):
        provider.complete(kept=start.kept, answer=pick(start.address, "nameless"), back=BACK)


def test_a_refusal_at_the_provider_is_a_cancelled_sign_in(provider):
    start = provider.start(back=BACK)
    answer = pick(start.address, "parhat", action="deny")

    with pytest.raises(SignInCancelled):
        provider.complete(kept=start.kept, answer=answer, back=BACK)


@pytest.mark.parametrize("name", ["state", "nonce"])
def test_an_answer_to_another_request_proves_nothing(provider, name):
    start = provider.start(back=BACK)
    answer = pick(start.address, "parhat")

    with pytest.raises(IdentityUnproved):
        provider.complete(kept=start.kept | {name: "other"}, answer=answer, back=BACK)


def test_a_code_is_good_once(provider):
    start = provider.start(back=BACK)
    answer = pick(start.address, "parhat")
    provider.complete(kept=start.kept, answer=answer, back=BACK)

    with pytest.raises(IdentityUnproved):
        provider.complete(kept=start.kept, answer=answer, back=BACK)


def test_a_silent_provider_is_said_to_be_silent():
    with pytest.raises(ProviderSilent):
        OidcProvider("http://localhost:1", "onedoor", "").start(back=BACK)


def test_a_provider_of_another_name_is_not_believed(issuer):
    other = issuer.replace("localhost", "127.0.0.1")

    with pytest.raises(ProviderSilent):
        OidcProvider(f"{other}/elsewhere", "onedoor", "").start(back=BACK)


KEY = RSAKey.generate_key(2048)
GOOD = {"iss": "https://id.example", "aud": "onedoor", "sub": "1", "nonce": "n", "exp": 4102444800}


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://evil.example"},
        {"aud": "another"},
        {"nonce": "m"},
        {"exp": 946684800},
        {"sub": None},
    ],
)
def test_each_claim_of_the_token_is_checked(monkeypatch, claims):
    provider = OidcProvider("https://id.example", "onedoor", "")
    keys = {"keys": [KEY.as_dict(private=False)]}
    monkeypatch.setattr("onedoor.general.people.providers.oidc._get", lambda _: keys)
    found = {"issuer": "https://id.example", "jwks_uri": "https://id.example/keys"}
    told = {name: value for name, value in (GOOD | claims).items() if value is not None}

    good = provider._checked(found, token={"id_token": signed(GOOD)}, nonce="n")

    assert good == GOOD
    with pytest.raises(IdentityUnproved):
        provider._checked(found, token={"id_token": signed(told)}, nonce="n")


def signed(claims: dict[str, Any], *, key: RSAKey = KEY) -> str:
    return jwt.encode({"alg": "RS256"}, claims, key)


@pytest.mark.parametrize(
    "token",
    ["", "a.b.c", signed(GOOD, key=RSAKey.generate_key(2048)), None],
    ids=["empty", "shapeless", "of another key", "missing"],
)
def test_a_token_of_another_hand_proves_nothing(monkeypatch, token):
    provider = OidcProvider("https://id.example", "onedoor", "")
    keys = {"keys": [KEY.as_dict(private=False)]}
    monkeypatch.setattr("onedoor.general.people.providers.oidc._get", lambda _: keys)
    found = {"issuer": "https://id.example", "jwks_uri": "https://id.example/keys"}

    with pytest.raises(IdentityUnproved):
        provider._checked(found, token={"id_token": token}, nonce="n")


@pytest.mark.parametrize(
    "claims",
    [{}, {"name": "甲"}, {"id_number": "1", "level": "9"}, {"id_number": "1", "id_kind": "?"}],
)
def test_claims_that_tell_too_little_prove_nothing(claims):
    with pytest.raises(IdentityUnproved):
        identity_from(claims)


@pytest.mark.django_db
def test_the_whole_way_through_the_pages(issuer, settings):
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT,
        identity_provider="oidc",
        oidc_issuer=issuer,
        oidc_client_id="onedoor",
        oidc_client_secret="secret of ours",
    )
    client = Client()

    start = client.post(reverse("people:sign_in"), {"next": "/about/help/"})
    answer = client.get(reverse("people:callback"), pick(start.headers["Location"], "parhat"))
    client.post(reverse("people:notice"))

    assert answer.headers["Location"].startswith(reverse("people:notice"))
    assert ApplicantRow.objects.get().name == "帕尔哈提·买买提"


@pytest.mark.django_db
@pytest.mark.check("A2-4")
def test_a_wrong_number_from_a_provider_is_refused_and_kept_by_nobody(issuer, settings):
    settings.ENVIRONMENT = replace(
        settings.ENVIRONMENT,
        identity_provider="oidc",
        oidc_issuer=issuer,
        oidc_client_id="onedoor",
        oidc_client_secret="secret of ours",
    )
    client = Client()
    start = client.post(reverse("people:sign_in"))

    answer = client.get(reverse("people:callback"), pick(start.headers["Location"], "wrong"))

    assert answer.status_code == 422
    assert ApplicantRow.objects.count() == 0
