import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, inject, test } from "vitest";
import { clientOf, type Facts } from "../support/platform.ts";
import type { Answer } from "../support/send.ts";
import { Visitor } from "../support/visitor.ts";

// A hostile vendor, and hostile links, on the platform as it is started.

const { url, sessions, factsPath } = inject("platform");
const facts: Facts = JSON.parse(await readFile(factsPath, "utf8"));
const pool = clientOf(facts, "piscine");
const library = clientOf(facts, "mediatheque");
const [callback = ""] = pool.redirectUris;
const elsewhere = pool.issuer.replace("/caen/", "/caen-la-mer/");

/** Of every request that says nothing of it. */
const VERIFIER = "un-verificateur-de-quarante-trois-caracteres-ou-plus";
const newVerifier = () => randomBytes(32).toString("base64url");
const challengeOf = (verifier: string) => createHash("sha256").update(verifier).digest("base64url");

type Parameters = Readonly<Record<string, string | undefined>>;

function authorization(more: Parameters = {}): string {
  const asked = {
    client_id: pool.clientId,
    response_type: "code",
    scope: "openid ardeco",
    redirect_uri: callback,
    state: "etat",
    code_challenge: challengeOf(VERIFIER),
    code_challenge_method: "S256",
    ...more,
  };
  const said = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `${pool.issuer}/auth?${new URLSearchParams(said)}`;
}

/** Goes on until a page, or the application's door: nobody listens there. */
async function follow(visitor: Visitor, first: Promise<Answer>): Promise<Answer> {
  let answer = await first;
  while (answer.location && new URL(answer.location, url).origin === url) {
    answer = await visitor.get(new URL(answer.location, url).href);
  }
  return answer;
}

const returned = ({ location }: Answer) => new URL(location || "about:blank").searchParams;

/** Signs somebody of the demonstration in to the pool, agreeing to all when asked. */
async function codeFor(person: string, more: Parameters): Promise<string> {
  const visitor = new Visitor(url, sessions[person]);
  let answer = await follow(visitor, visitor.get(authorization(more)));
  if (!answer.location) {
    answer = await follow(visitor, visitor.submit(answer, "/autoriser/", { geste: "accepter" }));
  }
  const code = returned(answer).get("code");
  if (code === null) throw new Error(`no code: ${answer.status} ${answer.url} ${answer.location}`);
  return code;
}

