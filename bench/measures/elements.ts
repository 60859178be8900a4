import { randomUUID } from "node:crypto";
import { listElements } from "@ardeco/platform/features/identity/identity/index";
// Not the use case: it journals too, and would hide what sealing costs.
import { aDeclaredRow, insertPastRow } from "@ardeco/platform/features/identity/identity/testing/sealed-rows";
import { getPersonKey } from "@ardeco/platform/features/trust/keys/index";
import type { Context, Tx } from "@ardeco/platform/kernel/context";
import { type PersonId, parseId } from "@ardeco/platform/kernel/ids";
import { aPerson, aTown } from "@ardeco/platform/testing/builders";
import type { Bench } from "../bench.ts";
import { figure, table } from "../figures.ts";
import { eightElements } from "../house/eight-elements.ts";
import { openHouse } from "../house/open-house.ts";
import { repeat } from "../house/rounds.ts";
import { interleave, type Medians } from "../interleave.ts";

const PEOPLE = 200;
const ROUNDS = 5;

/** The columns of `element`, with what is sealed there in clear. */
const PLAIN = `
  create table plain_element (
    authority_id uuid not null, id uuid not null, person_id uuid not null, name text not null, state text not null,
    value jsonb not null, provenance jsonb not null, assurance text, decided_on date, valid_until date,
    version integer not null default 1, primary key (authority_id, id));
  create unique index on plain_element (authority_id, person_id, name) where state = 'declared';
  create unique index on plain_element (authority_id, person_id, name) where state = 'validated';
  create index on plain_element (authority_id, person_id) where state in ('declared', 'validated');
  alter table plain_element enable row level security;
  create policy reach on plain_element for all
    using (authority_id = ardeco_authority() and (ardeco_actor_kind() = 'system' or ardeco_acts_for(person_id)));
  grant select, insert on plain_element to ardeco_app;
  insert into plain_element
    select authority_id, id, person_id, name, state, '"Jeanne"', '{"method":"original_seen"}', assurance, decided_on,
      valid_until, version from element;
  analyze`;

type PlainTables = { plain_element: Record<string, unknown> };
const plain = (tx: Tx) => tx.withTables<PlainTables>();

/**
 * Eight elements of a person read, and one written, sealed and in clear, in the same database under the same
 * policies.
 */
export const elements: Bench = async () => {
  const house = await openHouse();
  try {
    const { id: caen } = await aTown(house, { slug: "caen" });
    const people: PersonId[] = [];
    for (let index = 0; index < PEOPLE; index += 1) {
      people.push((await aPerson(house, caen, { validated: eightElements })).personId);
    }
    await house.owner.query(PLAIN);
    const system = house.system(caen);
    let turn = 0;
    const person = () => people[turn++ % PEOPLE] ?? parseId<"person">("");
    const measured = await interleave(ROUNDS, {
      readSealed: () => repeat(1, () => system.transaction((tx) => listElements(tx, system, person()))),
      readPlain: () => repeat(1, () => system.transaction((tx) => readPlain(tx, system, person()))),
      writeSealed: () => repeat(1, () => system.transaction((tx) => writeSealed(tx, system, person()))),
      writePlain: () => repeat(1, () => system.transaction((tx) => writePlain(tx, system, person()))),
    });
    return {
      ratio: measured.readSealed.perSecond / measured.readPlain.perSecond,
      text: textOf(measured),
    };
  } finally {
    await house.close();
  }
};

async function readPlain(tx: Tx, { authorityId }: Context, personId: string) {
  return plain(tx)
    .selectFrom("plain_element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("state", "in", ["declared", "validated"])
    .execute();
}

async function writeSealed(tx: Tx, context: Context, personId: PersonId) {
  const key = await getPersonKey(tx, context, personId);
  await insertPastRow(tx, aDeclaredRow(context, key, "given_name", "Jeanne"));
}

async function writePlain(tx: Tx, { authorityId }: Context, personId: string) {
  const row = {
    authority_id: authorityId,
    id: randomUUID(),
    person_id: personId,
    name: "given_name",
    state: "superseded",
    value: '"Jeanne"',
    provenance: '{"method":"declared"}',
    assurance: "self_declared",
  };
  await plain(tx).insertInto("plain_element").values(row).execute();
}

type Measured = Record<"readSealed" | "readPlain" | "writeSealed" | "writePlain", Medians>;

function textOf(measured: Measured): string {
  const row = (name: string, sealed: Medians, clear: Medians) => [
    name,
    figure(sealed.perSecond),
    figure(clear.perSecond),
    figure(sealed.perSecond / clear.perSecond),
    figure(sealed.p50),
    figure(clear.p50),
  ];
  return table([
    ["one caller", "sealed/s", "plain/s", "ratio", "sealed p50 ms", "plain p50 ms"],
    row("read 8 elements", measured.readSealed, measured.readPlain),
    row("write 1 element", measured.writeSealed, measured.writePlain),
  ]);
}
