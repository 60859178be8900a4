import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { findPersonEntries, readAuthorityJournal, readPersonJournal, record } from "./index.ts";

let house: TestRuntime;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
});
afterAll(() => house.close());

test("the person reads their own lines, newest first, page by page", async () => {
  const person = await aPerson(house, caen);
  const agent = await anAgent(house, caen, ["validator"]);
  for (const purpose of ["un", "deux", "trois"]) {
    await agent.transaction((tx) =>
      record(tx, agent, { action: "test.read", personId: person.personId, data: { purpose } }),
    );
  }
  const read = (before?: number) =>
    readPersonJournal(person, person.personId, { limit: 2, ...(before ? { before } : {}) });
  const first = await read();
  expect(first.entries.map((entry) => entry.data)).toEqual([{ purpose: "trois" }, { purpose: "deux" }]);
  expect(first.entries[0]?.actor).toMatchObject({ kind: "staff", label: "Camille Lefèvre" });
  const second = await read(first.next);
  expect(second.entries.map((entry) => entry.data)).toEqual([{ purpose: "un" }]);
  expect(second.next).toBeUndefined();
});

test("lines of one kind are found behind hundreds of others, not before the day asked, and by their reader only", async () => {
  const person = await aPerson(house, caen);
  const { personId } = person;
  const tell = (action: string, times: number) =>
    person.transaction(async (tx) => {
      for (let time = 0; time < times; time += 1) await record(tx, person, { action, personId, data: {} });
    });
  await tell("test.old", 1);
  house.clock.advance(400 * 24 * 3_600_000);
  await tell("test.rare", 2);
  await tell("test.usual", 450);
  const find = (who: Context, since: string, limit = 8) =>
    who.transaction(async () => {
      const actions = new Set(["test.rare", "test.old"]);
      const found = await findPersonEntries(who, personId, { actions, since, limit });
      return found.map(({ action }) => action);
    });
  expect(await find(person, "2027-01-01")).toEqual(["test.rare", "test.rare"]);
  expect(await find(person, "2026-01-01")).toEqual(["test.rare", "test.rare", "test.old"]);
  expect(await find(person, "2026-01-01", 1)).toEqual(["test.rare"]);
  expect(await find(await aPerson(house, caen), "2026-01-01")).toEqual([]);
});

test("under two numbers of one person, an act is told once, and two acts of one agent that say the same are told twice, however near", async () => {
  const agent = await anAgent(house, caen, ["validator"]);
  const [one, other] = [await aPerson(house, caen), await aPerson(house, caen)];
  const system = house.system(caen);
  const told = async () => {
    const page = { also: [other.personId] };
    const { entries } = await readPersonJournal(system, one.personId, page);
    return entries.filter(({ action }) => action === "test.opened").length;
  };
  const opens = (context: Context, ...people: (typeof one)[]) =>
    context.transaction(async (tx) => {
      for (const { personId } of people) await record(tx, context, { action: "test.opened", personId });
    });
  await opens(agent, one, other);
  expect(await told()).toBe(1);
  // Same agent, same words, same instant: each opening is a request of its own.
  await opens(house.as(agent.actor, caen), one);
  await opens(house.as(agent.actor, caen), other);
  expect(await told()).toBe(3);
});

test("nobody else's lines are read", async () => {
  const person = await aPerson(house, caen, { declared: { given_name: "Jeanne" } });
  const other = await aPerson(house, caen);
  const page = await readPersonJournal(other, person.personId);
  expect(page.entries).toEqual([]);
  const manager = await anAgent(house, caen, ["service_manager"]);
  expect((await manager.transaction((tx) => readAuthorityJournal(tx, manager))).entries).toEqual([]);
});

test.each([
  ["update", "update journal_entry set day = '2000-01-01'"],
  ["delete", "delete from journal_entry"],
  ["truncate", "truncate journal_entry cascade"],
  ["update of the order", "update journal_leaf set sequence = sequence + 1"],
  ["deletion of the order", "delete from journal_leaf"],
  ["deletion of a tile", "delete from journal_tile"],
  ["another checkpoint", "update journal_checkpoint set note = ''"],
  ["another name", "update journal_log set origin = 'ailleurs'"],
])("the application role is refused: %s", async (_, sql) => {
  await expect(house.sqlAs("application", sql)).rejects.toThrow(/permission denied/);
});

test("a rolled back use case leaves no line", async () => {
  const person = await aPerson(house, caen);
  const failing = person.transaction(async (tx) => {
    await record(tx, person, { action: "test.lost", personId: person.personId });
    throw new Error("the use case failed");
  });
  await expect(failing).rejects.toThrow("the use case failed");
  const page = await readPersonJournal(person, person.personId);
  expect(page.entries).toEqual([]);
});
