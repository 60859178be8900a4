"""A small site that signs people in with Authlib, as its documentation shows (OAuth 2 Session, OpenID Connect)."""

import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import requests
from authlib.common.security import generate_token
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, jwt
from authlib.oidc.core import CodeIDToken, UserInfo

ISSUER, CLIENT_ID, CLIENT_SECRET, SITE = (
    os.environ[name] for name in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "SITE")
)
# What was checked, by whom: OpenID Connect for Identity Assurance 1.0.
CLAIMS = {
    "userinfo": {
        "verified_claims": {
            "verification": {"trust_framework": None, "assurance_level": None},
            "claims": {"family_name": None},
        }
    }
}

provider = requests.get(f"{ISSUER}/.well-known/openid-configuration", timeout=10).json()
keys = JsonWebKey.import_key_set(requests.get(provider["jwks_uri"], timeout=10).json())
session = OAuth2Session(
    CLIENT_ID,
    CLIENT_SECRET,
    scope="openid ardeco",
    redirect_uri=f"{SITE}/retour",
    code_challenge_method="S256",
    token_endpoint_auth_method="client_secret_basic",
)
sent = {}


def start():
    sent["code_verifier"], sent["nonce"] = generate_token(48), generate_token(30)
    url, sent["state"] = session.create_authorization_url(
        provider["authorization_endpoint"],
        code_verifier=sent["code_verifier"],
        nonce=sent["nonce"],
        claims=json.dumps(CLAIMS),
    )
    return url


def finish(address):
    refused = parse_qs(urlsplit(address).query).get("error")
    if refused:
        return {"error": refused[0]}
    token = session.fetch_token(
        provider["token_endpoint"],
        authorization_response=address,
        state=sent["state"],
        code_verifier=sent["code_verifier"],
    )
    told = jwt.decode(
        token["id_token"],
        keys,
        claims_cls=CodeIDToken,
        claims_options={"iss": {"essential": True, "value": ISSUER}},
        claims_params={
            "nonce": sent["nonce"],
            "client_id": CLIENT_ID,
            "access_token": token["access_token"],
        },
    )
    told.validate(leeway=5)
    answer = session.get(provider["userinfo_endpoint"], timeout=10)
    answer.raise_for_status()
    userinfo = UserInfo(answer.json())
    assert userinfo["sub"] == told["sub"]
    return {"id_token": dict(told), "userinfo": dict(userinfo)}


def later():
    """What the tokens kept are still worth."""
    seen = session.get(provider["userinfo_endpoint"], timeout=10).status_code
    try:
        session.refresh_token(provider["token_endpoint"])
        refreshed = "ok"
    except OAuthError as error:
        refreshed = error.error
    return {"userinfo": seen, "refresh": refreshed}


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/":
            self.send_response(302)
            self.send_header("location", start())
            self.end_headers()
            return
        try:
            answer = finish(f"{SITE}{self.path}") if path == "/retour" else later()
        except OAuthError as error:
            answer = {"error": error.error}
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_):
        pass


server = HTTPServer(("localhost", urlsplit(SITE).port), Site)
print("ready", flush=True)
server.serve_forever()
