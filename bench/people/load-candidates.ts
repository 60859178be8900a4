import type { ElementName } from "@ardeco/contracts";
import type { Facts } from "@ardeco/duplicates";
import { computeCandidateIndexes } from "@ardeco/platform/features/identity/identity/testing/candidate-rows";
import { aDeclaredRow } from "@ardeco/platform/features/identity/identity/testing/sealed-rows";
import { createPersonKey } from "@ardeco/platform/features/trust/keys/index";
import type { AuthorityId, PersonId } from "@ardeco/platform/kernel/ids";
import type { Row } from "@ardeco/testing/population";
import type { House } from "../house/house.ts";
import { elementsOf } from "./row-elements.ts";

const BATCH = 10_000;

interface Somebody {
  readonly id: PersonId;
  readonly facts: Facts;
}

/**
 * People and their digests by rows; indexes and keys are built once all are there, as a restored backup does.
 */
export async function loadCandidates(
  house: House,
  authorityId: AuthorityId,
  people: Iterable<Somebody>,
): Promise<void> {
  await house.owner.query(
    `alter table candidate drop constraint candidate_authority_id_person_id_fkey, drop constraint candidate_pkey;
     drop index candidates_of_a_person`,
  );
  let batch: Somebody[] = [];
  for (const one of people) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    await loadBatch(house, authorityId, batch);
    batch = [];
  }
  await loadBatch(house, authorityId, batch);
  await house.owner.query(
    `alter table candidate add constraint candidate_pkey primary key (authority_id, search_index, person_id),
       add constraint candidate_authority_id_person_id_fkey foreign key (authority_id, person_id) references person (authority_id, id);
     create index candidates_of_a_person on candidate (authority_id, person_id); analyze`,
  );
}

async function loadBatch(house: House, authorityId: AuthorityId, people: readonly Somebody[]): Promise<void> {
  const system = house.system(authorityId);
  const rows = people.flatMap(({ id, facts }) =>
    computeCandidateIndexes(system, facts).map((index) => ({ id, index })),
  );
  await house.owner.query(
    `insert into person (authority_id, id, status, created_on) select $1, id, 'enrolled', '2026-10-01' from unnest($2::uuid[]) as id`,
    [authorityId, people.map(({ id }) => id)],
  );
  await house.owner.query(
    `insert into candidate (authority_id, search_index, person_id)
     select $1, search_index, person_id from unnest($2::bytea[], $3::uuid[]) as rows (search_index, person_id)`,
    [authorityId, rows.map(({ index }) => index), rows.map(({ id }) => id)],
  );
}

/** Their keys and values, sealed as the module seals them. */
export async function sealPeople(
  house: House,
  authorityId: AuthorityId,
  people: readonly (readonly [PersonId, Row])[],
): Promise<void> {
  const system = house.system(authorityId);
  for (let from = 0; from < people.length; from += 1_000) {
    const some = people.slice(from, from + 1_000);
    const rows = await system.transaction(async (tx) => {
      const sealed = [];
      for (const [id, row] of some) {
        const key = await createPersonKey(tx, system, id);
        for (const [name, value] of Object.entries(elementsOf(row)))
          sealed.push(aDeclaredRow(system, key, name as ElementName, value));
      }
      return sealed;
    });
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
}
