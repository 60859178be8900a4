import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { computeSectorSubject } from "../../trust/keys/index.ts";
import type { Grant } from "./grant.ts";
import { type OpenGrant, openGrant } from "./payload.ts";
import { type ListEntry, readList } from "./person-list.ts";
import { findGrantRow, findGrantRows, setGrantSubject } from "./store.ts";

/** Opens the grant of an entry; undefined once purged. */
export async function openEntry(
  tx: Tx,
  context: Context,
  personId: PersonId,
  entry: ListEntry,
): Promise<(OpenGrant & { readonly grant: Grant }) | undefined> {
  const { providerId, serviceId } = entry;
  await setGrantSubject(tx, computeSectorSubject(context, { providerId, serviceId }, personId));
  const row = await findGrantRow(tx, { providerId, serviceId }, entry.grantId);
  if (!row) return undefined;
  const opened = openGrant(context, row);
  return { ...opened, grant: { ...opened.grant, personId, grantedBy: entry.grantedBy } };
}

/** Opens the grants of all these entries in one round trip, in their order; those purged are left out. */
export async function openEntries(
  tx: Tx,
  context: Context,
  personId: PersonId,
  entries: readonly ListEntry[],
): Promise<readonly (OpenGrant & { readonly grant: Grant })[]> {
  return openEntriesByPerson(tx, context, new Map([[personId, entries]]));
}

/** Opens the grants of the entries of several people, still in one round trip. */
export async function openEntriesByPerson(
  tx: Tx,
  context: Context,
  lists: ReadonlyMap<PersonId, readonly ListEntry[]>,
): Promise<readonly (OpenGrant & { readonly grant: Grant })[]> {
  const named = [...lists].flatMap(([personId, entries]) => listSectorNames(context, personId, entries));
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
const listSectorNames = (context: Context, personId: PersonId, entries: readonly ListEntry[]) =>
  entries.map(({ grantId, providerId, serviceId }) => {
    const sector = { providerId, serviceId };
    return { grantId, sector, subject: computeSectorSubject(context, sector, personId) };
  });

/**
 * Those that are not over, told from their rows alone: one that no longer opens keeps no other from being
 * looked at.
 */
export async function listLiveEntries(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly ListEntry[]> {
  const entries = await readList(tx, context, personId);
  const rows = await findGrantRows(tx, listSectorNames(context, personId, entries));
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
