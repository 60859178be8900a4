import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listGrants } from "../../features/consent/consent/index.ts";
import { rejectElement } from "../../features/identity/identity/index.ts";
import type { FileId, PersonId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { askProof, draftOf, hidden, LEAK, sentBy } from "../../walls/testing/two-parents.ts";
import { asks, required, type Someone, type SpaceHouse, spaceHouse } from "./testing/space-house.ts";

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
  await home.service("cantine", {
    title: { fr: "Cantine", en: "Canteen" },
    audience: "child",
    requests: [asks("given_name", required), asks("address", required), asks("lives_in_14118", required)],
  });
});
afterAll(() => home?.house.close());

const SPACE = "/caen/espace";
const WITHHELD = "Indiqué par un autre représentant. Nous ne l’affichons pas ici.";
const typed = {
  valeur_street: "5 quai Vendeuvre",
  valeur_complement: "",
  valeur_postcode: "14000",
  valeur_city: "Caen",
};

interface Family {
  readonly jeanne: Someone;
  readonly julien: Someone;
  readonly leo: PersonId;
}

/** Léo's parents, with the address that Jeanne gave, if she did. */
async function aFamily(known: { address?: unknown } = { address: hidden }): Promise<Family> {
  const [jeanne, julien] = [await home.jeanne(), await home.jeanne({ given_name: "Julien" })];
  const leo = await home.childOf(jeanne, known);
  await home.alsoParent(julien, leo);
  return { jeanne, julien, leo };
}

/** Every page that links lead to, and every address that somebody who knows the platform would type. */
async function pagesAbout(browser: Browser, leo: PersonId, files: readonly FileId[] = []) {
  const typedByHand = [
    SPACE,
    ...["informations", "informations/export", "informations/export.json", "journal", "services"].map(
      (page) => `${SPACE}/${page}?pour=${leo}`,
    ),
    ...["address", "email", "phone_number"].map((name) => `${SPACE}/informations/${name}?pour=${leo}`),
    `${SPACE}/services/caen/cantine/accord?pour=${leo}`,
    ...files.flatMap((file) => [
      ...["", "/adresse", "/commune", "/verification"].map((step) => `${SPACE}/proches/${file}${step}`),
      ...["", "/adresse", "/verification"].map((step) => `/caen/inscription/${file}${step}`),
      ...["", "/recepisse", "/retrait"].map((page) => `${SPACE}/demandes/${file}${page}`),
    ]),
  ];
  const waiting = [...typedByHand];
  const bodies = new Map<string, string>();
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    if (bodies.has(url) || !isOfSpace(url)) continue;
    const { body, status } = await browser.open(url);
    expect(status, url).toBeLessThan(500);
    bodies.set(url, body);
    waiting.push(
      ...[...body.matchAll(/href="(\/caen\/[^"#]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&")),
    );
  }
  return bodies;
}

/** Pages that everybody reads, and the same ones in English, hold nothing of Léo. */
const isOfSpace = (url: string) => /^\/caen\/(espace|inscription\/)/.test(url) && !url.includes("lang=");

const leaking = (bodies: ReadonlyMap<string, string>) =>
  [...bodies].filter(([, body]) => LEAK.test(body)).map(([url]) => url);

describe("the address that one parent gave", () => {
  test("no page of the other parent holds the street, whatever the address and the method", {
    timeout: 120_000,
  }, async () => {
    const { jeanne, julien, leo } = await aFamily();
    const browser = await home.server.signedIn(julien);
    const consent = `${SPACE}/services/caen/cantine/accord?pour=${leo}`;
    await accept(await home.server.signedIn(jeanne), consent);
    const read = await pagesAbout(browser, leo);
    expect(read.size).toBeGreaterThan(15);
    expect(leaking(read)).toEqual([]);
    const grantId = (await jeanne.transaction((tx) => listGrants(tx, jeanne, leo)))[0]?.grant.id;
    for (const page of [
      `informations?pour=${leo}`,
      `informations/address?pour=${leo}`,
      `accords/${grantId}?pour=${leo}`,
    ])
      expect(read.get(`${SPACE}/${page}`) ?? (await browser.open(`${SPACE}/${page}`)).body, page).toContain(
        WITHHELD,
      );
    expect(leaking(await pagesAbout(await home.server.signedIn(jeanne), leo)).length).toBeGreaterThan(3);
  });

  test("forged forms are refused, and send back what was typed and no more", async () => {
    const { jeanne, julien, leo } = await aFamily();
    const browser = await home.server.signedIn(julien);
    await browser.open(`${SPACE}/informations?pour=${leo}`);
    const form = `${SPACE}/informations/address?pour=${leo}`;
    const answers = [
      await browser.post(form, typed),
      await browser.post(form, { ...typed, valeur_postcode: "x" }),
      await browser.post(form, {}),
      await browser.post(`${SPACE}/informations/address/annuler?pour=${leo}`),
      await browser.post(`${SPACE}/informations/email?pour=${leo}`, { valeur: "jamais" }),
      await browser.post(`${SPACE}/services/caen/cantine/accord?pour=${leo}`, {
        geste: "accepter",
        version: "0",
      }),
      await browser.post(`${SPACE}/proches/ajouter`, { relation: "child", person: leo }),
    ];
    expect(answers.filter(({ body }) => LEAK.test(body)).map(({ url }) => url)).toEqual([]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 200, 422, 409, 200]);
    const { body } = await (await home.server.signedIn(jeanne)).open(`${SPACE}/informations?pour=${leo}`);
    expect(body).toContain("12 rue Saint-Jean, 14000 Caen");
  });

  test("serves the other parent all the same: the canteen opens, without its being shown", async () => {
    const { julien, leo } = await aFamily();
    const browser = await home.server.signedIn(julien);
    const page = await browser.open(`${SPACE}/services/caen/cantine/accord?pour=${leo}`);
    expect(page.body.split(WITHHELD)).toHaveLength(3);
    await browser.submit({ geste: "accepter" });
    const { holds } = (await julien.transaction((tx) => listGrants(tx, julien, leo)))[0] ?? { holds: [] };
    expect(holds.map(({ name, current }) => [name, current.state])).toEqual([
      ["lives_in_14118", "withheld"],
      ["given_name", "known"],
      ["address", "withheld"],
    ]);
    expect(leaking(await pagesAbout(browser, leo))).toEqual([]);
  });

  test("is not asked of the other parent who files for the child; the check says why, and the file is sent", async () => {
    const { julien, leo } = await aFamily();
    const browser = await home.server.signedIn(julien);
    await browser.open(`${SPACE}/informations/school?pour=${leo}`);
    await browser.open(`${SPACE}/proches/ajouter`);
    await browser.post(`${SPACE}/proches/ajouter`, { relation: "child", person: leo });
    const met: string[] = [];
    while (!browser.shown.url.endsWith("/verification")) {
      met.push(browser.shown.url.split("/").at(-1) ?? "");
      await browser.submit({ school: "", proof_relative_kind: "brought" }, { action: browser.shown.url });
    }
    expect(met).not.toContain("adresse");
    expect(browser.shown.body).toContain(WITHHELD);
    expect(browser.shown.body).not.toMatch(LEAK);
    expect((await browser.submit({}, { action: browser.shown.url })).body).toMatch(/CAEN-2026-\d{6}/);
  });
});

