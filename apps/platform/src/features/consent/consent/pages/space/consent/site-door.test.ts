import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { aDefinition } from "../../../../../../testing/services.ts";
import {
  approveVersion,
  draftVersion,
  publishVersion,
  submitVersion,
} from "../../../../../catalogue/catalogue/index.ts";
import { listGrants } from "../../../index.ts";

let home: SpaceHouse;
const CONSENT = "/caen/espace/services/caen/mediatheque/accord";
const requests = [
  asks("given_name", required),
  asks("family_name", required),
  asks("age_under_25"),
  asks("email"),
];

beforeAll(async () => {
  home = await spaceHouse();
  await home.service("mediatheque", { title: { fr: "Médiathèque", en: "Library" }, requests });
  await home.service("piscine", {
    title: { fr: "Piscine", en: "Pool" },
    requests: [asks("given_name", required), asks("lives_in_14118")],
  });
  await home.service("cantine", {
    title: { fr: "Cantine", en: "Canteen" },
    audience: "child",
    eligibility: "age(birthdate, today) >= 2 && age(birthdate, today) <= 12",
    requests: [asks("given_name", required), asks("birthdate", required)],
  });
});
afterAll(() => home?.house.close());

const grantsOf = (who: Someone, personId = who.personId) =>
  who.transaction((tx) => listGrants(tx, who, personId));

describe("a yes, element by element", () => {
  test("the page shows each value, why, how long and on which basis; nothing is ticked beforehand", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    const { status, body } = await browser.open(CONSENT);
    expect(status).toBe(200);
    for (const text of [
      "Jeanne",
      "Lemoine",
      "jeanne@courriel.example",
      "Servir\u00a0: email.",
      "conservé un an après la fin",
    ])
      expect(body).toContain(text);
    expect(body).toContain("base légale\u00a0: une mission d’intérêt public");
    expect(body).not.toMatch(/type="checkbox"[^>]*checked/);
  });

  test("a partial yes: what was not ticked is refused, and shown as such", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await browser.open(CONSENT);
    const { url, body } = await browser.submit({ geste: "accepter", accord: "age_under_25" });
    expect(url).toMatch(/^\/caen\/espace\/accords\/[0-9a-f-]+\?fait=1$/);
    expect(body).toContain("Non communiqué, à votre demande\u00a0: adresse électronique.");
    const [held] = await grantsOf(jeanne);
    expect(held?.grant).toMatchObject({ refused: ["email"] });
    expect(held?.grant.granted.toSorted()).toEqual(["age_under_25", "family_name", "given_name"]);
  });

  test("a place that was not told is named, never by its code", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    await browser.open("/caen/espace/services/caen/piscine/accord");
    const { body } = await browser.submit({ geste: "accepter" });
    expect(body).toMatch(/Non communiqué, à votre demande\u00a0: habiter Caen la Mer\./);
    expect(body).not.toContain("14118");
  });

  test("a no to everything is a normal way out: nothing is kept but a line of the journal", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await browser.open(CONSENT);
    const { status, url, body } = await browser.submit({ geste: "refuser" });
    expect([status, url]).toEqual([200, "/caen/espace/services/caen/mediatheque?refuse=1"]);
    expect(body).toContain("Rien n’a été communiqué au service.");
    expect(await grantsOf(jeanne)).toEqual([]);
    expect((await browser.open("/caen/espace/journal")).body).toMatch(/refusé/i);
  });

  test("the same form sent twice decides once", async () => {
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    const { body } = await browser.open(CONSENT);
    const cle = /name="cle" value="([^"]+)"/.exec(body)?.[1] ?? "";
    const version = /name="version" value="([^"]+)"/.exec(body)?.[1] ?? "";
    const form = { cle, version, geste: "accepter", accord: "email" };
    const first = await browser.post(CONSENT, form);
    await browser.open(CONSENT);
    const second = await browser.post(CONSENT, form);
    expect(second.url).toBe(first.url);
    expect(await grantsOf(jeanne)).toHaveLength(1);
  });
});

describe("a page left open while the world moved", () => {
  test("a service that changed meanwhile: 409, the choices kept, and nothing sent", async () => {
    const slug = "patinoire";
    const service = await home.service(slug, { requests });
    const path = `/caen/espace/services/caen/${slug}/accord`;
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    await browser.open(path);
    await publishAgain(service.id, [...requests, asks("phone_number")]);
    const { status, body } = await browser.submit({ geste: "accepter", accord: "email" });
    expect(status).toBe(409);
    expect(body).toContain("vient de changer ce qu’il demande");
    expect(body).toMatch(/value="email"[^>]*checked|checked[^>]*value="email"/);
    expect(body).toContain("Numéro de téléphone");
    expect(await grantsOf(jeanne)).toEqual([]);
    expect((await browser.submit({ geste: "accepter", accord: "email" })).status).toBe(200);
    expect(await grantsOf(jeanne)).toHaveLength(1);
  });

  test("a new version asks only for what is new", async () => {
    const service = await home.service("theatre", { requests });
    const path = "/caen/espace/services/caen/theatre/accord";
    const browser = await home.server.signedIn(await home.jeanne());
    await browser.open(path);
    await browser.submit({ geste: "accepter", accord: "email" });
    await publishAgain(service.id, [...requests, asks("phone_number")]);
    const { body } = await browser.open(path);
    expect([...body.matchAll(/type="checkbox"/g)]).toHaveLength(1);
    expect(body).toContain("3 informations déjà acceptées");
    const { body: after } = await browser.submit({ geste: "accepter" });
    expect(after).toContain("numéro de téléphone");
    expect(after).toContain("jeanne@courriel.example");
  });

  async function publishAgain(
    serviceId: Awaited<ReturnType<SpaceHouse["service"]>>["id"],
    asked: typeof requests,
  ) {
    const manager = await anAgent(home.house, home.caen, ["service_manager"], "Maud Pichon");
    const approver = await anAgent(home.house, home.caen, ["data_protection_officer"], "Élie Roussel");
    const draft = await draftVersion(manager, { serviceId, definition: aDefinition({ requests: asked }) });
    await submitVersion(manager, draft);
    await approveVersion(approver, { ...draft, revision: draft.revision + 1 });
    await publishVersion(manager, { ...draft, revision: draft.revision + 2 });
  }
});

