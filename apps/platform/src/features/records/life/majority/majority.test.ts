import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskPages } from "../../../../frames/desk/index.ts";
import { doorPages } from "../../../../frames/door/index.ts";
import { asks, required, type SpaceHouse, spaceHouse } from "../../../../frames/space/testing/space-house.ts";
import type { StaffRole } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { getJob } from "../../../../kernel/module-jobs.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { strictFeatures } from "../../../../testing/strict-features.ts";
import { type TestServer, testServer } from "../../../../testing/test-server.ts";
import { createAccount, findAccount, updateAccountEmail } from "../../../access/access/index.ts";
import { acceptConsent } from "../../../consent/consent/index.ts";
import { computeSituation, listSubscriptions } from "../../../consent/subscriptions/index.ts";
import { householdsJobs } from "../../../identity/households/index.ts";
import { handOver } from "../../../identity/households/testing/hand-over.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";

let home: SpaceHouse;
let server: TestServer;
beforeAll(async () => {
  home = await spaceHouse();
  server = await testServer(home.house, {
    surfaces: [doorPages(), deskPages(strictFeatures)],
  });
});
afterAll(() => home?.house.close());

const system = () => home.house.system(home.caen);
const messagesTo = async (personId: PersonId) =>
  (await listPersonMessages(system(), personId)).map(({ subject }) => subject.replaceAll("\u00a0", " "));

/** What the door sends to an address. */
async function linksFor(email: string): Promise<readonly string[]> {
  const browser = server.visitor();
  await browser.open("/caen/connexion");
  const before = home.house.mails.length;
  await browser.submit({ email });
  await home.house.drain();
  const sent = home.house.mails.slice(before).map(({ text }) => text);
  return [...sent.join("\n").matchAll(/http:\/\/localhost:3000(\/\S+jeton=\S+)/g)].map(
    ([, path = ""]) => path,
  );
}

async function night(instant: string) {
  home.house.clock.set(instant);
  await getJob(householdsJobs, "households.coming_of_age").run(system(), {});
  await home.house.drain();
}

/** Emma, eighteen on 12 January 2027, whom Jeanne represents; the library is open for her. */
async function aGrownChild() {
  home.house.clock.set("2026-11-24T08:00:00Z");
  const jeanne = await home.jeanne();
  const emma = await home.childOf(jeanne, { given_name: "Emma", birthdate: "2009-01-12" });
  const library = await home.service(`bib-${emma.slice(0, 8)}`, { requests: [asks("given_name", required)] });
  const yes = { personId: emma, serviceId: library.id, version: library.version };
  await acceptConsent(jeanne, { ...yes, granted: ["given_name"], refused: [] });
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
    const [held] = await listSubscriptions(system(), emma);
    expect(held && computeSituation(held)).toEqual({ state: "open" });
    await expect(listSubscriptions(jeanne, emma)).rejects.toThrow("households.cannot_act_for");
  });

  test("at the desk, before two agents, the account becomes theirs, and both sides are told", async () => {
    const { jeanne, emma } = await aGrownChild();
    const page = `/caen/agents/personnes/${emma}/majorite`;
    const enter = async (role: StaffRole) =>
      server.signedIn(await anAgent(home.house, home.caen, [role], `Agent ${role}`));
    const early = await enter("reception");
    await early.open(page);
    const minor = await early.submit({ vu: "on" });
    expect([minor.status, minor.body.includes("pas encore 18 ans")]).toEqual([422, true]);
    await night("2027-01-12T08:00:00Z");
    const reception = await enter("reception");
    await reception.open(page);
    expect((await reception.submit({})).status).toBe(422);
    const waits = await reception.submit({ vu: "on" });
    expect([waits.status, waits.body.includes("Un second agent doit voir la pièce")]).toEqual([200, true]);
    expect(waits.body).not.toContain('name="courriel"');
    expect((await (await enter("reception")).open(page)).body).not.toContain('name="courriel"');
    const second = await enter("validator");
    expect((await second.open(page)).body).toContain("Vous êtes le second agent");
    const unseen = await second.submit({ courriel: "emma@example.org" });
    expect([unseen.status, unseen.body.includes("emma@example.org")]).toEqual([422, true]);
    const done = await second.submit({ courriel: "emma@example.org", vu: "on" });
    expect([done.status, done.url]).toEqual([200, `/caen/agents/personnes/${emma}?motif=help_at_desk`]);
    const account = await system().transaction((tx) => findAccount(tx, system(), emma));
    expect(account?.email).toBe("emma@example.org");
    await home.house.drain();
    expect(await messagesTo(jeanne.personId)).toContain("Emma a pris la main sur son compte");
    expect(await messagesTo(emma)).toContain("Votre compte est à vous – Ville de Caen");
    const other = await enter("service_validator");
    expect((await other.open(page)).status).toBe(403);
  });

  test("then enters it by their own address, with the services that go on; the parent’s opens it no more", async () => {
    const { jeanne, emma } = await aGrownChild();
    await system().transaction(async (tx) => {
      await createAccount(tx, system(), { personId: jeanne.personId, email: "jeanne@example.org" });
      await createAccount(tx, system(), { personId: emma });
      await updateAccountEmail(tx, system(), emma, "jeanne@example.org");
    });
    await night("2027-01-12T08:00:00Z");
    expect(await linksFor("jeanne@example.org")).toHaveLength(2);
    await handOver(home.house, home.caen, { personId: emma, email: "emma@example.org" });
    await home.house.drain();
    expect(await linksFor("jeanne@example.org")).toHaveLength(1);
    const [link = ""] = await linksFor("emma@example.org");
    const browser = server.visitor();
    await browser.open(link);
    expect((await browser.submit()).url).toBe("/caen/espace");
    const [held] = await listSubscriptions(system(), emma);
    expect(held && computeSituation(held)).toEqual({ state: "open" });
    await expect(listSubscriptions(jeanne, emma)).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
  });
});
