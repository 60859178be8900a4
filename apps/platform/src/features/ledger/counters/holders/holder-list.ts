import { Type } from "typebox";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../../kernel/text.ts";
import {
  buildIdShape,
  buildJsonReader,
  findPersonKeys,
  getPersonKey,
  Instant,
  type Opened,
} from "../../../trust/keys/index.ts";
import { ensureLockedHolder, findHolder, updateHolder } from "../store/accounts.ts";
import type { HolderRow } from "../store/tables.ts";

/** One account in the person's own list: the only tie between them and a balance. */
const HeldEntry = Type.Object({
  counterId: buildIdShape<"counter">(),
  accountId: buildIdShape<"counterAccount">(),
  /** Of a household: others hold it too. */
  shared: Type.Boolean(),
  /**
   * They left it that day, once this line of the counter was written: they read what was before, and hold it
   * no more.
   */
  left: Type.Optional(
    Type.Object({
      on: Type.String(),
      at: Instant,
      sequence: Type.Integer(),
      /** It went with another, who left: they began the next one without them. */
      wentAlong: Type.Optional(Type.Boolean()),
    }),
  ),
});
export type HeldEntry = Opened<typeof HeldEntry>;

const readEntries = buildJsonReader("counter_holder", Type.Array(HeldEntry));
const FIELD = "counters";

export type FormerEntry = HeldEntry & { readonly left: NonNullable<HeldEntry["left"]> };
const isFormer = (entry: HeldEntry): entry is FormerEntry => entry.left !== undefined;
export const isHeld = (entry: HeldEntry): boolean => !isFormer(entry);

/**
 * Oldest first, without what they left. For the system, once the use case has said who may see the person.
 */
export async function readHeld(tx: Tx, system: Context, personId: PersonId): Promise<readonly HeldEntry[]> {
  return (await readAll(tx, system, personId)).filter(isHeld);
}

/** What they held with others, and left. For the system, as `readHeld`. */
export async function readFormer(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly FormerEntry[]> {
  return (await readAll(tx, system, personId)).filter(isFormer);
}

async function readAll(tx: Tx, system: Context, personId: PersonId): Promise<readonly HeldEntry[]> {
  const row = await findHolder(tx, system.authorityId, personId);
  if (!row) return [];
  return readEntries((await getPersonKey(tx, system, personId)).open(FIELD, row.sealed));
}

/**
 * The same of a page of people, what they left too, in as many statements as for one; the list of somebody
 * erased opens no more, and is left out.
 */
export async function readEachList(
  tx: Tx,
  system: Context,
  rows: readonly Pick<HolderRow, "person_id" | "sealed">[],
): Promise<ReadonlyMap<PersonId, readonly HeldEntry[]>> {
  const people = rows.map(({ person_id }) => parseId<"person">(person_id));
  const keys = await findPersonKeys(tx, system, people);
  return new Map(
    rows.flatMap(({ person_id, sealed }) => {
      const personId = parseId<"person">(person_id);
      const key = keys.get(personId);
      return key ? [[personId, readEntries(key.open(FIELD, sealed))] as const] : [];
    }),
  );
}

/** What each of them left. */
export async function readEachFormer(
  tx: Tx,
  system: Context,
  rows: Parameters<typeof readEachList>[2],
): Promise<ReadonlyMap<PersonId, readonly FormerEntry[]>> {
  const lists = await readEachList(tx, system, rows);
  return new Map([...lists].map(([id, entries]) => [id, entries.filter(isFormer)] as const));
}

export interface LockedHeld {
  /** What they left too. */
  readonly entries: readonly HeldEntry[];
  save(entries: readonly HeldEntry[]): Promise<void>;
}

/** A person's list, kept from changing until the transaction ends. */
export async function getLockedHolderList(tx: Tx, system: Context, personId: PersonId): Promise<LockedHeld> {
  const key = await getPersonKey(tx, system, personId);
  const seal = (entries: readonly HeldEntry[]) => key.seal(FIELD, formatPaddedJson(JSON.stringify(entries)));
  const row = await ensureLockedHolder(tx, {
    authority_id: system.authorityId,
    person_id: personId,
    sealed: seal([]),
    version: 1,
  });
  return {
    entries: readEntries(key.open(FIELD, row.sealed)),
    save: (entries) => updateHolder(tx, row, seal(entries)),
  };
}
