import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registry } from "../../../composition/features.ts";
import { aDesk, type Desk } from "../../../frames/desk/testing/a-desk.ts";
import type { Context } from "../../../kernel/context.ts";
import { noWaitingCounts, type WaitingKind } from "../../../kernel/waiting.ts";
import { openContact } from "../../identity/contacts/index.ts";
import { listWaitingWork, type WaitingWork, type WorkQuery, writeWaitingCursor } from "./index.ts";

const everything: WorkQuery = { scope: "open", search: "", order: "due", isDescending: false };

let desk: Desk;
let validator: Context;

const read = (context: Context, query: Partial<WorkQuery> = {}): Promise<WaitingWork> =>
  listWaitingWork(context, { kinds: registry.waitingKinds, query: { ...everything, ...query } });
const kindsOf = ({ items }: WaitingWork) => new Set(items.map(({ kind }) => kind));

beforeAll(async () => {
  desk = await aDesk();
  validator = await desk.agent(["validator"]);
  const [jeanne, jean] = [await desk.arrives(), await desk.arrives({ given_name: "Jean" })];
  await desk.house.drain();
  await openContact(validator, {
    id: validator.newId(),
    personId: jeanne.personId,
    channel: "phone",
    subject: "Cantine",
    asked: "Bonjour",
  });
  await writtenByTheHouse([jeanne.personId, jean.personId]);
});
afterAll(() => desk?.house.close());

/** What jobs, other agents and other pages bring, in rows. */
async function writtenByTheHouse(people: readonly string[]): Promise<void> {
  const pair = people.toSorted();
  const into = (table: string, columns: string, values: string, given: readonly unknown[]) =>
    desk.house.sqlAs("owner", `insert into ${table} (authority_id, id, ${columns}) values (${values})`, [
      desk.caen.id,
      randomUUID(),
      ...given,
    ]);
  await into(
    "possible_duplicate",
    "one_id, other_id, likelihood, found_on",
    "$1, $2, $3, $4, 90, '2026-11-22'",
    pair,
  );
  await into(
    "person_merge",
    "one_id, other_id, said_on, state",
    "$1, $2, $3, $4, '2026-11-23', 'waiting'",
    pair,
  );
  const asked =
    "person_id, number, asked_right, state, received_on, due_on, acts_on, needs_colleague, sealed";
  await into(
    "rights_request",
    asked,
    "$1, $2, $3, 'DRO-1', 'access', 'waiting', '2026-11-20', '2026-12-20', null, false, '\\x00'",
    [people[0]],
  );
  await into(
    "rights_request",
    asked,
    "$1, $2, $3, 'DRO-2', 'erasure', 'scheduled', '2026-11-20', '2026-12-20', '2026-12-01', true, '\\x00'",
    [people[1]],
  );
}

const ofTheDesk = [
  "enrolment.files",
  "contacts.waiting",
  "notifications.letters",
  "duplicates.pairs",
  "merges.waiting",
  "rights.requests",
  "rights.erasures",
];

describe("everything that waits for an agent", () => {
  test("is in one list, by name, what is due first at the top and what has no day at the end", async () => {
    const work = await read(validator);
    expect(kindsOf(work)).toEqual(new Set(ofTheDesk));
    const due = work.items.map(({ dueOn }) => dueOn ?? "none");
    expect(due).toEqual(due.toSorted());
    const names = new Map(work.items.map(({ kind, subject }) => [kind, subject]));
    expect(names.get("notifications.letters")).toMatch(/Martin/);
    expect(names.get("duplicates.pairs")).toMatch(/^Jean(ne)? Martin et Jean(ne)? Martin$/);
    expect(names.get("contacts.waiting")).toMatch(/Martin/);
    // A number and a day only: whose erasure it is shows once it is opened.
    expect(names.get("rights.erasures")).toBeUndefined();
  });

  test("is counted as it is listed, kind by kind", async () => {
    const { counts } = await read(validator);
    for (const kind of ofTheDesk) {
      const { items } = await read(validator, { kind });
      expect([kind, counts.get(kind)?.open]).toEqual([kind, items.length]);
      expect(new Set(items.map((item) => item.kind))).toEqual(new Set([kind]));
    }
  });

  test("is sorted by what came in first, or last", async () => {
    const oldest = (await read(validator, { order: "since" })).items.map(({ since }) => since);
    expect(oldest).toEqual(oldest.toSorted());
    const newest = (await read(validator, { order: "since", isDescending: true })).items;
    expect(newest.map(({ since }) => since)).toEqual(oldest.toReversed());
  });

  test("by the name or the number of somebody, whatever it is", async () => {
    expect(kindsOf(await read(validator, { search: "Martin" })).size).toBeGreaterThan(4);
    const { items } = await read(validator, { search: "DRO-1" });
    expect(items.map(({ number }) => number)).toEqual(["DRO-1"]);
    expect((await read(validator, { search: "Personne-Ici" })).items).toEqual([]);
  });
});

