import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { openSession, resolveSession } from "../index.ts";

let house: TestRuntime;
let caen: AuthorityId;
const MINUTE = 60_000;

beforeAll(async () => {
  house = await testRuntime([], { staffIdleMinutes: 20 });
  caen = (await aTown(house, { slug: "caen" })).id;
});
afterAll(() => house?.close());

const system = () => house.system(caen);
const door = () => house.as({ kind: "anonymous" }, caen);

async function sessionOf({ actor }: Context): Promise<string> {
  if (actor.kind !== "staff" && actor.kind !== "person") throw new TypeError("nobody signs in");
  const subjectId = actor.kind === "staff" ? actor.staffId : actor.personId;
  const wish = { kind: actor.kind, subjectId, method: "passkey" } as const;
  return system().transaction((tx) => openSession(tx, system(), wish));
}

const isOpen = async (token: string) => (await resolveSession(door(), token)) !== undefined;

test("an agent who works stays signed in; one who left the screen for twenty minutes signs in again", async () => {
  const token = await sessionOf(await anAgent(house, caen, ["reception"]));
  for (const minutes of [19, 19, 2, 19]) {
    house.clock.advance(minutes * MINUTE);
    expect(await isOpen(token)).toBe(true);
  }
  house.clock.advance(21 * MINUTE);
  expect(await isOpen(token)).toBe(false);
  expect(await isOpen(token)).toBe(false);
});

test("a person’s own browser stays signed in", async () => {
  const token = await sessionOf(await aPerson(house, caen));
  house.clock.advance(24 * 60 * MINUTE);
  expect(await isOpen(token)).toBe(true);
});
