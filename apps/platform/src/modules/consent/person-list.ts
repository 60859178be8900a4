import { Type } from "typebox";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId, type ServiceId } from "../../kernel/ids.ts";
import { padded } from "../../kernel/text.ts";
import { EntryActor } from "../audit/index.ts";
import {
  blindIndex,
  findPersonKeys,
  getPersonKey,
  idShape,
  jsonReader,
  type Opened,
  Sector,
  sectorSubject,
} from "../keys/index.ts";
import type { Grant } from "./grant.ts";
import { type OpenGrant, openGrant } from "./payload.ts";
import { findGrantRow, findGrantRows, findList, findLists, lockList, lookAt, updateList } from "./store.ts";

/** One grant in the person's own list: the only tie between the person and a service. */
const ListEntry = Type.Object({
  grantId: idShape<"grant">(),
  ...Sector.properties,
  grantedBy: EntryActor,
  /** The next day on which the calendar alone may change what this service is told. */
  nextCheck: Type.Optional(Type.String()),
  /** Forms already taken into account, with what they said. */
  forms: Type.Array(Type.Object({ key: Type.String(), decision: Type.String() })),
});
export type ListEntry = Opened<typeof ListEntry>;

const readEntries = jsonReader("grants", Type.Array(ListEntry));

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

/** The same of several people, in two round trips; those who never agreed to anything are left out. */
export async function readLists(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly ListEntry[]>> {
  const rows = await findLists(tx, context.authorityId, personIds);
  const people = rows.map((row) => asId<"person">(row.person_id));
  const keys = await findPersonKeys(tx, context, people);
  return new Map(
    rows.flatMap((row) => {
      const id = asId<"person">(row.person_id);
      const key = keys.get(id);
      return key ? [[id, readEntries(key.open(FIELD, row.sealed))] as const] : [];
    }),
  );
}

/** The same, kept from changing until the transaction ends. */
export async function lockPersonList(tx: Tx, context: Context, personId: PersonId): Promise<LockedList> {
  const key = await getPersonKey(tx, context, personId);
  const sealEntries = (entries: readonly ListEntry[]) => key.seal(FIELD, padded(JSON.stringify(entries)));
  const row = await lockList(tx, {
    authority_id: context.authorityId,
    person_id: personId,
    sealed: sealEntries([]),
    version: 1,
    next_check: checkIndex(context, []),
  });
  const kept = readEntries(key.open(FIELD, row.sealed));
  return {
    entries: kept,
    isPlanned: row.next_check.equals(checkIndex(context, kept)),
    save: (entries) => updateList(tx, row, sealEntries(entries), checkIndex(context, entries)),
  };
}

function checkIndex(context: Context, entries: readonly ListEntry[]): Buffer {
  const [first] = entries.flatMap(({ nextCheck }) => nextCheck ?? []).toSorted();
  return dayIndex(context, first);
}

/**
 * A day as the table keeps it: found again by who holds the keys, unreadable in a dump, where it would tell a birthday.
 * @param day undefined: the calendar alone changes nothing
 */
export function dayIndex(context: Context, day: string | undefined): Buffer {
  return blindIndex(context, "consent-next-check", day ?? "never");
}

/** Opens the grant of an entry; undefined once purged. */
export async function openEntry(
  tx: Tx,
  context: Context,
  personId: PersonId,
  entry: ListEntry,
): Promise<(OpenGrant & { readonly grant: Grant }) | undefined> {
  const { providerId, serviceId } = entry;
  await lookAt(tx, sectorSubject(context, { providerId, serviceId }, personId));
  const row = await findGrantRow(tx, { providerId, serviceId }, entry.grantId);
  if (!row) return undefined;
  const opened = openGrant(context, row);
  return { ...opened, grant: { ...opened.grant, personId, grantedBy: entry.grantedBy } };
}

/** The same for all of them in one round trip, in their order; those purged are left out. */
export async function openEntries(
  tx: Tx,
  context: Context,
  personId: PersonId,
  entries: readonly ListEntry[],
): Promise<readonly (OpenGrant & { readonly grant: Grant })[]> {
  return openEntriesOf(tx, context, new Map([[personId, entries]]));
}

/** The same of several people, still in one round trip. */
export async function openEntriesOf(
  tx: Tx,
  context: Context,
  lists: ReadonlyMap<PersonId, readonly ListEntry[]>,
): Promise<readonly (OpenGrant & { readonly grant: Grant })[]> {
  const named = [...lists].flatMap(([personId, entries]) => namedIn(context, personId, entries));
  const byId = new Map((await findGrantRows(tx, named)).map((row) => [row.id, row]));
  return [...lists].flatMap(([personId, entries]) =>
    entries.flatMap(({ grantId, grantedBy }) => {
      const row = byId.get(grantId);
      if (!row) return [];
      const opened = openGrant(context, row);
      return [{ ...opened, grant: { ...opened.grant, personId, grantedBy } }];
    }),
  );
}

/** How the sector of each names it. */
const namedIn = (context: Context, personId: PersonId, entries: readonly ListEntry[]) =>
  entries.map(({ grantId, providerId, serviceId }) => {
    const sector = { providerId, serviceId };
    return { grantId, sector, subject: sectorSubject(context, sector, personId) };
  });

/** Those that are not over, told from their rows alone: one that no longer opens keeps no other from being looked at. */
export async function listLiveEntries(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly ListEntry[]> {
  const entries = await readList(tx, context, personId);
  const rows = await findGrantRows(tx, namedIn(context, personId, entries));
  const live = new Set<string>(rows.flatMap(({ id, state }) => (state === "live" ? [id] : [])));
  return entries.filter(({ grantId }) => live.has(grantId));
}

/** The live grant of each of these services, in two round trips however many they are. */
export async function listLiveByService(
  tx: Tx,
  context: Context,
  personId: PersonId,
  serviceIds: readonly ServiceId[],
): Promise<ReadonlyMap<ServiceId, OpenGrant & { readonly grant: Grant }>> {
  const entries = await readList(tx, context, personId);
  const asked = entries.filter(({ serviceId }) => serviceIds.includes(serviceId));
  const opened = await openEntries(tx, context, personId, asked);
  const live = opened.filter(({ grant }) => grant.state === "live");
  return new Map(live.map((one) => [one.grant.sector.serviceId, one]));
}

/** The live grant of a service among these entries, in one round trip however many ended before it. */
export async function findLive(
  tx: Tx,
  context: Context,
  personId: PersonId,
  entries: readonly ListEntry[],
  serviceId: ServiceId,
) {
  const ofService = entries.filter((one) => one.serviceId === serviceId);
  const opened = await openEntries(tx, context, personId, ofService);
  const live = opened.findLast(({ grant }) => grant.state === "live");
  const entry = ofService.find(({ grantId }) => grantId === live?.grant.id);
  return live && entry ? { ...live, entry } : undefined;
}
