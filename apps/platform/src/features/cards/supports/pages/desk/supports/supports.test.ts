import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";
import {
  listSupports,
  requestSupport,
  type SupportId,
  setSupportKinds,
  showSupportCode,
} from "../../../index.ts";

let desk: Desk;
let agent: Browser;
let jeanne: Awaited<ReturnType<typeof aPerson>>;

beforeAll(async () => {
  desk = await aDesk();
  const mayor = await anAgent(desk.house, desk.caen.id, ["authority_administrator"]);
  await setSupportKinds(mayor, { kinds: ["card", "printed", "phone"], version: 0 });
});
afterAll(() => desk?.house.close());
beforeEach(async () => {
  agent = await desk.at(["reception"], "Paul Girard");
  jeanne = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" },
  });
  const system = desk.house.system(desk.caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, jeanne.personId, "enrolled"));
});

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const page = () => `/caen/agents/personnes/${jeanne.personId}/supports`;
const supports = () => listSupports(jeanne, jeanne.personId);
const only = async () => {
  const [support] = await supports();
  if (!support) throw new Error("no support");
  return support;
};
const CHECK = "/caen/agents/supports/verifier";
async function check(code: string) {
  await agent.open(CHECK);
  return plain((await agent.submit({ code }, { action: CHECK })).body);
}
const press = async (act: string, fields: Readonly<Record<string, string>> = {}) => {
  await agent.open(page());
  return agent.submit(fields, { action: `${page()}/${(await only()).id}/${act}` });
};

