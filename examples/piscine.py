r"""The ticket office of the pools, a whole application in one file of Python.

It needs Debian's python3-authlib and python3-requests.

    ISSUER=http://localhost:3000/caen/oidc CLIENT_ID=… CLIENT_SECRET=… COUNTER=… \
        SITE=http://localhost:3200 python3 piscine.py

CLIENT_ID, CLIENT_SECRET: of the service `piscine` in data/demo.json.
COUNTER: the identifier of the counter, in Administration, Compteurs.
"""

import html
import json
import os
import secrets
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, JsonWebToken
from authlib.jose.errors import JoseError
from authlib.oidc.core import CodeIDToken

ISSUER, CLIENT_ID, CLIENT_SECRET, SITE = (
    os.environ[name] for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "SITE")
)
COUNTER = os.environ.get("COUNTER", "")
PLATFORM, TOWN = ISSUER.removesuffix("/oidc").rsplit("/", 1)
API = f"{PLATFORM}/api/v1/authorities/{TOWN}"
EVENT_TYPE = "secevent+jwt"
WITHDRAWN = "https://ardeco.eu/events/grant-withdrawn"
TIMEOUT = 10
EXPECTED = {
    "iss": {"essential": True, "value": ISSUER},
    "aud": {"essential": True, "value": CLIENT_ID},
}
# Nothing else is signed here: a token never chooses how it is verified (RFC 8725, section 3.1).
jwt = JsonWebToken(["ES256"])
# Who checked the name, and when (OpenID Connect for Identity Assurance 1.0).
CLAIMS = {
    "userinfo": {
        "given_name": None,
        "verified_claims": {
            "verification": {"trust_framework": None, "assurance_level": None, "time": None},
            "claims": {"family_name": None},
        },
    }
}

provider = requests.get(f"{ISSUER}/.well-known/openid-configuration", timeout=TIMEOUT).json()
# In memory: yours has a database. Members by sub, browsers by cookie, tokens already applied by jti.
members, pending, applied = {}, {}, set()


class Refused(Exception):
    """A token that is not for us, as RFC 8935 names it (section 2.4)."""


def keys():
    return JsonWebKey.import_key_set(requests.get(provider["jwks_uri"], timeout=TIMEOUT).json())


def session(state=None):
    return OAuth2Session(
        CLIENT_ID,
        CLIENT_SECRET,
        scope="openid ardeco",
        redirect_uri=f"{SITE}/retour",
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_basic",
        state=state,
    )


def start():
    kept = {"code_verifier": generate_token(48), "nonce": generate_token(30)}
    address, kept["state"] = session().create_authorization_url(
        provider["authorization_endpoint"],
        code_verifier=kept["code_verifier"],
        nonce=kept["nonce"],
        claims=json.dumps(CLAIMS),
    )
    return address, kept


def finish(address, kept):
    """The person is back: exchange the code, verify the ID token, read what they agreed to give."""
    oauth = session(kept["state"])
    token = oauth.fetch_token(
        provider["token_endpoint"],
        authorization_response=address,
        state=kept["state"],
        code_verifier=kept["code_verifier"],
    )
    told = jwt.decode(
        token["id_token"],
        keys(),
        claims_cls=CodeIDToken,
        claims_options=EXPECTED,
        claims_params={"nonce": kept["nonce"], "client_id": CLIENT_ID, "access_token": token["access_token"]},
    )
    told.validate(leeway=5)
    answer = oauth.get(provider["userinfo_endpoint"], timeout=TIMEOUT)
    answer.raise_for_status()
    person = answer.json()
    # Core, section 5.3.2: values of another subject are never used.
    if person["sub"] != told["sub"]:
        raise OAuthError("wrong_subject")
    members[person["sub"]] = {"given_name": person.get("given_name"), **checked(person)}
    return person["sub"]


def checked(person):
    """Only a name that an authority checked, under the framework that we know, is shown as such."""
    verified = person.get("verified_claims") or {}
    verification = verified.get("verification") or {}
    if verification.get("trust_framework") != "fr_ardeco_local":
        return {"family_name": None, "checked": None}
    name = verified.get("claims", {}).get("family_name")
    return {"family_name": name, "checked": verification.get("time")}


