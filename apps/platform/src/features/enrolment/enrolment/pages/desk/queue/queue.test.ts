import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";

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

test("the family of the night is first in the morning, easy, and taken in one gesture", async () => {
  desk.house.clock.set("2026-11-20T09:00:00Z");
  await desk.arrives({ family_name: "Ancien" });
  desk.house.clock.set("2026-11-23T22:47:00Z");
  const family = await desk.arrives({ family_name: "Delanuit" });
  desk.house.clock.set("2026-11-24T07:30:00Z");
  const agent = await desk.at(["validator"], "Nadia Haddad");
  const { body } = await agent.open("/caen/agents");
  expect(body.indexOf("Delanuit")).toBeLessThan(body.indexOf("Ancien"));
  expect(body).toMatch(
    /Nouveaux depuis hier, 18\sh\s00.*Delanuit.*Facile\u00a0: tout est justifié.*23\sh\s47/s,
  );
  expect(body).not.toContain("depuis la fermeture");
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