async function ask(client: typeof pool, endpoint: string, form: Parameters) {
  const fields = Object.entries(form).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const secret = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64");
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${secret}` },
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, body: await answer.json().catch(() => ({})) };
}

const exchange = (code: string, more: Parameters = {}, client = pool, issuer = pool.issuer) =>
  ask(client, `${issuer}/token`, {
    grant_type: "authorization_code",
    code,
    redirect_uri: callback,
    code_verifier: VERIFIER,
    ...more,
  });

const userinfo = async (token: string, issuer = pool.issuer) =>
  (await fetch(`${issuer}/me`, { headers: { authorization: `Bearer ${token}` } })).status;

describe("a code", () => {
  test("asked with a challenge is worth nothing without its verifier, and is not asked without one", async () => {
    const verifier = newVerifier();
    const asked = { code_challenge: challengeOf(verifier), code_challenge_method: "S256" };
    for (const wrong of [undefined, newVerifier(), asked.code_challenge]) {
      const refused = await exchange(await codeFor("karim", asked), { code_verifier: wrong });
      expect(refused).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    }
    // The link lost its challenge on the way.
    const visitor = new Visitor(url, sessions.karim);
    const lost = { code_challenge: undefined, code_challenge_method: undefined };
    const downgraded = await follow(visitor, visitor.get(authorization(lost)));
    expect(returned(downgraded).get("error")).toBe("invalid_request");
  });

  test("is not asked with its verifier in clear as challenge", async () => {
    const visitor = new Visitor(url, sessions.karim);
    for (const method of ["plain", undefined]) {
      const more = { code_challenge: newVerifier(), code_challenge_method: method };
      const answer = await follow(visitor, visitor.get(authorization(more)));
      expect(returned(answer).get("error")).toBe("invalid_request");
    }
  });

  test("serves once, its own application, its own address, its own authority", async () => {
    const code = await codeFor("karim", {});
    expect((await exchange(code, {}, library)).body.error).toBe("invalid_grant");
    const other = await codeFor("karim", {});
    expect((await exchange(other, { redirect_uri: "http://localhost:3200/" })).body.error).toBe(
      "invalid_grant",
    );
    const there = await codeFor("karim", {});
    expect((await exchange(there, {}, pool, elsewhere)).status).toBeGreaterThanOrEqual(400);
    const good = await codeFor("karim", {});
    const first = await exchange(good);
    expect(first.status).toBe(200);
    expect((await exchange(good)).body.error).toBe("invalid_grant");
    expect(await userinfo(first.body.access_token)).toBe(401);
  });
});

describe("a request that would lead somewhere else", () => {
  test.each([
    ["a request object", { request: "eyJhbGciOiJub25lIn0.e30." }, "request_not_supported"],
    ["another type of answer", { response_type: "token" }, "unsupported_response_type"],
    ["tokens in the address", { response_type: "id_token token", nonce: "n" }, "unsupported_response_type"],
    ["an age that is none", { max_age: "-1" }, "invalid_request"],
    ["no question and one", { prompt: "none login" }, "invalid_request"],
  ])("is refused at the application's own address: %s", async (_, more, error) => {
    const visitor = new Visitor(url, sessions.karim);
    const answer = await follow(visitor, visitor.get(authorization(more)));
    const address = new URL(answer.location);
    expect(address.origin + address.pathname).toBe(callback);
    const told = new URLSearchParams(address.search || address.hash.slice(1));
    expect(told.get("error")).toBe(error);
  });

  test("a request said to be elsewhere is fetched from nowhere", async () => {
    let visits = 0;
    const inside = createServer((_request, response) => {
      visits++;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(inside, "listening");
    const { port } = inside.address() as AddressInfo;
    const visitor = new Visitor(url, sessions.karim);
    const request_uri = `http://127.0.0.1:${port}/demande`;
    const answer = await follow(visitor, visitor.get(authorization({ request_uri })));
    expect(visits).toBe(0);
    expect(answer.location).not.toContain("code=");
    inside.close();
  });

  test.each([
    "https://evil.example/",
    `${callback}@evil.example/`,
    `${callback}/../x`,
    `${callback}#x`,
    callback.replace("localhost", "LOCALHOST."),
    "javascript:alert(1)",
    library.redirectUris[0] ?? "",
  ])("is never answered at an address of others: %s", async (redirect_uri) => {
    const visitor = new Visitor(url, sessions.karim);
    const answer = await visitor.get(authorization({ redirect_uri }));
    expect([answer.status, answer.location]).toEqual([400, ""]);
    const left = await visitor.get(
      `${pool.issuer}/session/end?${new URLSearchParams({ client_id: pool.clientId, post_logout_redirect_uri: redirect_uri })}`,
    );
    expect([left.status, left.location]).toEqual([400, ""]);
  });

  test("asked in silence, tells nothing of who is there or of what they agreed", async () => {
    const silent = authorization({ prompt: "none" });
    const stranger = new Visitor(url);
    expect(returned(await follow(stranger, stranger.get(silent))).get("error")).toBe("login_required");
    const visitor = new Visitor(url, sessions.thomas);
    const answer = await follow(visitor, visitor.get(silent));
    expect(returned(answer).get("error")).toMatch(/^(consent|login|interaction)_required$/);
    expect(answer.location).not.toMatch(/code=|id_token|sub=/);
  });
});

describe("tokens", () => {
  test("of one authority are nothing in another; after the withdrawal, nothing anywhere", async () => {
    const { body: tokens } = await exchange(
      await codeFor("karim", { prompt: "consent", scope: "openid ardeco offline_access" }),
    );
    expect(await userinfo(tokens.access_token)).toBe(200);
    expect(await userinfo(tokens.access_token, elsewhere)).toBe(401);
    const refreshing = { grant_type: "refresh_token", refresh_token: tokens.refresh_token };
    expect((await ask(pool, `${elsewhere}/token`, refreshing)).status).toBeGreaterThanOrEqual(400);
    const looked = await ask(library, `${pool.issuer}/token/introspection`, { token: tokens.access_token });
    expect(looked.body).toEqual({ active: false });

    const visitor = new Visitor(url, sessions.karim);
    const services = await visitor.get("/caen/espace/accords");
    const grants = services.body.match(/\/caen\/espace\/accords\/[0-9a-f-]{36}/g) ?? [];
    let withdrawn = 0;
    for (const grant of new Set(grants)) {
      const page = await visitor.get(`${grant}/retrait`);
      // Withdrawn before, by another test: there is nothing to withdraw.
      if (page.status !== 200) continue;
      await visitor.submit(page, "/retrait");
      withdrawn += 1;
    }
    expect(withdrawn).toBeGreaterThan(0);
    expect(await userinfo(tokens.access_token)).toBe(401);
    expect((await ask(pool, `${pool.issuer}/token`, refreshing)).body.error).toBe("invalid_grant");
    const own = await ask(pool, `${pool.issuer}/token/introspection`, { token: tokens.access_token });
    expect(own.body).toEqual({ active: false });
  });
});
