import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { AppError } from "../../../../kernel/errors.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { setPersonStatus } from "../../../identity/identity/index.ts";
import { type JournalEntry, readPersonJournal } from "../../../trust/audit/index.ts";
import {
  acceptProposal,
  cancelRecordMerge,
  findRule,
  getProposal,
  listKnownElsewhere,
  listProposals,
  type MergeId,
  mergeRecords,
  type RuleRunId,
  readRecord,
  recordDistinctRecords,
  recordsContribution,
  requestComparison,
  startRule,
} from "../index.ts";
import { computeSourcePlaces, type Edge } from "../rules/components.ts";
import { type TwoEstablishments, twoEstablishments } from "../testing/two-establishments.ts";

let house: TestRuntime;
let town: TwoEstablishments["town"];

let camille: Context;
let people: readonly PersonId[];
let sources: readonly string[];

let proposals: TwoEstablishments["proposals"];
let authorityLines: TwoEstablishments["journal"];

beforeAll(async () => {
  const two = await twoEstablishments();
  ({ house, town, camille, people, proposals, journal: authorityLines } = two);
  const rows = await house.sqlAs<{ id: string }>("owner", "select id from source_record order by id");
  sources = rows.map(({ id }) => id);
});
afterAll(() => house?.close());

/** Every row that says who is who, as PostgreSQL writes it: one byte that differs is seen. */
async function everyRow(): Promise<string> {
  const tables = [
    "source_record",
    "establishment",
    "person_file",
    "record_proposal",
    "record_apart",
    "person",
    "element",
    "person_key",
  ];
  const found = [];
  for (const table of tables)
    found.push(
      await house.sqlAs(
        "owner",
        `select '${table}' as name, t::text as row from ${table} t order by t::text`,
      ),
    );
  return JSON.stringify(found);
}

const toldOf = (entries: readonly JournalEntry[], merge: string | undefined) =>
  entries.filter(({ data }) => data.merge === merge).map(({ action }) => action);
const at = (index: number): string => sources[index % sources.length] ?? "";

describe("a merge", () => {
  test("undone at once, or all of them in any order, restores every row byte for byte; one in the middle leaves the others as had it never been", async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("join" as const), one: fc.nat(7), other: fc.nat(7) }),
      fc.record({ kind: fc.constant("attach" as const), one: fc.nat(7), other: fc.nat(1) }),
      fc.record({ kind: fc.constant("undo" as const), one: fc.nat(9), other: fc.constant(0) }),
    );
    const before = await everyRow();
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 10 }),
        fc.infiniteStream(fc.nat(20)),
        async (steps, order) => {
          const active = new Map<MergeId, Edge>();
          const undo = async (id: MergeId) => {
            await cancelRecordMerge(camille, { id, reason: "Erreur" });
            await cancelRecordMerge(camille, { id, reason: "Deux fois" });
            active.delete(id);
          };
          for (const { kind, one, other } of steps) {
            const id = [...active.keys()][one];
            if (kind === "undo") {
              if (id !== undefined) await undo(id);
            } else {
              const here = await everyRow();
              const right = kind === "join" ? { source: at(other) } : { person: people[other] as PersonId };
              const merge = () =>
                mergeRecords(camille, { left: at(one), right }).catch(refusedAs("records.two_people"));
              const first = await merge();
              if (first === undefined) {
                expect(await everyRow()).toBe(here);
                continue;
              }
              expect(await merge()).toBeUndefined();
              await cancelRecordMerge(camille, { id: first, reason: "Erreur" });
              expect(await everyRow()).toBe(here);
              const again = await merge();
              if (again === undefined) throw new Error("what was undone is made again");
              active.set(again, {
                left: at(one),
                ...("source" in right ? { right: right.source } : { person: right.person }),
              });
            }
            expect(await places()).toEqual(
              Object.fromEntries(computeSourcePlaces(sources, [...active.values()])),
            );
          }
          while (active.size > 0) {
            const [next = 0] = order;
            const id = [...active.keys()][next % active.size];
            if (id !== undefined) await undo(id);
          }
          expect(await everyRow()).toBe(before);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  const places = async () => {
    const rows = await house.sqlAs<{ id: string; record: string; person: string | null }>(
      "owner",
      "select id, record_id as record, person_id as person from source_record",
    );
    return Object.fromEntries(rows.map(({ id, ...place }) => [id, place]));
  };
  const refusedAs = (code: string) => (error: unknown) => {
    if (error instanceof AppError && error.code === code) return undefined;
    throw error;
  };

  test("changes no identity element, and is told to the person and to the authority", async () => {
    const person = people[0] as PersonId;
    const identity = () => house.sqlAs("owner", "select e::text from element e order by 1");
    const elements = await identity();
    const id = await mergeRecords(camille, { left: at(0), right: { person } });
    expect(await identity()).toEqual(elements);
    const hers = house.as({ kind: "person", personId: person }, town.id);
    const known = await listKnownElsewhere(hers, person);
    expect(known).toHaveLength(1);
    expect(await hers.transaction((tx) => recordsContribution.exportPerson(tx, hers, person))).toHaveProperty(
      "connu_par_des_etablissements",
    );
    const other = house.as({ kind: "person", personId: people[1] as PersonId }, town.id);
    expect(await listKnownElsewhere(other, person)).toEqual([]);
    await cancelRecordMerge(camille, { id: id as MergeId, reason: "Essai" });
    const { entries } = await readPersonJournal(hers, person);
    expect(toldOf(entries, id)).toEqual(["records.unmerged_of_person", "records.merged_of_person"]);
    expect(toldOf(await authorityLines(), id)).toEqual([
      "records.unmerged_of_person",
      "records.unmerged",
      "records.merged_of_person",
      "records.merged",
    ]);
    expect(await listKnownElsewhere(hers, person)).toEqual([]);
  });
});

