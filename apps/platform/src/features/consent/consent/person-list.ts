import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { EntryActor } from "../../trust/audit/index.ts";
import {
  buildIdShape,
  buildJsonReader,
  computeSpreadIndex,
  findPersonKeys,
  getPersonKey,
  listSpreadIndexes,
  type Opened,
  Sector,
} from "../../trust/keys/index.ts";
import { findList, findLists, reserveGrantList, updateList } from "./store.ts";

/** One grant in the person's own list: the only tie between the person and a service. */
const ListEntry = Type.Object({
  grantId: buildIdShape<"grant">(),
  ...Sector.properties,
  grantedBy: EntryActor,
  /** The next day on which the calendar alone may change what this service is told. */
  nextCheck: Type.Optional(Type.String()),
  /** Forms already taken into account, with what they said. */
  forms: Type.Array(Type.Object({ key: Type.String(), decision: Type.String() })),
});

export type ListEntry = Opened<typeof ListEntry>;

const readEntries = buildJsonReader("grants", Type.Array(ListEntry));

export interface LockedList {
  readonly entries: readonly ListEntry[];
  /** Whether the next day on which to check these grants again is noted. */
  readonly isPlanned: boolean;
  save(entries: readonly ListEntry[]): Promise<void>;
}

const FIELD = "grants";

/** Oldest first. The person's key opens it: who cannot reach the person cannot read it. */
export async function readList(tx: Tx, context: Context, personId: PersonId): Promise<readonly ListEntry[]> {
  const row = await findList(tx, context.authorityId, personId);
  if (!row) return [];
  return readEntries((await getPersonKey(tx, context, personId)).open(FIELD, row.sealed));
}

/** The lists of several people, in two round trips; those who never agreed to anything are left out. */
export async function readLists(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly ListEntry[]>> {
  const rows = await findLists(tx, context.authorityId, personIds);
  const people = rows.map((row) => parseId<"person">(row.person_id));
  const keys = await findPersonKeys(tx, context, people);
  return new Map(
    rows.flatMap((row) => {
      const id = parseId<"person">(row.person_id);
      const key = keys.get(id);
      return key ? [[id, readEntries(key.open(FIELD, row.sealed))] as const] : [];
    }),
  );
}

/** A person's list, kept from changing until the transaction ends. */
export async function reservePersonList(tx: Tx, context: Context, personId: PersonId): Promise<LockedList> {
  const key = await getPersonKey(tx, context, personId);
  const sealEntries = (entries: readonly ListEntry[]) =>
    key.seal(FIELD, formatPaddedJson(JSON.stringify(entries)));
  const row = await reserveGrantList(tx, {
    authority_id: context.authorityId,
    person_id: personId,
    sealed: sealEntries([]),
    version: 1,
    next_check: checkIndex(context, personId, []),
  });
  const kept = readEntries(key.open(FIELD, row.sealed));
  return {
    entries: kept,
    isPlanned: row.next_check.equals(checkIndex(context, personId, kept)),
    save: (entries) => updateList(tx, row, sealEntries(entries), checkIndex(context, personId, entries)),
  };
}

function checkIndex(context: Context, personId: PersonId, entries: readonly ListEntry[]): Buffer {
  const [first] = entries.flatMap(({ nextCheck }) => nextCheck ?? []).toSorted();
  return computeSpreadIndex(context, DAY_FIELD, { text: first ?? "never", owner: personId });
}

const DAY_FIELD = "consent-next-check";

/**
 * A day as the table may keep it: found by who holds the keys, unreadable in a dump, where it would tell a
 * birthday.
 */
export const computeDayIndexes = (context: Context, day: string): readonly Buffer[] =>
  listSpreadIndexes(context, DAY_FIELD, day);
