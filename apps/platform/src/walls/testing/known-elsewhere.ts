import { setPersonStatus, validateElement } from "../../features/identity/identity/index.ts";
import {
  cancelRecordMerge,
  listDistinctRecordPairs,
  listMerges,
  listProposals,
  type MergeId,
  mergeRecords,
  type ProposalId,
  type RuleRunId,
  recordDistinctRecords,
  startRule,
} from "../../features/records/records/index.ts";
import { aFile, start } from "../../features/records/records/testing/files.ts";
import type { Context } from "../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

const HEADER = "N° client;Nom;Prénom;Date de naissance;Téléphone;Carte;Abonnement\r\n";
const RINK = `${HEADER}1;Hamel;Suzanne;14/02/1951;0231000011;;\r\n2;Hamel;Suzane;14/02/1951;0231000011;;\r\n3;Morvan;Jules;30/11/1999;;;\r\n`;

/**
 * A file that waits for its columns to be said, two records that may be one, a merge, and two said to be
 * different.
 */
export async function fromEstablishments(house: TestRuntime, town: AuthorityId) {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const reviewer = await anAgent(house, town, ["validator"]);
  await start(mayor, await aFile(mayor, RINK, "Patinoire"));
  await house.drain();
  // Before the list is read: each file is followed by a comparison, which writes proposals anew.
  const apartFrom = await another(house, mayor);
  const rows = await house.sqlAs<{ id: string; n: number }>(
    "owner",
    "select s.id from source_record s join establishment e on e.id = s.establishment_id where e.name = 'Patinoire' order by 1",
  );
  const [one = "", other = "", third = ""] = rows.map(({ id }) => id);
  const { proposals } = await listProposals(reviewer, 1);
  const proposal = proposals.find(({ left }) => left.establishment === "Patinoire");
  const pair = new Set([proposal?.left.id, proposal?.right.id]);
  const alone = [one, other, third].find((id) => !pair.has(id)) ?? "";
  const merge = (await mergeRecords(reviewer, {
    left: alone,
    right: { source: proposal?.left.id ?? "" },
  })) as MergeId;
  const undone = await mergeRecords(reviewer, { left: alone, right: { source: proposal?.right.id ?? "" } });
  if (undone) await cancelRecordMerge(reviewer, { id: undone, reason: "Le potoroo se trompait" });
  const merges = await listMerges(reviewer);
  await recordDistinctRecords(reviewer, { left: apartFrom, right: { source: alone } });
  const { apart } = await listDistinctRecordPairs(reviewer, 1);
  return {
    personFile: await aFile(mayor, `${HEADER}1;Hamel;Suzanne;14/02/1951;;;\r\n`, "Bibliothèque"),
    proposal: proposal?.id ?? "no proposal",
    merge: merges.find(({ id }) => id === merge)?.id ?? "no merge",
    apart: apart[0]?.id ?? "no pair",
    record: alone,
  };
}

async function another(house: TestRuntime, mayor: Awaited<ReturnType<typeof anAgent>>): Promise<string> {
  const id = await aFile(mayor, `${HEADER}9;Autre;Personne;;;;\r\n`, "Stade");
  await start(mayor, id);
  await house.drain();
  const [row] = await house.sqlAs<{ id: string }>(
    "owner",
    "select id from source_record where file_id = $1",
    [id],
  );
  return row?.id ?? "";
}

/** The pool knew somebody of the town, and one of its lines could not be read. */
export async function knownAtThePool(
  house: TestRuntime,
  town: AuthorityId,
  who: { readonly personId: PersonId; readonly family_name: string; readonly given_name: string },
): Promise<void> {
  const mayor = await anAgent(house, town, ["authority_administrator"]);
  const reviewer = await anAgent(house, town, ["validator"]);
  const lines = `77;${who.family_name};${who.given_name};29/03/1987;;bilby-7;Année du bettong\r\n78;;Sans nom;;;;\r\n`;
  const id = await aFile(mayor, HEADER + lines, "Piscine");
  await start(mayor, id);
  await house.drain();
  const [row] = await house.sqlAs<{ id: string }>(
    "owner",
    "select id from source_record where file_id = $1",
    [id],
  );
  await joinedBefore(house, town, { reviewer, source: row?.id ?? "", personId: who.personId });
  await perhapsTwice(house, town, who.personId);
  await fromEstablishments(house, town);
  await startRule(reviewer, {
    id: reviewer.newId<RuleRunId>(),
    read: [{ id: reviewer.newId<ProposalId>(), revision: "" }],
  });
  await house.drain();
}

/** It is checked who they are: a record is told to nobody else. */
async function joinedBefore(
  house: TestRuntime,
  town: AuthorityId,
  joined: { readonly reviewer: Context; readonly source: string; readonly personId: PersonId },
): Promise<void> {
  const { reviewer, source, personId } = joined;
  const system = house.system(town);
  await system.transaction(async (tx) => {
    for (const name of ["family_name", "given_name", "birthdate"] as const)
      await validateElement(tx, system, { personId, name, method: "original_seen" });
    await setPersonStatus(tx, system, personId, "enrolled");
  });
  await mergeRecords(reviewer, { left: source, right: { person: personId } });
}

/** The house thinks that somebody of the town may be them, and an agent said so. */
async function perhapsTwice(house: TestRuntime, town: AuthorityId, personId: PersonId): Promise<void> {
  await house.sqlAs(
    "owner",
    `insert into possible_duplicate (authority_id, id, one_id, other_id, likelihood, found_on)
     select authority_id, gen_random_uuid(), least(id, $2), greatest(id, $2), 60, '2026-11-22'
     from person where authority_id = $1 and id <> $2 order by id limit 1`,
    [town, personId],
  );
  await house.sqlAs(
    "owner",
    `insert into person_merge (authority_id, id, one_id, other_id, said_on, state)
     select authority_id, id, one_id, other_id, found_on, 'waiting' from possible_duplicate where $1 in (one_id, other_id)`,
    [personId],
  );
}
