"""OpenID Connect: discovery, authorization code with PKCE, and a signed answer that is checked.

The identity token (or the user information) carries ``name``, ``id_number``, and where they
apply ``id_kind``, ``level``, ``org_name``, ``org_code`` and ``org_representative``.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from onedoor.general.people.domain.identities import (
    ApplicantKind,
    Identity,
    IdKind,
    Level,
    Organisation,
)
from onedoor.general.people.providers.port import (
    IdentityUnproved,
    ProviderSilent,
    SignInCancelled,
    Start,
)

_TIMEOUT = httpx.Timeout(5.0)
_ALGORITHMS = ["RS256", "PS256", "ES256"]
_LEEWAY_SECONDS = 60
_SECRET_BYTES = 32
_SECRETS = ("state", "nonce", "verifier")


@dataclass(frozen=True, slots=True)
class OidcProvider:
    """An OpenID provider by its issuer, and us as its client."""

    issuer: str
    client_id: str
    client_secret: str

    def start(self, *, back: str) -> Start:
        """Send the browser to the provider with state, nonce and a code challenge."""
        kept = {name: secrets.token_urlsafe(_SECRET_BYTES) for name in _SECRETS}
        challenge = urlsafe_b64encode(sha256(kept["verifier"].encode()).digest()).decode()
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": back,
            "scope": "openid profile",
            "state": kept["state"],
            "nonce": kept["nonce"],
            "code_challenge": challenge.rstrip("="),
            "code_challenge_method": "S256",
        }
        endpoint = str(self._discovered()["authorization_endpoint"])
        joint = "&" if urlsplit(endpoint).query else "?"
        return Start(endpoint + joint + urlencode(asked), kept)

    def complete(
        self, *, kept: Mapping[str, str], answer: Mapping[str, str], back: str
    ) -> Identity:
        """Exchange the code, check the signed token, read the identity from its claims."""
        if "code" not in answer:
            raise SignInCancelled
        if not hmac.compare_digest(kept["state"].encode(), answer.get("state", "").encode()):
            raise IdentityUnproved
        found = self._discovered()
        token = self._token(found, kept=kept, code=answer["code"], back=back)
        claims = self._checked(found, token=token, nonce=kept["nonce"])
        if "id_number" not in claims and "org_code" not in claims:
            claims |= self._user_info(found, token=token, subject=claims["sub"])
        return identity_from(claims)

    def _discovered(self) -> dict[str, Any]:
        found = _get(f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != self.issuer.rstrip("/"):
            raise ProviderSilent
        return found

    def _token(
        self, found: Mapping[str, Any], *, kept: Mapping[str, str], code: str, back: str
    ) -> dict[str, Any]:
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": kept["verifier"],
        }
        try:
            response = httpx.post(
                found["token_endpoint"],
                data=sent,
                auth=(quote(self.client_id, safe=""), quote(self.client_secret, safe="")),
                timeout=_TIMEOUT,
            )
        except httpx.HTTPError:
            raise ProviderSilent from None
        if response.is_client_error:  # the code is unknown, used, or not ours
            raise IdentityUnproved
        return _read(response)

    def _checked(
        self, found: Mapping[str, Any], *, token: Mapping[str, Any], nonce: str
    ) -> dict[str, Any]:
        rules = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": found["issuer"]},
            aud={"essential": True, "value": self.client_id},
            nonce={"essential": True, "value": nonce},
            exp={"essential": True},
            sub={"essential": True},
        )
        try:
            keys = KeySet.import_key_set(_get(found["jwks_uri"]))  # type: ignore[arg-type]  # JSON
            read = jwt.decode(str(token.get("id_token", "")), keys, algorithms=_ALGORITHMS)
            rules.validate(read.claims)
        except (JoseError, ValueError):
            raise IdentityUnproved from None
        return dict(read.claims)

    def _user_info(
        self, found: Mapping[str, Any], *, token: Mapping[str, Any], subject: str
    ) -> dict[str, Any]:
        told = _get(found["userinfo_endpoint"], bearer=str(token["access_token"]))
        if told.get("sub") != subject:  # OpenID Connect Core 5.3.2
            raise IdentityUnproved
        return told


def identity_from(claims: Mapping[str, Any]) -> Identity:
    """Return the identity that claims tell; raise IdentityUnproved where they tell too little."""
    told = {name: str(value) for name, value in claims.items()}
    organisation = None
    if "org_code" in told:
        representative = told.get("org_representative", told.get("name", ""))
        organisation = Organisation(told.get("org_name", ""), told["org_code"], representative)
    if "id_number" not in told and organisation is None:
        raise IdentityUnproved
    try:
        level = Level(int(told.get("level", Level.NUMBER)))
        if "id_number" not in told and organisation is not None:
            return Identity(
                kind=ApplicantKind.ORGANISATION,
                name=organisation.name,
                id_kind=IdKind.CREDIT_CODE,
                number=organisation.credit_code,
                level=level,
            )
        return Identity(
            kind=ApplicantKind.PERSON,
            name=told.get("name", ""),
            id_kind=IdKind(told.get("id_kind", IdKind.RESIDENT)),
            number=told["id_number"],
            level=level,
            organisation=organisation,
        )
    except ValueError:
        raise IdentityUnproved from None


def _get(address: str, *, bearer: str = "") -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    try:
        return _read(httpx.get(address, headers=headers, timeout=_TIMEOUT))
    except httpx.HTTPError:
        raise ProviderSilent from None


def _read(response: httpx.Response) -> dict[str, Any]:
    try:
        response.raise_for_status()
        answer = response.json()
    except (httpx.HTTPError, ValueError):
        raise ProviderSilent from None
    if not isinstance(answer, dict):
        raise ProviderSilent
    return answer
