import type { ElementName } from "@ardeco/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAccount, openSession, updateAccountEmail } from "../../access/access/index.ts";
import { createDeclaration } from "../../identity/identity/index.ts";
import { cancelPersonMerge, confirmMerge, mergePersons, openMerge } from "./index.ts";
import { type MergingTown, mergingTown, type Someone } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let nadia: MergingTown["nadia"];
let twice: MergingTown["twice"];

beforeAll(async () => {
  ({ house, system, camille, nadia, twice } = await mergingTown());
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

describe("a merge undone", () => {
  /**
   * What tells that it happened, and what is only asked of jobs. Every other table of everybody is looked at.
   */
  const telling = [
    "journal_entry",
    "journal_leaf",
    "journal_waiting",
    "message",
    "person_merge",
    "possible_duplicate",
  ];
  let every: string;
  beforeAll(async () => {
    const tables = await house.sqlAs<{ name: string }>(
      "owner",
      "select table_name as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema = 'public'",
    );
    const looked = tables.map(({ name }) => name).filter((name) => !telling.includes(name));
    for (const name of [
      "person",
      "element",
      "person_key",
      "account",
      "session",
      "candidate",
      "service_grant",
    ])
      expect(looked).toContain(name);
    every = looked
      .map((name) => `select '${name} ' || to_jsonb(t)::text as text from ${name} t`)
      .join(" union all ");
  });
  const rows = async () =>
    (await house.sqlAs<{ text: string }>("owner", `${every} order by 1`)).map(({ text }) => text);
  const texts = fc.constantFrom("Leroy", "Le Roy", "Lemaître");
  const person = fc.record({
    validated: fc.record(
      { name_of_use: texts, phone_number: fc.constantFrom("+33231000021", "+33231000022") },
      { requiredKeys: [] },
    ),
    declared: fc.record(
      { name_of_use: texts, email: fc.constantFrom("x@example.org", "y@example.org") },
      { requiredKeys: [] },
    ),
    account: fc.constantFrom("none", "unconfirmed", "confirmed"),
    session: fc.boolean(),
  });

  async function made(
    at: number,
    who: typeof person extends fc.Arbitrary<infer T> ? T : never,
    other: Someone,
  ) {
    const { personId } = other;
    await system.transaction(async (tx) => {
      for (const [name, value] of Object.entries(who.declared))
        await createDeclaration(tx, system, { personId, name: name as ElementName, value, saidBy: personId });
      if (who.account === "none") return;
      await createAccount(tx, system, { personId, email: `p${personId}-${at}@example.org` });
      if (who.account === "confirmed")
        await updateAccountEmail(tx, system, personId, `p${personId}-${at}@example.org`);
      if (who.session)
        await openSession(tx, system, { kind: "person", subjectId: personId, method: "passkey" });
    });
  }

  test("restores every row of every table, byte for byte, whatever both were like, whichever was kept", async () => {
    await fc.assert(
      fc.asyncProperty(
        person,
        person,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        async (first, second, keepsFirst, choosesFirst, times) => {
          const { id, one, other } = await twice({ one: first.validated, other: second.validated });
          await made(1, first, one);
          await made(2, second, other);
          await house.drain();
          const before = await rows();
          const { conflicts } = await openMerge(camille, id);
          const chosen = choosesFirst ? one.personId : other.personId;
          const choices = Object.fromEntries(conflicts.map(({ name }) => [name, chosen]));
          for (let time = 0; time < times; time += 1) {
            const keptId = keepsFirst ? one.personId : other.personId;
            if ((await mergePersons(camille, { id, keptId, choices })) === "asked")
              await confirmMerge(nadia, { id });
            expect(await rows()).not.toEqual(before);
            if ((await cancelPersonMerge(camille, { id, reason: "Erreur" })) === "asked")
              await cancelPersonMerge(nadia, { id, reason: "" });
            await cancelPersonMerge(camille, { id, reason: "Deux fois" });
            expect(await rows()).toEqual(before);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});
