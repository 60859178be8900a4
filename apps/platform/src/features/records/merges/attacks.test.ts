import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { addRepresentation, createHousehold } from "../../identity/households/index.ts";
import { type PersonMergeId, setPersonStatus } from "../../identity/identity/index.ts";
import { openAccount } from "../../ledger/counters/index.ts";
import { aPurse } from "../../ledger/counters/testing/a-purse.ts";
import { requestErasure } from "../rights/index.ts";
import {
  cancelPersonMerge,
  confirmMerge,
  listMergeWork,
  mergePersons,
  openMerge,
  recordDistinctPersons,
  withdrawDistinctPersons,
} from "./index.ts";
import { born, type MergingTown, mergingTown, type Twice, unchosen } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let town: MergingTown["town"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let enrolled: MergingTown["enrolled"];
let twice: MergingTown["twice"];
let saidSame: MergingTown["saidSame"];
let shown: MergingTown["shown"];
let statusOf: MergingTown["statusOf"];
let merged: MergingTown["merged"];

beforeAll(async () => {
  ({ house, town, system, camille, enrolled, twice, saidSame, shown, statusOf, merged } =
    await mergingTown());
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

describe("who tries", () => {
  test("an agent of another role, lent, bounded, of another authority, a person: nothing is read nor merged", async () => {
    const { id, one, other } = await twice();
    const elsewhere = await aTown(house, { slug: "ifs" });
    const stranger = await anAgent(house, elsewhere.id, ["validator"]);
    const wish = { id, keptId: one.personId, ...unchosen };
    await expect(mergePersons(stranger, wish)).rejects.toMatchObject({ code: "merges.unknown" });
    await expect(recordDistinctPersons(stranger, { id })).rejects.toMatchObject({ code: "merges.unknown" });
    await expect(openMerge(stranger, id)).rejects.toMatchObject({ code: "merges.unknown" });
    if (camille.actor.kind !== "staff") throw new TypeError("an agent");
    const lent = house.as({ ...camille.actor, delegationId: camille.newId() }, town.id);
    const bounded = await anAgent(house, town.id, [{ role: "validator", deskId: town.deskId }]);
    const roles = ["reception", "service_validator", "authority_administrator", "auditor"] as const;
    const others = await Promise.all(roles.map((role) => anAgent(house, town.id, [role])));
    for (const who of [lent, bounded, ...others, one, other]) {
      for (const attempt of [
        () => mergePersons(who, wish),
        () => confirmMerge(who, { id }),
        () => cancelPersonMerge(who, { id, reason: "x" }),
        () => recordDistinctPersons(who, { id }),
        () => withdrawDistinctPersons(who, { id }),
        () => openMerge(who, id),
        () => listMergeWork(who),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: "access.capability_missing" });
    }
    expect(await statusOf(other.personId)).toBe("enrolled");
  });

  test("two people whom the house never found alike, or whom nobody said to be one, are out of reach", async () => {
    const one = await enrolled({ ...born, family_name: "Hamel" });
    await enrolled({ ...born, family_name: "Hamel" });
    const wish = { id: camille.newId<PersonMergeId>(), keptId: one.personId, ...unchosen };
    await expect(mergePersons(camille, wish)).rejects.toMatchObject({ code: "merges.unknown" });
    // Past the use cases, in SQL: an agent writes no row but of a pair found and answered, that waits; people
    // see none but their own in force.
    const { id } = await twice();
    await house.sqlAs("owner", "delete from person_merge where id = $1", [id]);
    const writes = (by: Context, row: string) =>
      by.transaction((tx) =>
        sql`insert into person_merge (authority_id, id, one_id, other_id, said_on, state, kept_id, folded_id, asked_by)
          select authority_id, ${sql.raw(row)} from possible_duplicate p where id = ${id}`.execute(tx),
      );
    const another = `(select id from person where id > p.one_id and id <> p.other_id limit 1)`;
    for (const row of [
      "gen_random_uuid(), one_id, other_id, found_on, 'waiting', null, null, null",
      `id, one_id, ${another}, found_on, 'waiting', null, null, null`,
      "id, one_id, other_id, found_on, 'waiting', one_id, other_id, null",
      "id, one_id, other_id, found_on, 'asked', one_id, other_id, decided_by",
    ])
      await expect(writes(camille, row), row).rejects.toThrow(/row-level security/);
    const asFound = "id, one_id, other_id, found_on, 'waiting', null, null, null";
    for (const verdict of ["different", "unsure"]) {
      await house.sqlAs("owner", "update possible_duplicate set verdict = $2 where id = $1", [id, verdict]);
      await expect(writes(camille, asFound), verdict).rejects.toThrow(/row-level security/);
    }
    await house.sqlAs("owner", "update possible_duplicate set verdict = 'same' where id = $1", [id]);
    const reception = await anAgent(house, town.id, ["reception"]);
    for (const who of [reception, one]) expect((await writes(who, asFound)).numAffectedRows).toBe(0n);
    expect((await writes(camille, asFound)).numAffectedRows).toBe(1n);
    const { rows } = await one.transaction((tx) => sql`select id from person_merge`.execute(tx));
    expect(rows).toEqual([]);
  });

  test("whoever was never checked, even under the victim's very name, takes no one's place", async () => {
    const { id, one, other } = await twice({ emails: ["v@example.org", "thief@example.net"] });
    await system.transaction((tx) => setPersonStatus(tx, system, other.personId, "declared"));
    for (const keptId of [one.personId, other.personId])
      await expect(mergePersons(camille, { id, keptId, ...unchosen })).rejects.toMatchObject({
        code: "merges.person_not_proven",
      });
  });

  test("an agent does not merge their own record", async () => {
    if (camille.actor.kind !== "staff") throw new TypeError("an agent");
    const { id, one } = await twice({ emails: [`${camille.actor.staffId}@agents.example`] });
    await expect(mergePersons(camille, { id, keptId: one.personId, ...unchosen })).rejects.toMatchObject({
      code: "merges.own_record",
    });
  });

  test("a child, somebody represented, a family or an erasure under way stop it, in plain words", async () => {
    const refused = async ({ id, one }: Twice) => {
      const said = await mergePersons(camille, { id, keptId: one.personId, ...unchosen }).catch(
        (error) => error.code,
      );
      expect(await statusOf(one.personId)).not.toBe("merged");
      return said;
    };
    const child = await twice({ one: { birthdate: "2015-03-08" }, other: { birthdate: "2015-03-08" } });
    expect(await refused(child)).toBe("merges.represented");
    const mother = await enrolled({ ...born, family_name: "Aidante" });
    const helped = await twice();
    await camille.transaction((tx) =>
      addRepresentation(tx, camille, {
        representativeId: mother.personId,
        representedId: helped.other.personId,
        kind: "mandate",
        until: "2027-06-30",
      }),
    );
    expect(await refused(helped)).toBe("merges.represented");
    const parent = await twice();
    await parent.other.transaction((tx) =>
      createHousehold(tx, parent.other, {
        members: [{ personId: parent.other.personId, role: "adult", sharePercent: 100 }],
      }),
    );
    expect(await refused(parent)).toBe("merges.folded_has_family");
    const rich = await twice();
    const purse = await aPurse(house, town.id);
    const { personId } = rich.other;
    const accountId = await openAccount(rich.other, { personId, counterId: purse.counterId });
    await purse.byHouse({ kind: "credit", accountId, amount: 5_000 });
    expect(await refused(rich)).toBe("merges.folded_has_money");
    const leaving = await twice({ emails: ["k@example.org", "l@example.org"] });
    const { other } = leaving;
    const session = { actor: other.actor, method: "email_link", createdAt: house.clock.now() } as const;
    await requestErasure(other, { id: other.newId(), personId: other.personId, text: "Adieu", session });
    expect(await refused(leaving)).toBe("merges.erasure_asked");
  });

  test("one that keeps another is not folded in turn; one that was folded is merged with nobody else", async () => {
    const both = await twice();
    await merged(both);
    const third = await enrolled({ ...born, family_name: "Tiers" });
    const chain = await saidSame(both.one, third);
    await expect(
      mergePersons(camille, { id: chain, keptId: third.personId, ...unchosen }),
    ).rejects.toMatchObject({
      code: expect.stringMatching(/choice_missing|folded_keeps_others/),
    });
    const again = await saidSame(both.other, third);
    const family = await shown(third.personId, "family_name");
    expect(family).toBe("Tiers");
    await expect(
      mergePersons(camille, { id: again, keptId: third.personId, choices: { family_name: third.personId } }),
    ).rejects.toMatchObject({ code: "merges.person_gone" });
  });
});
