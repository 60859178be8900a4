import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { asks, type ConsentStory, consentStory, says } from "../../../testing/consents.ts";
import { withdrawGrant } from "./index.ts";
import { sendElementChanges } from "./send-element-changes.ts";

let story: ConsentStory;
beforeAll(async () => {
  story = await consentStory();
});
afterAll(() => story?.house.close());

test("what ended is neither locked nor opened again: a change costs as much after six ended agreements as after one", async () => {
  const leo = await story.leo();
  const pool = await story.a("Piscine", [asks("email", { required: true })]);
  const { personId } = leo;
  const comesAndGoes = async () => {
    const { id: grantId } = await says({ granted: ["email"] }, leo, pool);
    await withdrawGrant(leo, { personId, grantId });
  };
  const system = story.house.system(story.caen);
  const cost = async () => {
    await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    const sent = vi.spyOn(Client.prototype, "query");
    await sendElementChanges(system, personId, "email");
    const texts = sent.mock.calls.map(([query]) => JSON.stringify(query));
    sent.mockRestore();
    return { all: texts.length, locks: texts.filter((text) => text.includes("for update")).length };
  };
  await comesAndGoes();
  const before = await cost();
  expect(before.locks).toBe(1);
  await comesAndGoes();
  for (let nth = 0; nth < 4; nth += 1) await comesAndGoes();
  expect(await cost()).toEqual(before);
});