describe("who tries", () => {
  test("an agent of another authority, a lent or bounded validator, another role", async () => {
    const { proposals: found } = await proposals();
    const [one] = found;
    if (!one) throw new Error("something is proposed");
    const elsewhere = await aTown(house, { slug: "ifs" });
    const stranger = await anAgent(house, elsewhere.id, ["validator"]);
    const pair = { left: at(0), right: { source: at(1) } };
    await expect(mergeRecords(stranger, pair)).rejects.toThrow("records.unknown_record");
    await expect(getProposal(stranger, one.id)).rejects.toThrow("records.unknown_proposal");
    await expect(acceptProposal(stranger, { ...one, choices: {} })).rejects.toThrow(
      "records.unknown_proposal",
    );
    const here = await everyRow();
    if (camille.actor.kind !== "staff") throw new TypeError("an agent");
    const lent = house.as({ ...camille.actor, delegationId: camille.newId() }, town.id);
    const bounded = await anAgent(house, town.id, [{ role: "validator", deskId: town.deskId }]);
    const others = await Promise.all(
      (["reception", "service_validator", "authority_administrator", "auditor"] as const).map((role) =>
        anAgent(house, town.id, [role]),
      ),
    );
    for (const agent of [lent, bounded, ...others]) {
      for (const attempt of [
        () => mergeRecords(agent, pair),
        () => recordDistinctRecords(agent, pair),
        () => startRule(agent, { id: agent.newId<RuleRunId>(), read: [one] }),
        () => findRule(agent),
        () => requestComparison(agent),
        () => listProposals(agent, 1),
        () => agent.transaction((tx) => readRecord(tx, agent, at(0))),
      ])
        await expect(attempt()).rejects.toThrow("access.capability_missing");
    }
    expect(await everyRow()).toBe(here);
  });

  test("two people of the platform, a dead one, or somebody else’s id, are not joined", async () => {
    const [one, other] = people as readonly [PersonId, PersonId];
    const left = at(2);
    const id = await mergeRecords(camille, { left, right: { person: one } });
    await expect(mergeRecords(camille, { left, right: { person: other } })).rejects.toThrow(
      "records.two_people",
    );
    await cancelRecordMerge(camille, { id: id as MergeId, reason: "Essai" });
    const unknown = { left, right: { person: camille.newId<PersonId>() } };
    await expect(mergeRecords(camille, unknown)).rejects.toThrow("records.unknown_record");
    const system = house.system(town.id);
    await system.transaction((tx) => setPersonStatus(tx, system, other, "deceased"));
    await expect(mergeRecords(camille, { left, right: { person: other } })).rejects.toThrow(
      "records.person_gone",
    );
    await system.transaction((tx) => setPersonStatus(tx, system, other, "enrolled"));
  });

  test("a person erased takes their records with them, and every merge that named them", async () => {
    const [person] = people as readonly [PersonId];
    await mergeRecords(camille, { left: at(5), right: { person } });
    const system = house.system(town.id);
    await system.transaction((tx) => recordsContribution.erasePerson(tx, system, person));
    const left = await house.sqlAs("owner", "select 1 from source_record where id = $1 or person_id = $2", [
      at(5),
      person,
    ]);
    expect(left).toEqual([]);
    const named = await house.sqlAs("owner", "select 1 from record_merge where right_person = $1", [person]);
    expect(named).toEqual([]);
  });
});
