import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { asks, within } from "../../../testing/consents.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { acceptConsent, consentJobs } from "../../consent/consent/index.ts";
import { subscriptionsJobs } from "../../consent/subscriptions/index.ts";
import { setPersonStatus, validateElement } from "../../identity/identity/index.ts";
import { createPassMembership, definePass, openPass } from "./index.ts";

let house: TestRuntime;
let town: AuthorityId;
beforeAll(async () => {
  house = await testRuntime([consentJobs, subscriptionsJobs]);
  town = (await aTown(house, { slug: "caen" })).id;
});
afterAll(() => house?.close());

/** The condition is the service's: the pass has none of its own. */
async function aPassByQuotient() {
  const service = await aPublishedService(house, town, {
    definition: { requests: [asks("given_name", { required: true })], eligibility: "family_quotient < 900" },
  });
  const mayor = await anAgent(house, town, ["authority_administrator"], "Odile Baudroie");
  const passId = parseId<"pass">(randomUUID());
  const days = { startsOn: "2026-09-01", endsOn: "2027-08-31" };
  await definePass(mayor, {
    id: passId,
    serviceId: service.id,
    name: { fr: "Pass culture", en: "Culture pass" },
    ...days,
    feeCents: 0,
    feeCounterId: null,
    rule: null,
    ruleOn: null,
    offers: [
      {
        id: parseId<"passOffer">(randomUUID()),
        name: { fr: "Place de cinéma", en: "Cinema seat" },
        sharePercent: null,
        ...days,
        category: "cinema",
        amountCents: 3_000,
        uses: 10,
      },
    ],
  });
  return { passId, service };
}

test("a pass opens by no agreement that still waits for an agent’s check", async () => {
  const { passId, service } = await aPassByQuotient();
  const nora = await aPerson(house, town, {
    validated: { given_name: "Nora" },
    declared: { family_quotient: 640 },
  });
  const { personId } = nora;
  const system = house.system(town);
  await within(system, (tx) => setPersonStatus(tx, system, personId, "enrolled"));
  const yes = { granted: ["given_name"], refused: [], opensOnceValidated: true };
  await acceptConsent(nora, { personId, serviceId: service.id, version: service.version, ...yes });
  await house.drain();
  const needed = { code: "passes.agreement_needed" };
  await expect(createPassMembership(nora, { passId, personId })).rejects.toMatchObject(needed);
  await expect(openPass(nora, { passId, personId })).rejects.toThrow();
  const agent = await anAgent(house, town, ["validator"]);
  await within(agent, (tx) =>
    validateElement(tx, agent, { personId, name: "family_quotient", method: "original_seen" }),
  );
  await house.drain();
  await createPassMembership(nora, { passId, personId });
  await openPass(nora, { passId, personId });
});
