import { afterAll, beforeAll, expect, test } from "vitest";
import { registry } from "../../../../../composition/features.ts";
import { deskPages } from "../../../../../frames/desk/index.ts";
import { aDesk, type Desk } from "../../../../../frames/desk/testing/a-desk.ts";
import type { FrameFeatures } from "../../../../../frames/feature/frame-features.ts";
import { noWaitingCounts, type WaitingKind } from "../../../../../kernel/waiting.ts";
import { strictFeatures } from "../../../../../testing/strict-features.ts";
import { testServer } from "../../../../../testing/test-server.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.house.close());

test("an empty queue says what will come, and offers to enrol", async () => {
  const agent = await desk.at(["reception"]);
  const { body, status } = await agent.open("/caen/agents");
  expect(status).toBe(200);
  expect(body).toContain("Tout est traité");
  expect(body).toContain("/caen/agents/inscrire");
});

test("the family of the night is marked in the morning, easy, and taken in one gesture", async () => {
  desk.house.clock.set("2026-11-20T09:00:00Z");
  await desk.arrives({ family_name: "Ancien" });
  desk.house.clock.set("2026-11-23T22:47:00Z");
  const family = await desk.arrives({ family_name: "Delanuit" });
  desk.house.clock.set("2026-11-24T07:30:00Z");
  const agent = await desk.at(["validator"], "Nadia Haddad");
  const { body } = await agent.open("/caen/agents");
  expect(body.indexOf("Ancien")).toBeLessThan(body.indexOf("Delanuit"));
  expect(body).toMatch(
    /Arrivés depuis hier, 18\sh\s00.*Delanuit.*Facile\u00a0: tout est justifié.*23\sh\s47.*Nouveau</s,
  );
  const fresh = await agent.open("/caen/agents?vue=nouveaux");
  expect(fresh.body).toContain("Delanuit");
  expect(fresh.body).not.toContain("Ancien");
  const taken = await agent.submit({}, { action: `/caen/agents/dossiers/${family.fileId}/prendre` });
  expect(taken.body).toContain("Ce dossier est à vous");
  expect((await agent.open("/caen/agents?vue=a-moi")).body).toContain("Delanuit");
  expect((await agent.open("/caen/agents?vue=a-prendre")).body).not.toContain("Delanuit");
});

test("the next file is one's own, then the first that nobody took", async () => {
  const agent = await desk.at(["validator"]);
  expect((await agent.open("/caen/agents/suivant")).body).toContain("Ancien");
  await agent.open("/caen/agents/suivant");
  const took = await agent.submit({}, { action: `${agent.shown.url}/prendre` });
  expect(took.body).toContain("Ce dossier est à vous");
  expect((await agent.open("/caen/agents/suivant")).body).toContain("Rendre ce dossier");
});

test("what is late is said", async () => {
  desk.house.clock.set("2026-12-20T08:00:00Z");
  const agent = await desk.at(["validator"]);
  expect((await agent.open("/caen/agents")).body).toMatch(/En retard de \d+ jours/);
  desk.house.clock.set("2026-11-24T08:00:00Z");
});

test("twenty-five a page, and the next ones behind a link", async () => {
  for (let index = 0; index < 26; index += 1)
    await desk.arrives({ family_name: `Lot${"abcdefghijklmnopqrstuvwxyz"[index]}` });
  const agent = await desk.at(["validator"]);
  const first = await agent.open("/caen/agents?vue=a-prendre");
  const [, href = ""] = /href="([^"]*suite=[^"]*)"/.exec(first.body) ?? [];
  const second = await agent.open(href.replaceAll("&amp;", "&"));
  expect(second.status).toBe(200);
  const names = (body: string) => new Set([...body.matchAll(/Lot[a-z]/g)].map(([name]) => name));
  expect(new Set([...names(first.body), ...names(second.body)]).size).toBe(26);
  expect([...names(first.body)].filter((name) => names(second.body).has(name))).toEqual([]);
}, 240_000);