describe("a card, at the desk", () => {
  test("ordered, prepared, handed over; in the list meanwhile, and found from the person's page", async () => {
    const sheet = await agent.open(`/caen/agents/personnes/${jeanne.personId}?motif=help_at_desk`);
    expect(sheet.body).toContain(page());
    await agent.open(page());
    await agent.submit({ sorte: "card" }, { action: page() });
    const { number } = await only();
    expect((await agent.open("/caen/agents/supports")).body).toContain(number);
    expect(plain((await press("preparer")).body)).toContain("C’est fait");
    await press("remettre");
    expect((await only()).state).toBe("active");
    expect((await agent.open("/caen/agents/supports")).body).not.toContain(number);
    expect(plain((await agent.open(page())).body)).toContain("par Paul Girard");
  });

  test("a contactless phone, which nothing makes, is neither offered nor prepared; one of before is read, and ended", async () => {
    await desk.house.sqlAs("owner", "update support_settings set kinds = kinds || '{nfc_phone}'::text[]");
    expect((await agent.open(page())).body).not.toMatch(/nfc_phone|Téléphone sans contact/);
    expect((await agent.submit({ sorte: "nfc_phone" }, { action: page() })).status).toBe(422);
    await agent.open(page());
    await agent.submit({ sorte: "card" }, { action: page() });
    const { id, version } = await only();
    await desk.house.sqlAs("owner", "update support set kind = 'nfc_phone' where id = $1", [id]);
    const { body } = await agent.open(page());
    expect(plain(body)).toContain("Téléphone sans contact");
    expect(body).not.toMatch(/\/(preparer|remettre)"/);
    expect((await agent.post(`${page()}/${id}/preparer`, { version: String(version) })).status).toBe(409);
    await press("arreter", { [`motif-arreter-${id}`]: "Demandé par erreur" });
    expect((await only()).state).toBe("revoked");
  });

  test("suspended with a reason, asked for beside its field; then in service again", async () => {
    await agent.open(page());
    await agent.submit({ sorte: "printed" }, { action: page() });
    const refused = await press("suspendre");
    expect(refused.status).toBe(422);
    expect(plain(refused.body)).toContain("Dites pourquoi : la personne le lira.");
    const { id } = await only();
    await press("suspendre", { [`motif-suspendre-${id}`]: "Trouvée dans le hall" });
    expect((await only()).state).toBe("suspended");
    await press("reprendre", { [`motif-reprendre-${id}`]: "Rendue" });
    expect(await only()).toMatchObject({ state: "active", steps: expect.arrayContaining([]) });
    expect(plain((await agent.open(page())).body)).toContain("Motif : Trouvée dans le hall");
  });

  test("lost, said on the telephone: suspended unless the agent recognised who calls", async () => {
    await agent.open(page());
    await agent.submit({ sorte: "printed" }, { action: page() });
    await press("perdu-telephone");
    expect((await only()).state).toBe("suspended");
    await press("perdu-telephone", { [`reconnue-${(await only()).id}`]: "on" });
    expect((await only()).state).toBe("lost");
  });

  test("printed there as at home", async () => {
    await agent.open(page());
    await agent.submit({ sorte: "printed" }, { action: page() });
    const { id, number } = await only();
    const file = await agent.open(`${page()}/${id}/carte.pdf`);
    expect(file.headers["content-type"]).toBe("application/pdf");
    expect(file.headers["content-disposition"]).toContain(number);
  });
});

describe("what somebody shows", () => {
  test("is accepted with who it is, or refused with the reason; a number alone asks for a document", async () => {
    const order = { id: jeanne.newId<SupportId>(), personId: jeanne.personId, kind: "printed" } as const;
    const { id, number } = await requestSupport(jeanne, order);
    const { code } = await showSupportCode(jeanne, id);
    expect((await agent.open(CHECK)).headers["permissions-policy"]).toContain("camera=(self)");
    expect((await agent.open(page())).headers["permissions-policy"]).toContain("camera=()");
    const good = await check(code);
    expect(good).toContain("Ce support est valable");
    expect(good).toContain("Il est à Jeanne Martin");
    expect(good).not.toContain("pièce d’identité");
    expect(await check(number.toLowerCase())).toContain("regardez une pièce d’identité");
    await press("perdu");
    expect(await check(code)).toContain("Ce support a été déclaré perdu.");
    for (const wrong of [`${number.slice(0, -1)}0`, "SUP-2026-000001-00", "bonjour", `${code}A`]) {
      const refused = await check(wrong);
      expect(refused).toContain("Ce support est refusé");
      expect(refused).not.toContain("Jeanne");
    }
    expect(plain((await agent.submit({ code: "" }, { action: CHECK })).body)).toContain(
      "Lisez le code, ou tapez le numéro",
    );
  });

  test("nobody else's agent checks, lists, prints nor stops it", async () => {
    const order = { id: jeanne.newId<SupportId>(), personId: jeanne.personId, kind: "printed" } as const;
    const { id, number } = await requestSupport(jeanne, order);
    const away = await desk.server.signedIn(await anAgent(desk.house, desk.honfleur.id, ["reception"]));
    await away.open("/honfleur/agents/supports/verifier");
    const answer = await away.submit({ code: number }, { action: "/honfleur/agents/supports/verifier" });
    expect(plain(answer.body)).toContain("Ce support est refusé");
    const theirs = page().replace("/caen/", "/honfleur/");
    expect((await away.open(theirs)).status).toBe(404);
    expect((await away.post(`${theirs}/${id}/perdu`, {})).status).toBe(404);
    const manager = await desk.at(["service_manager"]);
    for (const path of [page(), "/caen/agents/supports", CHECK])
      expect((await manager.open(path)).status).toBe(403);
    const other = await aPerson(desk.house, desk.caen.id);
    const crossed = page().replace(jeanne.personId, other.personId);
    expect((await agent.open(`${crossed}/${id}/carte.pdf`)).status).toBe(404);
    expect((await only()).state).toBe("active");
  });
});

test("of more cards than a page holds, none is left out: they are counted, and turned page by page", async () => {
  const numbers: string[] = [];
  const system = desk.house.system(desk.caen.id);
  for (let count = 0; count < 55; count += 1) {
    const person = await aPerson(desk.house, desk.caen.id);
    await system.transaction((tx) => setPersonStatus(tx, system, person.personId, "enrolled"));
    const order = { id: person.newId<SupportId>(), personId: person.personId, kind: "card" } as const;
    numbers.push((await requestSupport(person, order)).number);
  }
  const first = await agent.open("/caen/agents/supports");
  expect(plain(first.body)).toMatch(/50 lignes sur 5\d/);
  const [, next = ""] = /<a href="([^"]+)" rel="next"/.exec(first.body) ?? [];
  const second = await agent.open(next.replaceAll("&amp;", "&"));
  const both = first.body + second.body;
  expect(numbers.filter((number) => !both.includes(number))).toEqual([]);
  expect(plain((await agent.open("/caen/agents/supports?kind=phone")).body)).toContain("Rien ne correspond");
  expect((await agent.open("/caen/agents/supports?suite=abc")).status).toBe(400);
});
