import { randomUUID } from "node:crypto";
import { aDeclaredRow } from "@ardeco/platform/features/identity/identity/testing/sealed-rows";
// Not the use cases: one a person would take a quarter of an hour for what is loaded here in a minute.
import { runJournalSequencing } from "@ardeco/platform/features/trust/audit/index";
import { aSealedLine } from "@ardeco/platform/features/trust/audit/testing/sealed-lines";
import { createPersonKey, type PersonKey } from "@ardeco/platform/features/trust/keys/index";
import {
  type AuthorityId,
  type DeskId,
  type PersonId,
  parseId,
  type StaffId,
} from "@ardeco/platform/kernel/ids";
import type { House } from "./house.ts";

const BATCH = 1_000;
const LINES_A_PERSON = 5;

export interface Crowd {
  readonly authorityId: AuthorityId;
  readonly deskId: DeskId;
  /** Who has taken one file under review in two. */
  readonly staffId: StaffId;
  /** Numbers its receipts; several crowds may follow one another. */
  readonly from: number;
  readonly to: number;
}

/**
 * Enrols people by rows, sealed as the modules seal: names, a file sent some day of the last two months,
 * journal lines.
 */
export async function loadPeople(house: House, crowd: Crowd): Promise<readonly PersonId[]> {
  const loaded: PersonId[] = [];
  await house.owner.query("alter table enrolment_file disable trigger enrolment_file_guard");
  for (let from = crowd.from; from < crowd.to; from += BATCH) {
    const people = Array.from({ length: Math.min(BATCH, crowd.to - from) }, () =>
      parseId<"person">(randomUUID()),
    );
    await loadBatch(house, { ...crowd, from }, people);
    loaded.push(...people);
  }
  await house.owner.query("alter table enrolment_file enable trigger enrolment_file_guard");
  await sequenced(house, crowd.authorityId);
  await house.owner.query("analyze");
  return loaded;
}

/**
 * Gives every line of the journal its place: what a town does hour by hour is not to weigh on the pages here.
 */
async function sequenced(house: House, authorityId: AuthorityId): Promise<void> {
  await house.owner.query("analyze journal_entry");
  const system = house.system(authorityId);
  while ((await runJournalSequencing(system)) > 0);
}

async function loadBatch(house: House, crowd: Crowd, people: readonly PersonId[]): Promise<void> {
  const { authorityId, deskId, staffId } = crowd;
  await house.owner.query(
    `insert into person (authority_id, id, status, created_on) select $1, id, 'declared', '2026-10-01' from unnest($2::uuid[]) as id`,
    [authorityId, people],
  );
  const keys = await makeKeys(house, authorityId, people);
  await loadElements(house, authorityId, keys);
  await loadJournal(house, authorityId, keys);
  await house.owner.query(
    `insert into enrolment_file (authority_id, id, person_id, contact_id, state, opened_on, opened_at, touched_on, desk_id,
       receipt_number, submitted_at, due_on, assigned_to)
     select $1, gen_random_uuid(), id, id, case rank % 3 when 0 then 'in_review' else 'submitted' end, current_date - 60,
       'web', current_date - 60, $3, 'BENCH-' || ($4 + rank), now() - (rank % 60) * interval '1 day',
       current_date + 60 - (rank % 60)::int, case rank % 6 when 0 then $5::uuid end
     from unnest($2::uuid[]) with ordinality as people (id, rank)`,
    [authorityId, people, deskId, crowd.from, staffId],
  );
}

async function makeKeys(house: House, authorityId: AuthorityId, people: readonly PersonId[]) {
  const system = house.system(authorityId);
  return system.transaction(async (tx) => {
    const keys: PersonKey[] = [];
    for (const id of people) keys.push(await createPersonKey(tx, system, id));
    return keys;
  });
}

async function loadElements(
  house: House,
  authorityId: AuthorityId,
  keys: readonly PersonKey[],
): Promise<void> {
  const system = house.system(authorityId);
  const rows = keys.flatMap((key) =>
    (["given_name", "family_name"] as const).map((name) => aDeclaredRow(system, key, name, "Jeanne")),
  );
  await house.owner.query(
    `insert into element (authority_id, id, person_id, name, state, value_sealed, value_index, provenance_sealed, assurance)
     select $1, id, person_id, name, 'declared', value, index, provenance, 'self_declared'
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[])
       as rows (id, person_id, name, value, index, provenance)`,
    [
      authorityId,
      rows.map(({ id }) => id),
      rows.map(({ person_id }) => person_id),
      rows.map(({ name }) => name),
      rows.map(({ value_sealed }) => value_sealed),
      rows.map(({ value_index }) => value_index),
      rows.map(({ provenance_sealed }) => provenance_sealed),
    ],
  );
}

async function loadJournal(
  house: House,
  authorityId: AuthorityId,
  keys: readonly PersonKey[],
): Promise<void> {
  const line = {
    at: new Date().toISOString(),
    actor: { kind: "system" },
    action: "identity.element_declared",
    data: { element: "given_name" },
  } as const;
  const lines = keys.flatMap((key) => Array.from({ length: LINES_A_PERSON }, () => aSealedLine(key, line)));
  await house.owner.query(
    `insert into journal_entry (authority_id, id, person_id, day, sealed, text_hash, leaf_hash)
     select $1, id, person_id, current_date, sealed, text_hash, leaf
     from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[]) as rows (id, person_id, sealed, text_hash, leaf)`,
    [
      authorityId,
      lines.map(({ id }) => id),
      lines.map(({ personId }) => personId),
      lines.map(({ sealed }) => sealed),
      lines.map(({ textHash }) => textHash),
      lines.map(({ leaf }) => leaf),
    ],
  );
}
