import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { setBound } from "../../ledger/counters/index.ts";
import { createPassMembership, openPass } from "./index.ts";
import { aYouthPass, type YouthPass } from "./testing/a-youth-pass.ts";

// The fee of a pass is taken from a counter that a parent may bound.

let house: TestRuntime;
let pass: YouthPass;
beforeAll(async () => {
  house = await testRuntime();
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());

test("paid, and above what a parent bounded: it is said so, and the pass opens once the bound is lifted", async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  const { passId, town, feeCounterId } = pass;
  await house.sqlAs("owner", "update counter set parents_bound = true where id = $1", [feeCounterId]);
  const karim = await pass.young({ birthdate: "2010-05-09" });
  const { personId } = karim;
  const jeanne = await aPerson(house, town, { validated: { birthdate: "1988-05-04" } });
  const agent = await anAgent(house, town, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    const asked = { representativeId: jeanne.personId, representedId: personId };
    const id = await addRepresentation(tx, agent, { ...asked, kind: "parental_authority" });
    await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
  });
  const joining = { passId, personId };
  await createPassMembership(karim, joining);
  const bounded = { childId: personId, accountId: await pass.pay(karim), weekMost: null };
  await setBound(jeanne, { ...bounded, dayMost: 500 });
  await expect(openPass(karim, joining)).rejects.toMatchObject({ code: "passes.fee_over_bound" });
  await setBound(jeanne, { ...bounded, dayMost: null });
  await openPass(karim, joining);
});
