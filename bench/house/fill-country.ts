import type { Owner } from "./owner.ts";

export interface Country {
  /** People in all, those who wait in the town looked at left out. */
  readonly people: number;
  /** Authorities beside it, which share all but a fifth of them. */
  readonly towns: number;
  /** The town looked at, which a fifth of them live in: their files are closed. */
  readonly authorityId: string;
}

const BATCH = 50_000;

/**
 * Rows as they weigh: a person, their key, two elements, a file. Their content is noise of the true size: no
 * page here opens it.
 */
export async function fillCountry(owner: Owner, { people, towns, authorityId }: Country): Promise<void> {
  await owner.query("alter table enrolment_file disable trigger enrolment_file_guard");
  await owner.query("alter table enrolment_file disable trigger enrolment_route_guard");
  await makeTowns(owner, towns);
  for (let from = 0; from < people; from += BATCH)
    await fill(owner, { from, to: Math.min(people, from + BATCH), towns, authorityId });
  await owner.query("alter table enrolment_file enable trigger enrolment_route_guard");
  await owner.query("alter table enrolment_file enable trigger enrolment_file_guard");
  await owner.query("vacuum analyze");
}

/** Copies of the one that is there, each with its desk. */
async function makeTowns(owner: Owner, towns: number): Promise<void> {
  const columns = async (table: string) =>
    (
      await owner.query<{ name: string }>(
        "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
        [table],
      )
    ).map(({ name }) => name);
  const copied = async (table: string, replaced: Readonly<Record<string, string>>) => {
    const names = await columns(table);
    return `insert into ${table} (${names.join(", ")})
      select ${names.map((name) => replaced[name] ?? `t.${name}`).join(", ")}
      from ${table} t, generate_series(1, $1) as n where t.${table === "desk" ? "name <> '' and t.authority_id" : "id"} =
        (select id from authority where slug = 'caen') ${table === "desk" ? "and t.is_default" : ""}`;
  };
  const town = "md5('town' || n)::uuid";
  await owner.query(
    await copied("authority", {
      id: town,
      slug: "'ville-' || n",
      name: "'Ville ' || n",
      official_code: "lpad(n::text, 5, '0')",
    }),
    [towns],
  );
  await owner.query(await copied("desk", { id: "md5('desk' || n)::uuid", authority_id: town }), [towns]);
}

interface Part extends Omit<Country, "people"> {
  readonly from: number;
  readonly to: number;
}

async function fill(owner: Owner, { from, to, towns, authorityId }: Part): Promise<void> {
  const who = `
    with people as (select i, md5('person' || i)::uuid as id, 1 + i % $3::int as town, i % 5 = 0 as here
      from generate_series($1::int, $2::int - 1) as i),
    placed as (select i, id, here, case when here then $4::uuid else md5('town' || town)::uuid end as authority_id,
      case when here then (select d.id from desk d where d.authority_id = $4::uuid and d.is_default)
        else md5('desk' || town)::uuid end as desk_id from people)`;
  const values = [from, to, towns, authorityId];
  await owner.query(
    `${who} insert into person (authority_id, id, status, created_on) select authority_id, id, 'declared', '2026-10-01' from placed`,
    values,
  );
  await owner.query(
    `${who} insert into person_key (authority_id, person_id, generation, leaf, wrapped_key)
     select authority_id, id, 1, 1000000000 + i, decode(repeat(md5(id::text), 4), 'hex') from placed
     on conflict on constraint a_leaf_serves_one_person do nothing`,
    values,
  );
  await owner.query(
    `${who} insert into element (authority_id, id, person_id, name, state, value_sealed, value_index, provenance_sealed, assurance)
     select authority_id, md5(name || i)::uuid, id, name, 'declared', decode(repeat(md5(id::text), 3), 'hex'),
       case name when 'family_name' then decode(md5('name' || i % 30000), 'hex') end,
       decode(repeat(md5(name), 6), 'hex'), 'self_declared'
     from placed, unnest(array['given_name', 'family_name']) as name`,
    values,
  );
  await owner.query(
    `${who} insert into enrolment_file (authority_id, id, person_id, contact_id, state, opened_on, opened_at, touched_on, desk_id,
       receipt_number, submitted_at, due_on, decided_on, ended_on)
     select authority_id, md5('file' || i)::uuid, id, id,
       case when here or i % 3 = 0 then 'closed' when i % 3 = 1 then 'submitted' else 'in_review' end,
       current_date - 60, 'web', current_date - 60, desk_id, 'FILL-' || i, now() - (i % 60) * interval '1 day',
       current_date + 60 - i % 60, case when here or i % 3 = 0 then current_date - 10 end,
       case when here or i % 3 = 0 then current_date - 5 end from placed`,
    values,
  );
}
