import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { findAccount } from "../../access/access/index.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import {
  issueResumeCode,
  saveAnswers,
  startAtDesk,
  startRelativeFile,
  submitEnrolment,
  withdrawFile,
} from "./index.ts";
import { aSentFile, everything, type Newcomer } from "./testing/a-file.ts";

// Madeleine is known here, by letter: nobody could be told at an address. One agent alone opens her account
// to nobody.

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
let madeleine: Newcomer;
let reception: Context;
beforeAll(async () => {
  house = await testRuntime();
  caen = await aTown(house, { slug: "caen" });
});
afterAll(() => house?.close());
beforeEach(async () => {
  madeleine = await aSentFile(house, caen.id);
  reception = await anAgent(house, caen.id, ["reception"]);
  await withdrawFile(madeleine, { fileId: madeleine.fileId });
  const system = house.system(caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, madeleine.personId, "enrolled"));
});

const addressNow = async () => {
  const system = house.system(caen.id);
  return (await system.transaction((tx) => findAccount(tx, system, madeleine.personId)))?.email;
};

describe("a form filled for somebody known", () => {
  test("at the desk, gives no address to their account: who typed it would enter", async () => {
    const fileId = await startAtDesk(reception, { personId: madeleine.personId });
    const elements = { ...everything, email: "agent@vol.example" };
    await saveAnswers(reception, { fileId, elements, answers: { channel: "email" } });
    await submitEnrolment(reception, { fileId });
    expect(await addressNow()).toBeUndefined();
  });

  test("nor by themselves: the sign-in address is asked for where it is confirmed", async () => {
    const fileId = await startRelativeFile(madeleine, { personId: madeleine.personId });
    const elements = { ...everything, email: "madeleine@example.org" };
    await saveAnswers(madeleine, { fileId, elements, answers: { channel: "email" } });
    await submitEnrolment(madeleine, { fileId });
    expect(await addressNow()).toBeUndefined();
  });

  test("gives nobody a code that would open their account: not an agent, not themselves", async () => {
    const fileId = await startAtDesk(reception, { personId: madeleine.personId });
    for (const who of [reception, madeleine])
      await expect(issueResumeCode(who, { fileId })).rejects.toMatchObject({
        code: "enrolment.code_for_newcomers",
      });
  });
});
