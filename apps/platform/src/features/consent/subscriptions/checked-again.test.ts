import { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type Someone,
  says,
  within,
} from "../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { createDeclaration, expireElements, validateElement } from "../../identity/identity/index.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { clientsJobs, registerClient } from "../clients/index.ts";
import { consentJobs } from "../consent/index.ts";
import { listSubscriptions, subscriptionsContribution, subscriptionsJobs } from "./index.ts";

let story: ConsentStory;
let receiver: Receiver;

beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs, clientsJobs]);
});
afterAll(() => story?.house.close());
beforeEach(async () => {
  story.house.clock.set("2026-11-24T08:00:00Z");
  receiver = await aReceiver();
  return () => receiver.close();
});

type Policy = { readonly outcome: "suspend" | "end"; readonly noticeDays: number };

/** A pool of Caen la Mer with a rule, and an application that listens. */
async function aPool(eligibility: string, whenRuleFails?: Policy) {
  const rule = { eligibility, ...(whenRuleFails ? { whenRuleFails } : {}) };
  const pool = await story.a("Piscine", [asks("email", { required: true })], story.caenLaMer, rule);
  const manager = await anAgent(story.house, story.caenLaMer, ["service_manager"]);
  await registerClient(manager, {
    serviceId: pool.id,
    name: "Aqua Gestion",
    redirectUris: ["https://aqua.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  return pool;
}

const told = () =>
  receiver.received.map(({ token }) => {
    const [, payload = ""] = token.split(".");
    const { events } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { events: object };
    const [[name, claims] = []] = Object.entries(events);
    const { grant_id: _, ...rest } = claims as Record<string, unknown>;
    return [name, rest];
  });

async function situationOf(who: Someone) {
  const [held] = await listSubscriptions(who, who.personId);
  const { state, reason, announced } = held?.subscription ?? {};
  return { state, ...(reason ? { reason } : {}), ...(announced ? { announced } : {}) };
}

async function change(
  who: Someone,
  name: "family_quotient" | "address",
  value: unknown,
  validUntil?: string,
) {
  await within(who, (tx) => createDeclaration(tx, who, { personId: who.personId, name, value }));
  const agent = await anAgent(story.house, story.caen, ["validator"]);
  const more = validUntil ? { validUntil } : {};
  await within(agent, (tx) =>
    validateElement(tx, agent, { personId: who.personId, name, method: "original_seen", ...more }),
  );
  await story.house.drain();
}

async function night(instant: string) {
  story.house.clock.set(instant);
  const system = story.house.system(story.caen);
  await expireElements(system);
  await getJob(consentJobs, "consent.refresh").run(system, {});
  await story.house.drain();
}

async function journalOf(who: Someone): Promise<string[]> {
  const { entries } = await readPersonJournal(who, who.personId);
  return entries.flatMap(({ action, data }) => subscriptionsContribution.journal[action]?.(data).fr ?? []);
}

async function messagesTo(who: Someone): Promise<string[]> {
  return (await listPersonMessages(who, who.personId)).map(({ subject }) =>
    subject.replaceAll("\u00a0", " "),
  );
}

describe("an element changes, and the service’s own rule says no", () => {
  test("announced, then suspended, then live again by itself; told alike to the person and the service", async () => {
    const leo = await story.leo();
    await says({ granted: ["email"] }, leo, await aPool("family_quotient < 900"));
    await story.house.drain();
    expect(await situationOf(leo)).toEqual({ state: "open" });

    await change(leo, "family_quotient", 1200);
    const announced = { state: "suspended", on: "2026-12-24" };
    expect(await situationOf(leo)).toEqual({ state: "open", announced });
    await night("2026-12-23T08:00:00Z");
    expect(await situationOf(leo)).toEqual({ state: "open", announced });
    await night("2026-12-24T08:00:00Z");
    expect(await situationOf(leo)).toEqual({ state: "suspended", reason: "conditions" });

    await change(leo, "family_quotient", 700);
    expect(await situationOf(leo)).toEqual({ state: "open" });
    expect(told()).toEqual([
      [GRANT_GIVEN, { given_on: "2026-11-24", released: ["email"], awaited: [] }],
      [SUBSCRIPTION_CHANGED, { changed_on: "2026-11-24", state: "open", announced }],
      [SUBSCRIPTION_CHANGED, { changed_on: "2026-12-24", state: "suspended", reason: "conditions" }],
      [SUBSCRIPTION_CHANGED, { changed_on: "2026-12-24", state: "open" }],
    ]);
    expect(JSON.stringify(told())).not.toContain("quotient");
    expect(await journalOf(leo)).toEqual([
      "Votre inscription à « Piscine » reprend.",
      "Votre inscription à « Piscine » est suspendue : une condition du service n’est plus remplie.",
      "Votre inscription à « Piscine » ne remplit plus une condition du service : elle sera suspendue le jeudi 24 décembre 2026 si rien ne change.",
      "Votre inscription à « Piscine » est ouverte.",
    ]);
    expect((await messagesTo(leo)).toSorted()).toEqual([
      "Piscine : une condition n’est plus remplie, vous avez jusqu’au jeudi 24 décembre 2026",
      "Piscine : votre inscription est suspendue",
      "Piscine : votre inscription reprend",
    ]);
  });

  test("mended within the notice, nothing stops", async () => {
    const leo = await story.leo();
    await says({ granted: ["email"] }, leo, await aPool("family_quotient < 900"));
    await change(leo, "family_quotient", 1200);
    await change(leo, "family_quotient", 800);
    await night("2026-12-24T08:00:00Z");
    expect(await situationOf(leo)).toEqual({ state: "open" });
    expect((await journalOf(leo))[0]).toBe(
      "Votre inscription à « Piscine » remplit de nouveau les conditions : elle continue.",
    );
  });

  test("a service that ends is closed on its day, with the reason, and a new yes is another subscription", async () => {
    const leo = await story.leo();
    const pool = await aPool('insee_code == "14118"', { outcome: "end", noticeDays: 10 });
    await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    const address = { street_address: "1 rue Verte", postal_code: "14123", locality: "Ifs", country: "FR" };
    await change(leo, "address", { ...address, insee_code: "14341" });
    expect(await situationOf(leo)).toMatchObject({ announced: { state: "closed", on: "2026-12-04" } });
    await night("2026-12-04T08:00:00Z");
    expect(await situationOf(leo)).toEqual({ state: "closed", reason: "conditions" });
    expect(told().at(-1)).toEqual([
      GRANT_WITHDRAWN,
      { withdrawn_on: "2026-12-04", initiated_by: "expiry", reason: "conditions" },
    ]);
  });
});

describe("what the rule reads runs out, though the service never asked for it", () => {
  test("suspended until completed; the service hears that it is incomplete, and not of what", async () => {
    const leo = await story.leo();
    await says({ granted: ["email"] }, leo, await aPool("family_quotient < 900"));
    await change(leo, "family_quotient", 650, "2026-12-31");
    await night("2027-01-01T08:00:00Z");
    expect(await situationOf(leo)).toEqual({ state: "suspended", reason: "incomplete" });
    expect(told().at(-1)).toEqual([
      SUBSCRIPTION_CHANGED,
      { changed_on: "2027-01-01", state: "suspended", reason: "incomplete" },
    ]);
    expect(told().map(([name]) => name)).not.toContain(RELEASE_CHANGED);
    await change(leo, "family_quotient", 650, "2027-12-31");
    expect(await situationOf(leo)).toEqual({ state: "open" });
  });
});

describe("a birthday passes", () => {
  test("on the day that the rule counts, and for nobody else", async () => {
    const [leo, lea] = [await story.leo(), await story.leo()];
    const pool = await aPool("age(birthdate, today) < 23", { outcome: "suspend", noticeDays: 0 });
    const open = await story.a("Bus", [asks("email", { required: true })], story.caenLaMer);
    await says({ granted: ["email"] }, leo, pool);
    await says({ granted: ["email"] }, lea, open);
    await story.house.drain();
    await night("2027-05-16T08:00:00Z");
    expect(await situationOf(leo)).toEqual({ state: "open" });
    await night("2027-05-17T08:00:00Z");
    expect(await situationOf(leo)).toEqual({ state: "suspended", reason: "conditions" });
    expect(await situationOf(lea)).toEqual({ state: "open" });
  });

  test("no date is in clear: only who holds the keys finds whom to look at", async () => {
    const leo = await story.leo();
    await says({ granted: ["email"] }, leo, await aPool("age(birthdate, today) < 23"));
    const rows = await story.house.sqlAs<{ next_check: Buffer }>(
      "owner",
      "select next_check from person_grants where person_id = $1",
      [leo.personId],
    );
    expect(rows.map(({ next_check }) => next_check.length)).toEqual([17]);
    const dump = await story.house.sqlAs<{ row: string }>(
      "owner",
      "select person_grants::text as row from person_grants where person_id = $1",
      [leo.personId],
    );
    expect(dump[0]?.row).not.toMatch(/2027-\d\d-\d\d/);
  });

  test("a night that was missed is caught up, and a job that runs twice tells once", async () => {
    const leo = await story.leo();
    const pool = await aPool("age(birthdate, today) < 23", { outcome: "suspend", noticeDays: 0 });
    await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    await night("2027-06-02T08:00:00Z");
    const before = told().length;
    await night("2027-06-02T09:00:00Z");
    expect(told()).toHaveLength(before);
    expect(await situationOf(leo)).toEqual({ state: "suspended", reason: "conditions" });
  });
});

test("a new version of the rule is checked for those who already have the service", async () => {
  const leo = await story.leo();
  const pool = await aPool("family_quotient < 900", { outcome: "suspend", noticeDays: 0 });
  await says({ granted: ["email"] }, leo, pool);
  await story.house.drain();
  await story.revise(pool, [asks("email", { required: true })], { eligibility: "family_quotient < 300" });
  await night("2026-11-25T00:20:00Z");
  expect(await situationOf(leo)).toEqual({ state: "suspended", reason: "conditions" });
});