describe("walls", () => {
  test("an agent without the right sees neither row nor count", async () => {
    const reception = await desk.agent(["reception"]);
    const work = await read(reception);
    expect(kindsOf(work)).toEqual(new Set(["enrolment.files", "contacts.waiting", "notifications.letters"]));
    expect([...work.counts.keys()]).toEqual(["enrolment.files", "contacts.waiting", "notifications.letters"]);
    expect((await read(reception, { kind: "duplicates.pairs" })).items).toEqual([]);
    const officer = await desk.agent(["data_protection_officer"]);
    expect(kindsOf(await read(officer))).toEqual(new Set(["rights.requests"]));
  });

  test("an agent of another authority sees nothing, and a service's validator what their desk has", async () => {
    const honfleur = await desk.agent(["validator"], "Zoé Neveu", desk.honfleur.id);
    const { items, counts } = await read(honfleur);
    expect(items).toEqual([]);
    expect([...counts.values()].every(({ open }) => open === 0)).toBe(true);
    const librarian = await desk.agent([{ role: "service_validator", deskId: desk.libraryDesk }], "Ali Ba");
    expect((await read(librarian)).items).toEqual([]);
  });

  test("each kind refuses by itself whoever it is not for", async () => {
    const marc = await desk.agent(["service_manager"], "Marc Petit");
    const query = { scope: "open", order: "due", isDescending: false, limit: 5 } as const;
    for (const kind of registry.waitingKinds.filter(({ name }) => name !== "subscriptions.tasks")) {
      const asked = Promise.resolve().then(() => kind.listWaiting(marc, query));
      await expect(asked, kind.name).rejects.toMatchObject({ code: "access.capability_missing" });
    }
  });
});

describe("a kind that fails", () => {
  const broken = (where: "list" | "count" | "open"): WaitingKind => {
    const fail = (context: Context) =>
      context.transaction(async (tx) => void (await sql`select 1 / 0`.execute(tx)));
    const since = "2026-11-20";
    return {
      name: "queue.broken",
      label: { fr: "Panne", en: "Failure" },
      plural: { fr: "Pannes", en: "Failures" },
      order: 1,
      maySee: () => true,
      countWaiting: async (context) => {
        if (where === "count") await fail(context);
        return noWaitingCounts;
      },
      listWaiting: async (context) => {
        if (where === "list") await fail(context);
        const openItems = async () => {
          await fail(context);
          return [];
        };
        return { keys: [{ dueOn: "2026-11-20", since, id: randomUUID() }], openItems };
      },
    };
  };
  const readWith = async (kinds: readonly WaitingKind[]) => {
    const failed: string[] = [];
    const onFailure = (_error: unknown, kind: string) => failed.push(kind);
    return { ...(await listWaitingWork(validator, { kinds, query: everything, onFailure })), failed };
  };

  test.each(["list", "count", "open"] as const)(
    "to %s is named, and the others are all there",
    async (where) => {
      const whole = await read(validator);
      const { items, counts, silent, failed } = await readWith([broken(where), ...registry.waitingKinds]);
      expect(silent.map(({ name }) => name)).toEqual(["queue.broken"]);
      expect(failed).toEqual(["queue.broken"]);
      expect(items).toEqual(whole.items);
      expect(counts).toEqual(whole.counts);
    },
  );

  test("writes in the journal what was shown, once", async () => {
    const countLines = async (work: () => Promise<unknown>) => {
      const count = "select count(*)::int as n from journal_entry";
      const [before] = await desk.house.sqlAs<{ n: number }>("owner", count);
      await work();
      const [after] = await desk.house.sqlAs<{ n: number }>("owner", count);
      return (after?.n ?? 0) - (before?.n ?? 0);
    };
    const lines = await countLines(() => read(validator));
    expect(lines).toBeGreaterThan(0);
    expect(await countLines(() => readWith([broken("open"), ...registry.waitingKinds]))).toBe(lines);
  });

  test("alone, as when the database is away, fails the page", async () => {
    await expect(readWith([broken("list")])).rejects.toThrow(/division by zero/);
  });
});

test("among five thousand files, each page is as fast as the first and no row is twice or never there", async () => {
  await manyFiles(5_000);
  const seen = new Set<string>();
  let after: WaitingWork["next"];
  for (let page = 0; page < 12; page += 1) {
    const work = await read(validator, after ? { after } : {});
    for (const { kind, id } of work.items) {
      expect(seen.has(`${kind} ${id}`)).toBe(false);
      seen.add(`${kind} ${id}`);
    }
    after = work.next;
    expect(after && writeWaitingCursor(after)).toMatch(/~/);
  }
  expect(seen.size).toBe(300);
  const { counts } = await read(validator);
  expect(counts.get("enrolment.files")?.open).toBe(1_000);
});

/** Written by the owner: what they say does not matter here, how many does. */
async function manyFiles(count: number): Promise<void> {
  await desk.house.sqlAs(
    "owner",
    `with people as (
       insert into person (authority_id, id, status, created_on)
       select $1, gen_random_uuid(), 'declared', '2026-11-01' from generate_series(1, $3) returning id)
     insert into enrolment_file (authority_id, id, person_id, contact_id, state, opened_on, opened_at, touched_on)
     select $1, gen_random_uuid(), id, id, 'draft', '2026-11-01', 'web', '2026-11-01' from people
     where $2::uuid is not null`,
    [desk.caen.id, desk.caen.deskId, count],
  );
  await desk.house.sqlAs(
    "owner",
    `with numbered as (select id, row_number() over (order by id) as n from enrolment_file where state = 'draft')
     update enrolment_file f set state = 'submitted', version = 2, desk_id = $1, receipt_number = 'TEST-' || n,
       submitted_at = timestamptz '2026-11-20 08:00Z' + (n % 97) * interval '1 minute',
       due_on = date '2026-12-05' + (n % 7)::int
     from numbered where numbered.id = f.id`,
    [desk.caen.deskId],
  );
}
