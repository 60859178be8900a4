import { randomUUID } from "node:crypto";
import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApplication, CALLBACK } from "../../features/consent/openid/testing/application.ts";
import { anAgent } from "../../testing/builders.ts";
import { countStatements } from "../../testing/count-statements.ts";
import { aSandbox, codesIn, idOf, type Space, signIn } from "./testing/a-sandbox.ts";

// A vendor with an e-mail address and nothing else, in the whole platform.

let sandbox: Awaited<ReturnType<typeof aSandbox>>;
let acme: Space;

beforeAll(async () => {
  sandbox = await aSandbox();
  acme = await sandbox.space("Acme", "dev@acme.example");
});
afterAll(() => sandbox?.close());

describe("the way in", () => {
  test("an address and a name open a space at once; the same address comes back to it", async () => {
    expect(acme.home).toMatch(/^\/bac-a-sable-[0-9a-f]{12}\/administration\/bac-a-sable$/);
    expect(acme.vendor.shown.body).toMatch(/ar-brand__name">Bac à sable<[\s\S]*?ar-brand__area">Acme</);
    expect(acme.vendor.shown.body).toContain("personnes fictives");
    const elsewhere = sandbox.server.visitor();
    await elsewhere.open(await sandbox.linkFor(elsewhere, "Peu importe", "DEV@acme.example"));
    await elsewhere.submit();
    expect(elsewhere.shown.url).toBe(acme.home);
  });

  test("a link serves once, opens nothing by itself, and not after half an hour", async () => {
    const visitor = sandbox.server.visitor();
    const link = await sandbox.linkFor(visitor, "Essais", "une@fois.example");
    expect((await visitor.open(link)).body).toContain("Entrer dans votre espace");
    await visitor.submit();
    const again = sandbox.server.visitor();
    await again.open(link);
    expect([(await again.submit()).status, again.shown.body.includes("ne fonctionne plus")]).toEqual([
      410,
      true,
    ]);
    const late = await sandbox.linkFor(sandbox.server.visitor(), "Essais", "tard@fois.example");
    sandbox.house.clock.advance(31 * 60_000);
    const tooLate = sandbox.server.visitor();
    await tooLate.open(late);
    expect((await tooLate.submit()).status).toBe(410);
  });

  test("what is mistyped stays, and five links at most wait for an address", async () => {
    const visitor = sandbox.server.visitor();
    await visitor.open("/bac-a-sable/essayer");
    const refused = await visitor.submit({ organisation: "Acme", email: "pas-une-adresse" });
    expect([refused.status, refused.body.includes('value="Acme"')]).toEqual([422, true]);
    for (let time = 0; time < 7; time += 1) await sandbox.linkFor(visitor, "Acme", "flot@acme.example");
    expect(sandbox.house.mails.filter(({ to }) => to === "flot@acme.example")).toHaveLength(5);
  });
});