describe("on its way", () => {
  test("a draft of one parent is closed to the other, on every page", async () => {
    const { jeanne, julien, leo } = await aFamily({});
    const file = await draftOf(jeanne, leo);
    const browser = await home.server.signedIn(julien);
    expect(leaking(await pagesAbout(browser, leo, [file]))).toEqual([]);
    const closed = await browser.open(`${SPACE}/proches/${file}/adresse`);
    expect(closed.status).toBe(403);
    expect(closed.body).toContain("Un autre représentant remplit une demande pour cette personne.");
    await browser.open(`${SPACE}/informations/school?pour=${leo}`);
    expect((await browser.submit({ valeur: "École" })).status).toBe(403);
    expect((await browser.post(`${SPACE}/proches/${file}/adresse`, typed)).status).toBe(403);
    const own = await (await home.server.signedIn(jeanne)).open(`${SPACE}/proches/${file}/adresse`);
    expect(own.body).toMatch(LEAK);
  });

  test("sent, asked about and refused in words that quote it, it is still not told", {
    timeout: 120_000,
  }, async () => {
    const { jeanne, julien, leo } = await aFamily({});
    const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
    const file = await sentBy(jeanne, leo);
    await askProof(agent, file);
    const [his, hers] = [await home.server.signedIn(julien), await home.server.signedIn(jeanne)];
    expect(leaking(await pagesAbout(his, leo, [file]))).toEqual([]);
    expect((await hers.open(`${SPACE}/demandes/${file}`)).body).toMatch(LEAK);
    const reason = "le bail du 12 rue Saint-Jean est au nom d’un autre";
    await agent.transaction((tx) => rejectElement(tx, agent, { personId: leo, name: "address", reason }));
    expect(leaking(await pagesAbout(his, leo, [file]))).toEqual([]);
    expect((await hers.open(`${SPACE}/informations?pour=${leo}`)).body).toContain(reason);
  });
});

async function accept(browser: Browser, consent: string): Promise<void> {
  await browser.open(consent);
  expect((await browser.submit({ geste: "accepter" })).status).toBe(200);
}