describe("for somebody else", () => {
  test("a parent opens the canteen for their child, and each sees it in their journal", async () => {
    const jeanne = await home.jeanne();
    const leo = await home.childOf(jeanne);
    const browser = await home.server.signedIn(jeanne);
    const service = await browser.open("/caen/espace/services/caen/cantine");
    expect(service.body).toContain("Commencer pour Léo");
    await browser.open(`/caen/espace/services/caen/cantine/accord?pour=${leo}`);
    const { status } = await browser.submit({ geste: "accepter" });
    expect(status).toBe(200);
    expect(await grantsOf(jeanne, leo)).toHaveLength(1);
    expect(await grantsOf(jeanne)).toEqual([]);
    expect((await browser.open(`/caen/espace/journal?pour=${leo}`)).body).toContain("Cantine");
  });

  test("the page says why it is not possible, and an address typed by hand does not go round it", async () => {
    const jeanne = await home.jeanne();
    const grown = await home.childOf(jeanne, { given_name: "Noé", birthdate: "2012-01-02" });
    const browser = await home.server.signedIn(jeanne);
    expect((await browser.open("/caen/espace/services/caen/cantine")).body).toContain("Avoir 12 ans au plus");
    const refused = await browser.open(`/caen/espace/services/caen/cantine/accord?pour=${grown}`);
    expect(refused.status).toBe(422);
    expect((await browser.open("/caen/espace/services/caen/cantine/accord")).status).toBe(422);
  });

  test("what is missing is named, and leads to where it is given", async () => {
    const known = { declared: { given_name: "Ana" } };
    const browser = await home.server.signedIn(await aPerson(home.house, home.caen, known));
    const { body } = await browser.open("/caen/espace/services/caen/mediatheque");
    expect(body).toContain("Nom de naissance</li>");
    expect(body).toContain("/espace/services/caen/mediatheque/completer");
    expect(body).toContain("Pas encore envoyé\u00a0: Prénom");
  });

  test("a needed element that is not known leaves no button to accept", async () => {
    const known = { validated: { given_name: "Ana" } };
    const browser = await home.server.signedIn(await aPerson(home.house, home.caen, known));
    const { status, body } = await browser.open(CONSENT);
    expect(status).toBe(200);
    expect(body).toContain("Il manque une information nécessaire");
    expect(body).not.toContain('value="accepter"');
    expect(body).toContain('value="refuser"');
  });

  test("a draft is nobody yet: it opens no service", async () => {
    const known = { declared: { given_name: "Ana", family_name: "Silva" } };
    const draft = await aPerson(home.house, home.caen, known);
    const browser = await home.server.signedIn(draft);
    const { status, body } = await browser.open(CONSENT);
    expect(status).toBe(422);
    expect(body).toContain("Terminez votre dossier");
    await browser.open("/caen/espace");
    expect((await browser.post(CONSENT, { version: "1", geste: "accepter" })).status).toBe(422);
    expect(await grantsOf(draft)).toEqual([]);
  });
});

describe("nobody else decides", () => {
  test("a stranger named in the address is refused, for reading and for deciding", async () => {
    const [jeanne, other] = [await home.jeanne(), await home.jeanne()];
    const browser = await home.server.signedIn(jeanne);
    await browser.open(CONSENT);
    expect((await browser.open(`${CONSENT}?pour=${other.personId}`)).status).toBe(403);
    await browser.open(CONSENT);
    const posted = await browser.post(`${CONSENT}?pour=${other.personId}`, {
      version: "1",
      geste: "accepter",
    });
    expect(posted.status).toBe(403);
    expect(await grantsOf(other)).toEqual([]);
  });

  test("an item that the service never published cannot be agreed to", async () => {
    const browser = await home.server.signedIn(await home.jeanne({ family_quotient: 700 }));
    await browser.open(CONSENT);
    expect((await browser.submit({ geste: "accepter", accord: "family_quotient" })).status).toBe(422);
  });

  test("somebody who is not signed in is led to the door and back", async () => {
    const { url } = await home.server.visitor().open(CONSENT);
    expect(url).toBe(`/caen/connexion?retour=${encodeURIComponent(CONSENT)}`);
  });

  test("a service of an authority that does not serve this town does not exist", async () => {
    const browser = await home.server.signedIn(await home.jeanne());
    expect((await browser.open("/caen/espace/services/honfleur/mediatheque/accord")).status).toBe(404);
  });
});