def read_event(token):
    try:
        claims = jwt.decode(
            token,
            keys(),
            claims_options={**EXPECTED, "jti": {"essential": True}},
        )
        claims.validate()
    except (JoseError, ValueError) as error:
        raise Refused("invalid_request") from error
    if claims.header.get("typ") != EVENT_TYPE:
        raise Refused("invalid_request")
    return claims


def apply(claims):
    """Once for a jti: the same token may come again."""
    if claims["jti"] in applied:
        return
    subject = claims["sub_id"]
    if WITHDRAWN in claims["events"] and subject.get("iss") == ISSUER:
        members.pop(subject["sub"], None)
    # Another event, of a later version too, changes nothing here.
    applied.add(claims["jti"])


def acknowledge(claims):
    if claims["sub_id"]["format"] != "iss_sub":
        return
    requests.post(
        f"{API}/acknowledgements",
        json={"jti": claims["jti"], "detail": "Fait à la billetterie en Python."},
        headers={"Idempotency-Key": claims["jti"]},
        auth=(CLIENT_ID, CLIENT_SECRET),
        timeout=TIMEOUT,
    )


def counter(sub):
    """What the person holds, by their name with us; and our last transfers, which name nobody."""
    at = f"{API}/counters/{COUNTER}"
    auth = (CLIENT_ID, CLIENT_SECRET)
    balance = requests.post(f"{at}/balance", json={"sub": sub}, auth=auth, timeout=TIMEOUT)
    made = requests.get(f"{at}/transfers", params={"limit": 5}, auth=auth, timeout=TIMEOUT)
    return {"balance": balance.json(), "transfers": made.json()}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/":
            return self.home()
        if path == "/entrer":
            address, kept = start()
            cookie = secrets.token_urlsafe()
            pending[cookie] = kept
            return self.redirect(address, cookie)
        if path == "/retour":
            return self.back()
        if path == "/compteur" and self.member():
            return self.answer(200, json.dumps(counter(self.member())), "application/json")
        return self.answer(404, "Page introuvable")

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        if urlsplit(self.path).path != "/evenements":
            return self.answer(404, "Page introuvable")
        try:
            claims = read_event(body)
        except Refused as refused:
            return self.answer(400, json.dumps({"err": str(refused)}), "application/json")
        apply(claims)
        self.answer(202, "")
        acknowledge(claims)

    def home(self):
        member = members.get(self.member() or "")
        if member is None:
            return self.answer(200, '<a href="/entrer">Entrer avec mon compte</a>')
        name = html.escape(f"{member['given_name'] or ''} {member['family_name'] or ''}".strip())
        seen = html.escape(member["checked"] or "non")
        return self.answer(200, f"<h1>Bonjour {name}</h1><p>Nom vérifié : {seen}</p>")

    def back(self):
        kept = pending.pop(self.cookie(), None)
        if kept is None:
            return self.answer(400, "Demande expirée")
        if "error" in parse_qs(urlsplit(self.path).query):
            return self.answer(200, "Vous n’avez rien transmis : venez à l’accueil.")
        try:
            sub = finish(f"{SITE}{self.path}", kept)
        except (OAuthError, JoseError):
            return self.answer(400, "La connexion n’a pas abouti.")
        cookie = secrets.token_urlsafe()
        pending[cookie] = {"sub": sub}
        return self.redirect("/", cookie)

    def member(self):
        return pending.get(self.cookie(), {}).get("sub")

    def cookie(self):
        pairs = (one.strip().partition("=") for one in self.headers.get("cookie", "").split(";"))
        return next((value for name, _, value in pairs if name == "billetterie"), "")

    def redirect(self, address, cookie):
        self.send_response(303)
        self.send_header("location", address)
        self.send_header("set-cookie", f"billetterie={cookie}; Path=/; HttpOnly; SameSite=Lax")
        self.send_header("content-length", "0")
        self.end_headers()

    def answer(self, status, body, content_type="text/html; charset=utf-8"):
        content = body.encode()
        self.send_response(status)
        self.send_header("content-type", content_type)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = HTTPServer(("localhost", urlsplit(SITE).port), Site)
    print("ready", flush=True)
    server.serve_forever()
