import { randomUUID } from "node:crypto";
import type { ElementName } from "@ardeco/contracts";
import { aCheckedRow } from "@ardeco/platform/features/identity/identity/testing/sealed-rows";
import { createPersonKey } from "@ardeco/platform/features/trust/keys/index";
import { type AuthorityId, parseId } from "@ardeco/platform/kernel/ids";
import type { House } from "../house/house.ts";

const BATCH = 1_000;

/** Enrolled people with these elements checked on originals, by rows, sealed as the module seals them. */
export async function loadFamilies(
  house: House,
  authorityId: AuthorityId,
  families: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  for (let from = 0; from < families.length; from += BATCH)
    await loadBatch(house, authorityId, families.slice(from, from + BATCH));
  await house.owner.query("analyze");
}

async function loadBatch(
  house: House,
  authorityId: AuthorityId,
  families: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const system = house.system(authorityId);
  const people = families.map((values) => ({ id: parseId<"person">(randomUUID()), values }));
  await house.owner.query(
    `insert into person (authority_id, id, status, created_on) select $1, id, 'enrolled', '2026-10-01' from unnest($2::uuid[]) as id`,
    [authorityId, people.map(({ id }) => id)],
  );
  const rows = await system.transaction(async (tx) => {
    const sealed = [];
    for (const { id, values } of people) {
      const key = await createPersonKey(tx, system, id);
      for (const [name, value] of Object.entries(values))
        sealed.push(aCheckedRow(system, key, name as ElementName, value));
    }
    return sealed;
  });
  await house.owner.query(
    `insert into element (authority_id, id, person_id, name, state, value_sealed, value_index, provenance_sealed, assurance, decided_on)
     select $1, id, person_id, name, 'validated', value, index, provenance, assurance, '2026-10-01'
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[], $8::text[])
       as rows (id, person_id, name, value, index, provenance, assurance)`,
    [
      authorityId,
      rows.map(({ id }) => id),
      rows.map(({ person_id }) => person_id),
      rows.map(({ name }) => name),
      rows.map(({ value_sealed }) => value_sealed),
      rows.map(({ value_index }) => value_index),
      rows.map(({ provenance_sealed }) => provenance_sealed),
      rows.map(({ assurance }) => assurance),
    ],
  );
}
