import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { issueShortCode, listOwnPasses } from "./index.ts";
import { aYouthPass, type YouthPass } from "./testing/a-youth-pass.ts";

let house: TestRuntime;
let pass: YouthPass;

beforeAll(async () => {
  house = await testRuntime();
  pass = await aYouthPass(house, (await aTown(house, { slug: "caen" })).id);
});
afterAll(() => house?.close());

test("a mandate reads the passes of its services, and gives a code of no other", async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  const karim = await pass.member();
  const agent = await anAgent(house, pass.town, ["reception", "validator"]);
  const helper = async (serviceId: ServiceId) => {
    const someone = await aPerson(house, pass.town, {});
    const id = await karim.transaction((tx) =>
      addRepresentation(tx, karim, {
        representativeId: someone.personId,
        representedId: karim.personId,
        kind: "mandate",
        until: "2027-06-30",
        scope: [serviceId],
      }),
    );
    await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
    return someone;
  };
  const [library, youth] = [await helper(parseId<"service">(randomUUID())), await helper(pass.serviceId)];
  const { personId } = karim;
  expect(await listOwnPasses(library, personId)).toEqual([]);
  expect((await listOwnPasses(youth, personId)).map(({ pass: one }) => one.id)).toEqual([pass.passId]);
  const asked = { passId: pass.passId, personId };
  await expect(issueShortCode(library, asked)).rejects.toMatchObject({ code: "households.cannot_act_for" });
  expect((await issueShortCode(youth, asked)).code).toMatch(/^\d{4} \d{4}$/);
});
