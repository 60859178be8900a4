import { SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { asks, type ConsentStory, consentStory, says, within } from "../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { createDeclaration, validateElement } from "../../identity/identity/index.ts";
import { clientsJobs, registerClient, requestAllDeliveries } from "../clients/index.ts";
import { consentJobs } from "../consent/index.ts";
import { listOwnSubscriptions, scheduleTermEvent, subscriptionsJobs } from "./index.ts";
import { buildChangedClaims, buildStateClaims, isToldByBeginning, type StateClaims } from "./state-claims.ts";

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

const lastTold = () => {
  const [, payload = ""] = receiver.received.at(-1)?.token.split(".") ?? [];
  const { events } = JSON.parse(Buffer.from(payload, "base64url").toString()) as {
    events: Record<string, Record<string, unknown>>;
  };
  const { grant_id: _, changed_on: __, ...state } = events[SUBSCRIPTION_CHANGED] ?? {};
  return state;
};

async function aListeningPool() {
  const pool = await story.a("Piscine", [asks("email", { required: true })], story.caenLaMer, {
    eligibility: "family_quotient < 900",
  });
  const manager = await anAgent(story.house, story.caenLaMer, ["service_manager"]);
  const client = await registerClient(manager, {
    serviceId: pool.id,
    name: "Aqua Gestion",
    redirectUris: ["https://aqua.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  const clientId = parseId<"client">(client.clientId);
  const toldAgain = async () => {
    await within(manager, (tx) => requestAllDeliveries(tx, manager, { clientId, serviceId: pool.id }));
    await story.house.drain();
    return lastTold();
  };
  const asked = async () => {
    const program = story.house.as(
      { kind: "client", clientId, serviceId: pool.id, offeredBy: null },
      story.caenLaMer,
    );
    const [one] = (await listOwnSubscriptions(program, { limit: 10 })).subscriptions;
    const { issuer: _, subject: __, grantId: ___, stateOn: ____, openedOn: _____, ...state } = one ?? {};
    return state;
  };
  return { pool, toldAgain, asked };
}

describe("software reads one state", () => {
  test("field by field the same: pushed, told again from the beginning, and asked for", async () => {
    const { pool, toldAgain, asked } = await aListeningPool();
    const leo = await story.leo();
    const grant = await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    const alike = async (state: object) => {
      expect(lastTold()).toEqual(state);
      expect(await toldAgain()).toEqual(state);
      expect(await asked()).toEqual(state);
    };
    const system = story.house.system(story.caen);
    const term = async (term: "renewed" | "lapsed", period: { from: string; until: string }) => {
      const { id: grantId, sector } = grant;
      await within(system, (tx) =>
        scheduleTermEvent(tx, system, { term, sector, grantId, personId: leo.personId, period }),
      );
      await story.house.drain();
    };
    const quotient = async (value: number) => {
      const about = { personId: leo.personId, name: "family_quotient" } as const;
      await within(leo, (tx) => createDeclaration(tx, leo, { ...about, value }));
      const agent = await anAgent(story.house, story.caen, ["validator"]);
      await within(agent, (tx) => validateElement(tx, agent, { ...about, method: "original_seen" }));
      await story.house.drain();
    };
    const period = { from: "2026-09-01", until: "2027-07-07" };
    const announced = { state: "suspended", on: "2026-12-24" };

    await quotient(1200);
    await alike({ state: "open", announced });
    await term("renewed", period);
    await alike({ state: "open", announced, period });
    await quotient(700);
    await alike({ state: "open", period });
    const next = { from: "2027-09-01", until: "2028-07-07" };
    await term("lapsed", next);
    await alike({ state: "suspended", reason: "not_renewed", period: next });
  });

  test("every field is said; a reason that only an end has is not, and an end has its own event", () => {
    const period = { from: "2026-09-01", until: "2027-07-07" };
    const announced = { state: "closed", on: "2026-12-24" } as const;
    const all = buildStateClaims({ state: "open", reason: "conditions", announced }, { period });
    expect(all).toEqual({ state: "open", reason: "conditions", announced, period });
    expect(buildChangedClaims("g", "2026-11-24", all)).toEqual({
      grant_id: "g",
      changed_on: "2026-11-24",
      ...all,
    });
    expect(buildChangedClaims("g", "2026-11-24", { state: "closed", reason: "death" })).toBeUndefined();
    expect(buildChangedClaims("g", "2026-11-24", { state: "open", reason: "death" })).not.toHaveProperty(
      "reason",
    );
  });

  test.each<[StateClaims, string[], boolean]>([
    [{ state: "open" }, [], true],
    [{ state: "pending", reason: "incomplete" }, ["email"], true],
    // The rule cannot answer: nothing that the beginning names is awaited.
    [{ state: "pending", reason: "incomplete" }, [], false],
    [{ state: "pending", reason: "conditions" }, [], false],
    [{ state: "pending", reason: "conditions" }, ["email"], false],
    [{ state: "suspended", reason: "incomplete" }, ["email"], false],
    [{ state: "open", announced: { state: "closed", on: "2026-12-24" } }, [], false],
    [{ state: "open", period: { from: "2026-09-01", until: "2027-07-07" } }, [], false],
  ])("%j, awaiting %j, is told by a beginning: %s", (state, awaited, isTold) => {
    expect(isToldByBeginning(state, awaited)).toBe(isTold);
  });
});