describe("a vendor tries everything", () => {
  let facts: Awaited<ReturnType<typeof sandbox.connected>>;
  beforeAll(async () => {
    facts = await sandbox.connected(acme);
  });

  test("signs in as Madeleine by one button, without an optional item; the checks say so", async () => {
    const { application } = facts;
    const { verifier, answered } = await signIn(acme, application, "Madeleine Roussel");
    const tokens = await application.finish(answered, verifier);
    const told = await oidc.fetchUserInfo(
      application.config,
      tokens.access_token,
      tokens.claims()?.sub ?? "",
    );
    expect(told).toMatchObject({ given_name: "Madeleine", family_name: "Roussel" });
    expect(told).not.toHaveProperty("email");
    await sandbox.house.drain();
    const { body } = await acme.vendor.open(`${acme.home}/verifications`);
    expect(seenIn(body)).toEqual(
      expect.arrayContaining(["Connecter quelqu’un, avec PKCE", "Lire les informations accordées"]),
    );
  });

  test("debits, credits, holds and refunds in the trial purse, and each is a check once it was done", async () => {
    const { body } = await acme.vendor.open(acme.home);
    const counter = codesIn(body).at(-1) ?? "";
    const { application } = facts;
    const { verifier, answered } = await signIn(acme, application, "Marie Martin");
    const sub = (await application.finish(answered, verifier)).claims()?.sub ?? "";
    const at = `/api/v1/authorities${acme.root}/counters/${counter}`;
    const basic = Buffer.from(`${facts.clientId}:${facts.secret}`).toString("base64");
    const post = async (path: string, payload: object) => {
      const headers = { authorization: `Basic ${basic}`, "idempotency-key": randomUUID() };
      const answer = await sandbox.server.app.inject({ method: "POST", url: at + path, headers, payload });
      expect([path, answer.statusCode, answer.body]).toEqual([path, 200, expect.any(String)]);
      return answer.json();
    };
    const counted = [
      "Débiter un compteur",
      "Créditer un compteur",
      "Réserver, puis prendre ou libérer",
      "Rembourser",
    ];
    const seenNow = async () => {
      const shown = seenIn((await acme.vendor.open(`${acme.home}/verifications`)).body);
      return counted.filter((name) => shown.includes(name));
    };
    expect((await post("/balance", { sub })).balance).toBe(2_000);
    expect(await seenNow()).toEqual([]);
    const { transfer } = await post("/debits", { sub, amount: 350, label: "Entrée" });
    expect(await seenNow()).toEqual(counted.slice(0, 1));
    await post("/credits", { sub, amount: 100 });
    const until = new Date(sandbox.house.clock.now().getTime() + 3_600_000).toISOString();
    const held = (await post("/reservations", { sub, amount: 200, until })).transfer;
    expect(await seenNow()).toEqual(counted.slice(0, 2));
    await post(`/transfers/${held}/void`, {});
    await post(`/transfers/${transfer}/refund`, {});
    expect(await seenNow()).toEqual(counted);
    expect((await post("/balance", { sub })).balance).toBe(2_100);
  });

  test("whoever is nobody yet is led to the characters, and on to the application", async () => {
    const { vendor, root } = acme;
    await vendor.submit({}, { action: `${root}/deconnexion` }).catch(() => undefined);
    vendor.cookies.set("ardeco_espace", "", root);
    const claire = await idOf(acme, "Claire Petit");
    await facts.application.start(vendor);
    expect(vendor.shown.url).toContain(`${root}/personnages?retour=`);
    const retour = new URL(vendor.shown.url, "http://localhost").searchParams.get("retour") ?? "";
    await vendor.post(`${root}/personnages`, { person: claire, retour });
    expect(vendor.shown.url).toContain(`${root}/espace/autoriser/`);
    await vendor.post(`${root}/personnages`, { person: claire, retour: "/caen/espace" });
    expect(vendor.shown.url).toBe(`${root}/espace/services`);
  });

  test("a refusal comes back as access_denied, and counts once the application goes on", async () => {
    const { application } = facts;
    sandbox.house.clock.advance(1_000);
    const { answered } = await signIn(acme, application, "Karim Benali", false);
    expect(answered.redirects.at(-1)).toContain("error=access_denied");
    sandbox.house.clock.advance(1_000);
    await signIn(acme, application, "Karim Benali");
    const { body } = await acme.vendor.open(`${acme.home}/verifications`);
    expect(seenIn(body)).toContain("Survivre à un refus");
  });

  test("a change, a suspension, a withdrawal reach the application from buttons; it acknowledges", async () => {
    const person = await idOf(acme, "Madeleine Roussel");
    const page = `${acme.home}/personnages/${person}`;
    const gesture = async (name: string, on: string) => {
      await acme.vendor.open(page);
      const done = await acme.vendor.post(page, { gesture: name, on });
      expect(done.body).toContain("C’est fait");
      await sandbox.house.drain();
    };
    const before = sandbox.receiver.received.length;
    await gesture("change", "family_name");
    expect(acme.vendor.shown.body).toContain("Roussel-Duval");
    await gesture("suspend", grantIn((await acme.vendor.open(page)).body));
    expect((await acme.vendor.open(page)).body).toContain("Suspendu");
    await gesture("renew", "given_name");
    await gesture("withdraw", grantIn((await acme.vendor.open(page)).body));
    const events = sandbox.receiver.received.slice(before).map(({ token }) => payload(token));
    const names = events.map(({ events: one }) => Object.keys(one)[0]?.split("/").at(-1));
    expect(names).toContain("release-changed");
    expect(names.at(-1)).toBe("grant-withdrawn");
    const { clientId, secret } = facts;
    const told = await sandbox.server.app.inject({
      method: "POST",
      url: `/api/v1/authorities/${acme.root.slice(1)}/acknowledgements`,
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` },
      payload: { jti: events.at(-1)?.jti, detail: "Compte fermé." },
    });
    expect(told.statusCode).toBe(200);
    const { body } = await acme.vendor.open(`${acme.home}/verifications`);
    expect(seenIn(body)).toEqual(
      expect.arrayContaining([
        "Recevoir un événement",
        "Accuser réception",
        "Suivre un retrait jusqu’au bout",
      ]),
    );
  });

  test("a forged event is sent from a button; only a refusal counts", async () => {
    const forged = async () => {
      await acme.vendor.open(acme.home);
      await acme.vendor.submit({}, { action: `${acme.home}/falsifier` });
      return seenIn((await acme.vendor.open(`${acme.home}/verifications`)).body);
    };
    expect(await forged()).not.toContain("Refuser un événement falsifié");
    sandbox.receiver.answer({ status: 400, body: JSON.stringify({ err: "invalid_key" }) });
    sandbox.house.clock.advance(1_000);
    expect(await forged()).toContain("Refuser un événement falsifié");
    sandbox.receiver.answer({ status: 202 });
  });

  test("coming of age ends the parent's hand; the expired, the refused, the guarded, the namesakes are there", async () => {
    const ines = await idOf(acme, "Inès Garnier");
    const page = `${acme.home}/personnages/${ines}`;
    await acme.vendor.open(page);
    await acme.vendor.submit({}, { action: page });
    await acme.vendor.open(page);
    await acme.vendor.post(page, { gesture: "come_of_age", on: "birthdate" });
    await sandbox.house.drain();
    await acme.vendor.open(page);
    expect((await acme.vendor.post(page, { gesture: "come_of_age", on: "birthdate" })).status).toBe(409);
    const karim = await acme.vendor.open(`${acme.home}/personnages/${await idOf(acme, "Karim Benali")}`);
    expect(karim.body).toContain("Vérifier à nouveau");
    const cast = (await acme.vendor.open(`${acme.home}/personnages`)).body;
    expect(cast.match(/>Marie Martin</g)).toHaveLength(2);
    expect(cast).toContain("Sous tutelle");
  });

  test("the log says why a code was refused: another verifier, or used already", async () => {
    const { application } = facts;
    const { verifier, answered } = await signIn(acme, application, "Claire Petit");
    await expect(application.finish(answered, "x".repeat(43))).rejects.toThrow();
    const { body } = await acme.vendor.open(`${acme.home}/journal`);
    expect(body).toContain("le code_verifier n’est pas celui de la demande");
    await application.finish(answered, verifier);
    await expect(application.finish(answered, verifier)).rejects.toThrow();
    expect((await acme.vendor.open(`${acme.home}/journal`)).body).toContain("a déjà servi");
  });

  test("the log tells requests, events and gestures, and no value nor token", async () => {
    const { body } = await acme.vendor.open(`${acme.home}/journal`);
    for (const said of ["Jetons", "Événement envoyé", "Geste", "Entrée comme", "la personne a refusé"])
      expect(body).toContain(said);
    expect(body).not.toMatch(/eyJ|rue Saint-Jean|jeanne@personnages/);
  });

  test("other people come, those of before are erased, the service stays", async () => {
    const before = await idOf(acme, "Jeanne Lemoine");
    await acme.vendor.submit({}, { action: `${acme.home}/recommencer` });
    await sandbox.house.drain();
    expect(await idOf(acme, "Jeanne Lemoine")).not.toBe(before);
    const [left] = await sandbox.house.sqlAs<{ n: number }>(
      "owner",
      "select count(*)::int as n from person_key where person_id = $1",
      [before],
    );
    expect(left?.n).toBe(0);
    expect((await acme.vendor.open(acme.home)).body).toContain("Billetterie");
  });

  test("the definition is taken to a town without its secret, and comes in there as a draft", async () => {
    const file = await acme.vendor.open(`${acme.home}/exporter/${facts.clientId}`);
    expect(file.body).not.toContain(facts.secret);
    expect(JSON.parse(file.body)).toMatchObject({
      format: "ardeco-application/1",
      application: { name: "Caisse", redirectUris: [CALLBACK] },
    });
    const marc = await sandbox.server.signedIn(
      await anAgent(sandbox.house, sandbox.town.id, ["service_manager"]),
    );
    const place = "/caen/administration/services/importer-application";
    await marc.open(place);
    const refused = await marc.submit({ document: "{}" });
    expect([refused.status, refused.body.includes("n’est pas une application exportée")]).toEqual([
      422,
      true,
    ]);
    const hidden = file.body.replace('"title"', String.raw`"title\u0000"`);
    expect([hidden === file.body, (await marc.submit({ document: hidden })).status]).toEqual([false, 422]);
    const { body } = await marc.submit({ document: file.body });
    expect(body).toContain("Billetterie");
    const [clientId = "", secret = ""] = codesIn(body);
    expect([clientId === facts.clientId, secret === facts.secret, secret.length > 20]).toEqual([
      false,
      false,
      true,
    ]);
    // A draft: nobody signs in to it before four eyes have published it.
    const issuer = "http://localhost:3000/caen/oidc";
    const early = await anApplication(sandbox.server.app, issuer, { clientId, secret });
    expect((await early.start(sandbox.server.visitor())).shown.status).toBe(400);
    for (const role of ["validator", "auditor"] as const) {
      const agent = await sandbox.server.signedIn(await anAgent(sandbox.house, sandbox.town.id, [role]));
      expect((await agent.open(place)).status).toBe(403);
    }
  });
});

const seenIn = (html: string): readonly string[] =>
  [
    ...html.matchAll(/<th scope="row"[^>]*>([^<]+)<\/th><td[^>]*><span class="ar-tag" data-color="success"/g),
  ].map(([, name = ""]) => name);
const grantIn = (html: string): string =>
  /name="gesture" value="withdraw"\/?><input type="hidden" name="on" value="([0-9a-f-]{36})"/.exec(
    html,
  )?.[1] ?? "";
const payload = (token: string): { jti: string; events: Record<string, unknown> } =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

describe("whoever walks about in it", () => {
  test("every link of its pages leads somewhere: the logo, the menus, the foot of the page", async () => {
    const space = await sandbox.space("Promenade", "dev@promenade.example");
    await sandbox.connected(space);
    const { vendor, root, home } = space;
    const jeanne = await idOf(space, "Jeanne Lemoine");
    await vendor.open(`${home}/personnages/${jeanne}`);
    await vendor.submit({}, { action: `${home}/personnages/${jeanne}/entrer` });
    expect(vendor.shown.body).toContain("Ouvrez votre application et connectez-vous en son nom");
    const starts = [vendor.shown.url, `${root}/`, home, `${root}/contact`, `${root}/espace`];
    const [seen, dead] = [new Set<string>(), new Set<string>()];
    for (const path of starts) await walk(path, "an address that one types");
    async function walk(path: string, from: string): Promise<void> {
      if (seen.has(path)) return;
      seen.add(path);
      const { status, body } = await vendor.open(path);
      if (status !== 200) dead.add(`${status} ${path}, from ${from}`);
      for (const [, href = ""] of body.matchAll(/<a [^>]*href="([^"#]+)"/g))
        if (href.startsWith(`${root}/`) && !/lang=|journal\.|\/exporter\//.test(href)) await walk(href, path);
    }
    expect([...dead]).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  });

  test("it speaks as the sandbox: whose space it is, who answers for it, and nobody to be received by", async () => {
    const { vendor, root, home } = acme;
    expect((await vendor.open(home)).body).toMatch(
      /ar-brand__name">Bac à sable<[\s\S]*?ar-brand__area">Acme</,
    );
    expect((await vendor.open(`${root}/contact`)).body).toContain("ne reçoit personne");
    const notice = (await vendor.open(`${root}/mentions-legales`)).body;
    expect(notice).toContain("publié par qui héberge la plateforme");
    expect(notice).not.toContain("Directeur de la publication");
  });
});

test("a page of the space costs what its people agreed to, not how many they are", async () => {
  const { vendor, home } = await sandbox.space("Compte", "dev@compte.example");
  const countOpening = async (path: string) =>
    (await countStatements(() => vendor.open(home + path))).statements;
  await countOpening("");
  // Twelve characters, who agreed to nothing: fewer than three statements each.
  expect(await countOpening("")).toBeLessThan(36);
  expect(await countOpening("/personnages")).toBeLessThan(36);
});
