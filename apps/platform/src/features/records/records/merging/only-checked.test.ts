import type { ElementName } from "@ardeco/contracts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { createDeclaration, setPersonStatus } from "../../../identity/identity/index.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import {
  cancelRecordMerge,
  getSourceRecord,
  listDistinctRecordPairs,
  listKnownElsewhere,
  listProposals,
  listSure,
  type MergeId,
  mergeRecords,
  recordDistinctRecords,
  recordsContribution,
  recordsJobs,
  removeDistinctRecords,
  requestComparison,
} from "../index.ts";
import { aFile, start } from "../testing/files.ts";

// A record tells where somebody lives and is reached: whom is it told to?

const POOL = `N°;Nom;Prénom;Date de naissance;Téléphone;Commune
P1;Hamel;Suzanne;14/02/1951;0231000011;Caen
P2;Morvan;Jules;30/11/1999;0600000014;Caen
`;

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let camille: Context;
let suzanne: PersonId;
/** Of her, then of another. */
let sources: readonly string[];

beforeAll(async () => {
  house = await testRuntime([recordsJobs]);
  town = await aTown(house, { slug: "caen" });
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  camille = await anAgent(house, town.id, ["validator"], "Camille Lefèvre");
  suzanne = (
    await aPerson(house, town.id, {
      validated: { family_name: "Hamel", given_name: "Suzanne", birthdate: "1951-02-14" },
    })
  ).personId;
  const system = house.system(town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, suzanne, "enrolled"));
  await start(mayor, await aFile(mayor, POOL, "Piscine"));
  await house.drain();
  const rows = await house.sqlAs<{ left_source: string; id: string }>(
    "owner",
    "select p.left_source, s.id from record_proposal p join source_record s on s.id <> p.left_source where p.right_person = $1",
    [suzanne],
  );
  sources = rows.flatMap(({ left_source, id }) => [left_source, id]);
});
afterAll(() => house?.close());

test("each list that tells her name leaves one line of the authority, which says how many pairs; an empty one leaves none", async () => {
  const auditor = await anAgent(house, town.id, ["auditor"]);
  const lines = async () => {
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 500 }));
    return entries
      .filter(({ action }) => action === "records.list_read")
      .map(({ action, personId, data }) => ({ action, personId, data }));
  };
  const told = { action: "records.list_read", personId: undefined, data: { pairs: 1 } };
  const apart = async () => (await listDistinctRecordPairs(camille, 1)).apart;
  const sure = () => listSure(camille);
  expect([await sure(), await apart(), await lines()]).toEqual([[], [], []]);

  const [proposal] = (await listProposals(camille, 1)).proposals;
  expect(proposal?.right).toMatchObject({ displayName: "Suzanne Hamel" });
  expect(await lines()).toEqual([told]);

  await house.sqlAs("owner", "update record_proposal set probability = 0.995, conflicts = 0");
  expect((await sure()).map(({ right }) => right)).toMatchObject([{ displayName: "Suzanne Hamel" }]);
  expect(await lines()).toEqual([told, told]);

  const [hers = ""] = sources;
  await recordDistinctRecords(camille, { left: hers, right: { person: suzanne } });
  const [pair] = await apart();
  expect(pair?.sides).toContain("Suzanne Hamel");
  expect(await lines()).toEqual([told, told, told]);
  await removeDistinctRecords(camille, pair?.id ?? "");
});

test("somebody who only says a victim’s name and birth date is not proposed, and is refused when joined by hand", async () => {
  const [hers = "", another = ""] = sources;
  const records = () => house.sqlAs("owner", "select s::text as row from source_record s order by 1");
  const said = {
    family_name: "Hamel",
    given_name: "Suzanne",
    birthdate: "1951-02-14",
    phone_number: "+33231000011",
  };
  const system = house.system(town.id);
  const enrolled = (id: PersonId) => system.transaction((tx) => setPersonStatus(tx, system, id, "enrolled"));
  const sent = await aPerson(house, town.id, { declared: said });
  await system.transaction((tx) => setPersonStatus(tx, system, sent.personId, "declared"));
  // Checked as somebody else, who then says the victim's names.
  const renamed = await aPerson(house, town.id, {
    validated: { family_name: "Voleur", given_name: "Max", birthdate: "1990-01-01" },
  });
  await renamed.transaction(async (tx) => {
    for (const [name, value] of Object.entries({ ...said, name_of_use: "Hamel" }))
      await createDeclaration(tx, renamed, {
        personId: renamed.personId,
        name: name as ElementName,
        value,
        saidBy: renamed.personId,
      });
  });
  // A file decided, of which the date of birth was never checked.
  const half = await aPerson(house, town.id, {
    declared: { birthdate: said.birthdate },
    validated: { family_name: said.family_name, given_name: said.given_name },
  });
  for (const { personId } of [renamed, half]) await enrolled(personId);
  await requestComparison(camille);
  await house.drain();
  const proposed = await house.sqlAs<{ right_person: PersonId }>(
    "owner",
    "select right_person from record_proposal where right_person is not null",
  );
  expect(proposed).toEqual([{ right_person: suzanne }]);

  const here = await records();
  for (const person of [sent.personId, half.personId])
    await expect(mergeRecords(camille, { left: hers, right: { person } })).rejects.toThrow(
      "records.person_not_proven",
    );
  expect(await records()).toEqual(here);
  // Whoever a reviewer joins by hand is shown as they were checked.
  const id = await mergeRecords(camille, { left: hers, right: { person: renamed.personId } });
  expect((await getSourceRecord(camille, hers)).person).toMatchObject({
    displayName: "Max Voleur",
    fields: { family_name: "Voleur", birth_date: "1990-01-01" },
  });
  await cancelRecordMerge(camille, { id: id as MergeId, reason: "Essai" });

  // Joined before this was asked for: nothing more comes to them.
  await house.sqlAs("owner", "update source_record set person_id = $2 where id = $1", [hers, sent.personId]);
  await expect(mergeRecords(camille, { left: another, right: { source: hers } })).rejects.toThrow(
    "records.person_not_proven",
  );
  // Nor is what they were joined to told any more, to them or to the desk, nor taken out.
  const thief = house.as({ kind: "person", personId: sent.personId }, town.id);
  for (const reader of [thief, camille]) expect(await listKnownElsewhere(reader, sent.personId)).toEqual([]);
  const taken = await thief.transaction((tx) => recordsContribution.exportPerson(tx, thief, sent.personId));
  expect(taken).toEqual({});
  await house.sqlAs("owner", "update source_record set person_id = null where id = $1", [hers]);
});
