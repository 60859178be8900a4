import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";
import { assignFile, countQueue, listQueue, type QueueItem, type QueueQuery } from "./index.ts";
import { aSentFile, readBy } from "./testing/a-file.ts";

let house: TestRuntime;
let caen: Awaited<ReturnType<typeof aTown>>;
let agent: Context;

/** Sent on three days; the morning is Tuesday 24 November, the offices closed on Monday at 18:00. */
const sent = [
  ["Ancien", "2026-11-12T09:00:00Z"],
  ["Lundi", "2026-11-23T16:59:00Z"],
  ["Soir", "2026-11-23T17:01:00Z"],
  ["Nuit", "2026-11-24T01:30:00Z"],
] as const;

beforeAll(async () => {
  house = await testRuntime();
  caen = await aTown(house, { slug: "caen" });
  agent = await anAgent(house, caen.id, ["validator"]);
  for (const [family_name, at] of sent) {
    house.clock.set(at);
    await aSentFile(house, caen.id, { family_name });
  }
  house.clock.set("2026-11-24T08:00:00Z");
});
afterAll(() => house.close());

const list = (query?: QueueQuery) => listQueue(agent, query);
const names = (items: readonly QueueItem[]) => items.map(({ displayName }) => displayName.split(" ")[1]);

test("the night's arrivals come first, then what is due first", async () => {
  const { items, next } = await list();
  expect(names(items)).toEqual(["Soir", "Nuit", "Ancien", "Lundi"]);
  expect(items.map(({ night }) => night)).toEqual([true, true, false, false]);
  expect(next).toBeUndefined();
  expect(await countQueue(agent)).toMatchObject({
    arrivals: 2,
    overdue: 0,
    in_review: 0,
    mine: 0,
  });
});

test("the offices of Strasbourg close on 26 December too", async () => {
  const strasbourg = await aTown(house, { slug: "strasbourg", officialCode: "67482" });
  house.clock.set("2025-12-24T18:00:00Z");
  await aSentFile(house, strasbourg.id);
  house.clock.set("2025-12-29T08:00:00Z");
  const there = await anAgent(house, strasbourg.id, ["validator"]);
  const { items } = await listQueue(there);
  expect(items.map(({ night }) => night)).toEqual([true]);
  expect(await countQueue(there)).toMatchObject({ arrivals: 1 });
  house.clock.set("2026-11-24T08:00:00Z");
});

test("what is past its day says so, and a state or a desk can be asked alone", async () => {
  house.clock.set("2026-12-01T08:00:00Z");
  const { items } = await list({ deskId: caen.deskId });
  expect(names(items)[0]).toBe("Ancien");
  expect(items.map(({ overdue }) => overdue)).toEqual([true, false, false, false]);
  expect((await list({ state: "in_review" })).items).toEqual([]);
  house.clock.set("2026-11-24T08:00:00Z");
});

test("the list tells the authority's journal which files were shown", async () => {
  const auditor = await anAgent(house, caen.id, ["auditor"]);
  const shown = (await list()).items.map(({ file }) => file.id);
  const journal = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 1 }));
  expect(journal.entries[0]).toMatchObject({
    action: "enrolment.queue_listed",
    actor: { label: "Camille Lefèvre" },
    data: { files: shown },
  });
});

test("page by page, every file is shown once, the night's first, even when a page ends between the two", async () => {
  await manyFiles(60);
  const seen: QueueItem[] = [];
  let after: string | undefined;
  do {
    const page = await list(after === undefined ? {} : { after });
    seen.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  expect(seen).toHaveLength(64);
  expect(new Set(seen.map(({ file }) => file.id)).size).toBe(64);
  const firstOld = seen.findIndex(({ night }) => !night);
  expect(seen.slice(firstOld).every(({ night }) => !night)).toBe(true);
  const due = seen.slice(firstOld).map(({ file }) => file.dueOn ?? "");
  expect(due).toEqual(due.toSorted());
});

test.each(["", "due", "due~2026-13-45~x", "arrivals~'; drop table enrolment_file~1", "~~~"])(
  "a cursor tampered with (%s) begins the list again",
  async (after) => {
    expect((await list({ after })).items[0]?.night).toBe(true);
  },
);

describe("assignment", () => {
  test("an agent takes a file, gives it to a colleague, and the file leaves the night's arrivals", async () => {
    const file = await aSentFile(house, caen.id, { family_name: "Confié" });
    const colleague = await anAgent(house, caen.id, ["validator"], "Dominique Roy");
    const idOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.staffId : null);
    const taken = await assignFile(agent, { ...(await readBy(agent, file.fileId)), to: idOf(agent) });
    expect(taken).toMatchObject({ state: "in_review", assignedTo: idOf(agent) });
    const given = await assignFile(agent, {
      fileId: file.fileId,
      version: taken.version,
      to: idOf(colleague),
    });
    expect(given.assignedTo).toBe(idOf(colleague));
    const { items } = await list({ state: "in_review" });
    expect(items).toMatchObject([{ assignedLabel: "Dominique Roy", night: false }]);
    expect((await countQueue(colleague)).mine).toBe(1);
    const late = assignFile(agent, { fileId: file.fileId, version: taken.version, to: null });
    await expect(late).rejects.toMatchObject({ code: "request.changed_meanwhile" });
  });
});

/** Written by the owner, half of them in the night: what they say does not matter here, how many does. */
async function manyFiles(count: number): Promise<void> {
  await house.sqlAs(
    "owner",
    `with person_of as (
       insert into person (authority_id, id, status, created_on)
       select $1, gen_random_uuid(), 'declared', '2026-11-01' from generate_series(1, $3) returning id)
     insert into enrolment_file (authority_id, id, person_id, contact_id, state, opened_on, opened_at, touched_on)
     select $1, gen_random_uuid(), id, id, 'draft', '2026-11-01', 'web', '2026-11-01' from person_of
     where $2::uuid is not null`,
    [caen.id, caen.deskId, count],
  );
  await house.sqlAs(
    "owner",
    `with numbered as (select id, row_number() over (order by id) as n from enrolment_file where state = 'draft')
     update enrolment_file f set state = 'submitted', version = 2, desk_id = $1, receipt_number = 'TEST-' || n,
       submitted_at = case when n % 2 = 0 then timestamptz '2026-11-23 20:00Z' + n * interval '1 second'
         else timestamptz '2026-11-20 08:00Z' end,
       due_on = date '2026-12-05' + (n % 7)::int
     from numbered where numbered.id = f.id`,
    [caen.deskId],
  );
}