test("what was chosen comes back with the agent, without what was typed", async () => {
  const agent = await desk.at(["validator"]);
  await agent.open("/caen/agents?vue=a-moi&tri=recu&q=Ancien");
  const back = await agent.open("/caen/agents");
  expect(back.body).toMatch(/vue=a-moi[^"]*" aria-current="page"/);
  expect(back.body).not.toContain('value="Ancien"');
  expect((await agent.open("/caen/agents?vue=tous")).body).toMatch(/vue=tous" aria-current="page"/);
});

test("somebody is found by a name, by the end of a number, and told when nothing matches", async () => {
  const agent = await desk.at(["validator"]);
  const byName = (await agent.open("/caen/agents?vue=tous&q=jeanne+lota")).body;
  expect(byName).toContain("Jeanne Lota");
  expect(byName).not.toContain("Jeanne Lotb");
  const [, number = ""] = /ar-desk-number">(CAEN-[\w-]+)</.exec(byName) ?? [];
  expect((await agent.open(`/caen/agents?vue=tous&q=${number.slice(-9)}`)).body).toContain("Jeanne Lota");
  expect((await agent.open("/caen/agents?vue=tous&q=inconnu")).body).toContain(
    "Rien ne correspond dans cette liste",
  );
});

test("several rows are given at once, each with its right, and it is said which were not", async () => {
  const agent = await desk.at(["validator"], "Nadia Haddad");
  const { body } = await agent.open("/caen/agents?vue=a-prendre");
  const [one = "", other = ""] = [...body.matchAll(/name="choisi" value="([^"]+)"/g)].map(
    ([, value]) => value,
  );
  const [, otherId = ""] = other.split("~");
  const late = await desk.at(["validator"], "Paul Roy");
  await late.open("/caen/agents?vue=a-prendre");
  await late.submit({}, { action: `/caen/agents/dossiers/${otherId}/prendre` });
  const given = await agent.submit(
    { choisi: [one, other], agent: "moi" },
    { action: "/caen/agents/attribuer" },
  );
  expect(given.body).toMatch(/1 ligne confiée à moi/);
  expect(given.body).toMatch(/Pas confié/);
  expect((await agent.open("/caen/agents?vue=a-moi")).body).toContain(one.split("~")[1]);
  await agent.open("/caen/agents?vue=a-prendre");
  const none = await agent.submit({ agent: "moi" }, { action: "/caen/agents/attribuer" });
  expect(none.body).toContain("Aucune ligne n’est cochée");
  await agent.open("/caen/agents?vue=a-prendre");
  const forged = await agent.submit(
    { choisi: ["contacts.waiting~x~1~"], agent: "moi" },
    { action: "/caen/agents/attribuer" },
  );
  expect(forged.status).toBe(422);
});

test("a kind that fails is named above the list, the rest is shown, and the log names nobody", async () => {
  const failing: WaitingKind = {
    name: "queue.broken",
    label: { fr: "Panne", en: "Failure" },
    plural: { fr: "Pannes", en: "Failures" },
    order: 1,
    maySee: () => true,
    listWaiting: () => Promise.reject(new Error("Jeanne Ancien")),
    countWaiting: async () => noWaitingCounts,
  };
  const silenced: string[] = [];
  const features: FrameFeatures = {
    ...strictFeatures,
    registry: { ...registry, waitingKinds: [failing, ...registry.waitingKinds] },
    patience: { ...strictFeatures.patience, onFailure: (_error, name) => silenced.push(name) },
  };
  const server = await testServer(desk.house, { surfaces: [deskPages(features)] });
  const agent = await server.signedIn(await desk.agent(["validator"]));
  const { body, status } = await agent.open("/caen/agents?vue=tous");
  expect(status).toBe(200);
  expect(body).toMatch(/Les lignes «\s?Pannes\s?» ne peuvent pas être affichées pour le moment/);
  expect(body).toContain("Jeanne Ancien");
  expect(silenced).toEqual(["queue.broken"]);
  expect(server.logged.join("")).not.toContain("Jeanne");
});

test("each figure is the link that shows it, and a kind is chosen by its name", async () => {
  const agent = await desk.at(["reception", "validator"]);
  const { body } = await agent.open("/caen/agents?vue=tous");
  const [, open = ""] = /vue=tous" aria-current="page"><strong[^>]*>(\d+)</.exec(body) ?? [];
  expect(Number(open)).toBeGreaterThan(25);
  const files = await agent.open("/caen/agents?vue=tous&quoi=enrolment.files");
  expect(files.body).toContain("Dossier");
  expect(files.status).toBe(200);
});
