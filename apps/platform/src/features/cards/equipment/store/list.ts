import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type ListQuestion, type ListRows, readKeysetPage, type SortKey } from "../../../../kernel/keyset.ts";
import type { Equipment, EquipmentId, EquipmentKind } from "../equipment.ts";
import { facts, openEquipmentTables, toEquipment } from "./equipment.ts";
import type { Tables } from "./rows.ts";

type Key = SortKey<Tables, "equipment">;

/** What is revoked comes last, whatever the order. */
const REVOKED: Key = { by: (eb) => eb("state", "=", "revoked"), type: "boolean" };
const ID: Key = { by: (eb) => eb.ref("id"), type: "uuid" };
/** As people sort words: accents and capitals aside. */
const NAME: Key = { by: () => sql`lower(name) collate "und-x-icu"`, type: "text" };
const keys: Readonly<Record<string, Key>> = {
  place: { by: () => sql`lower(place) collate "und-x-icu"`, type: "text" },
  seen: { by: () => sql`coalesce(last_seen_at, '-infinity')`, type: "timestamptz" },
};

const selectEquipment = (tx: Tx, authorityId: AuthorityId) =>
  openEquipmentTables(tx).selectFrom("equipment").where("authority_id", "=", authorityId);

export async function listEquipmentRows(tx: Tx, authorityId: AuthorityId): Promise<readonly Equipment[]> {
  const rows = await selectEquipment(tx, authorityId)
    .select(facts)
    .orderBy("revoked_on", (order) => order.desc().nullsFirst())
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(toEquipment);
}

export async function listChosenEquipmentRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly EquipmentId[],
): Promise<readonly Equipment[]> {
  const rows = await selectEquipment(tx, authorityId).select(facts).where("id", "in", ids).execute();
  return rows.map(toEquipment);
}

export interface EquipmentSearch extends Omit<ListQuestion, "filters"> {
  readonly authorityId: AuthorityId;
  readonly kind: EquipmentKind | undefined;
  readonly state: "to_pair" | "working" | "to_look_at" | "revoked" | undefined;
  /** What called last before this instant is silent. */
  readonly silentBefore: Date;
}

/** One page of what is looked for, and how many there are on all of them. */
export async function searchEquipmentRows(tx: Tx, search: EquipmentSearch): Promise<ListRows<Equipment>> {
  const found = selectFoundEquipment(tx, search);
  const { total } = await found
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const { sort, isDescending } = search;
  const order = [REVOKED, { ...(keys[sort] ?? NAME), isDescending }, ID];
  const page = await readKeysetPage(found.select(facts), order, search);
  return { ...page, rows: page.rows.map(toEquipment), total: Number(total) };
}

function selectFoundEquipment(tx: Tx, { authorityId, search, kind, state, silentBefore }: EquipmentSearch) {
  const words = `%${search.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return selectEquipment(tx, authorityId)
    .$if(search !== "", (query) =>
      query.where((eb) => eb.or([eb("name", "ilike", words), eb("place", "ilike", words)])),
    )
    .$if(kind !== undefined, (query) => query.where((eb) => eb("kind", "=", eb.val(kind ?? "reader"))))
    .$if(state === "to_pair", (query) => query.where("state", "=", "registered"))
    .$if(state === "working", (query) => query.where("state", "=", "active"))
    .$if(state === "revoked", (query) => query.where("state", "=", "revoked"))
    .$if(state === "to_look_at", (query) =>
      query
        .where("state", "=", "active")
        .where((eb) =>
          eb.or([
            eb("health", "in", ["degraded", "faulty"]),
            eb("last_seen_at", "is", null),
            eb("last_seen_at", "<", silentBefore),
          ]),
        ),
    );
}
