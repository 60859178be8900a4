import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { journalTeller } from "../../../composition/journal-words.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { deskPages } from "../../../surfaces/desk/index.ts";
import { asks, required, type SpaceHouse, spaceHouse } from "../../../surfaces/space/testing/space-house.ts";
import { anAgent } from "../../../testing/builders.ts";
import { testServer } from "../../../testing/test-server.ts";
import { findAccount } from "../../access/index.ts";
import { giveGrant } from "../../consent/index.ts";
import { householdsJobs } from "../../households/index.ts";
import { listMessagesOf } from "../../notifications/index.ts";
import { listSubscriptions, situationOf } from "../../subscriptions/index.ts";

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

const system = () => home.house.system(home.caen);
const messagesTo = async (personId: PersonId) =>
  (await system().transaction((tx) => listMessagesOf(tx, system(), personId))).map(({ subject }) =>
    subject.replaceAll("\u00a0", " "),
  );

async function night(instant: string) {
  home.house.clock.set(instant);
  await householdsJobs.handlers["households.coming_of_age"]?.run(system(), {});
  await home.house.drain();
}

/** Emma, eighteen on 12 January 2027, whom Jeanne represents; the library is open for her. */
async function aGrownChild() {
  home.house.clock.set("2026-11-24T08:00:00Z");
  const jeanne = await home.jeanne();
  const emma = await home.childOf(jeanne, { given_name: "Emma", birthdate: "2009-01-12" });
  const library = await home.service(`bib-${emma.slice(0, 8)}`, { requests: [asks("given_name", required)] });
  const yes = { personId: emma, serviceId: library.id, version: library.version };
  await giveGrant(jeanne, { ...yes, granted: ["given_name"], refused: [] });
  await home.house.drain();
  return { jeanne, emma };
}

describe("coming of age", () => {
  test("told a month before and on the day, once; the service goes on, and the parent reads it no more", async () => {
    const { jeanne, emma } = await aGrownChild();
    await night("2026-12-12T23:30:00Z");
    await night("2026-12-13T23:30:00Z");
    expect(await messagesTo(jeanne.personId)).toEqual(["Emma aura bientôt 18 ans : ce qui change"]);
    await night("2027-01-11T23:30:00Z");
    await night("2027-01-12T23:30:00Z");
    expect((await messagesTo(jeanne.personId)).toSorted()).toEqual([
      "Emma a 18 ans : vous n’agissez plus en son nom",
      "Emma aura bientôt 18 ans : ce qui change",
    ]);
    expect(await messagesTo(emma)).toEqual(["Vous avez 18 ans : vos services sont à votre nom"]);
    const [held] = await system().transaction((tx) => listSubscriptions(tx, system(), emma));
    expect(held && situationOf(held)).toEqual({ state: "open" });
    await expect(jeanne.transaction((tx) => listSubscriptions(tx, jeanne, emma))).rejects.toThrow(
      "households.cannot_act_for",
    );
  });

  test("at the desk, with an identity document, the account becomes theirs; before eighteen it does not", async () => {
    const { emma } = await aGrownChild();
    const server = await testServer(home.house, { surfaces: [deskPages(journalTeller(contributions))] });
    const agent = await anAgent(home.house, home.caen, ["reception"]);
    const before = await server.signedIn(agent);
    const page = `/caen/agents/personnes/${emma}/majorite`;
    await before.open(page);
    const minor = await before.submit({ courriel: "emma@example.org", vu: "on" });
    expect([minor.status, minor.body.includes("pas encore 18 ans")]).toEqual([422, true]);
    await night("2027-01-12T08:00:00Z");
    const desk = await server.signedIn(agent);
    await desk.open(page);
    const unseen = await desk.submit({ courriel: "emma@example.org" });
    expect([unseen.status, unseen.body.includes("emma@example.org")]).toEqual([422, true]);
    const done = await desk.submit({ courriel: "emma@example.org", vu: "on" });
    expect(done.status).toBe(200);
    const account = await system().transaction((tx) => findAccount(tx, system(), emma));
    expect(account?.email).toBe("emma@example.org");
    const other = await server.signedIn(await anAgent(home.house, home.caen, ["service_validator"]));
    expect((await other.open(page)).status).toBe(403);
  });
});
