import type { Context, Tx } from "../../../../kernel/context.ts";
import type { ServiceId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { transfersErrors } from "../errors.ts";
import { getTransfer } from "../find-transfer.ts";
import { createPlaceRow, deletePlace, findPlaceRow, type PlaceRow, updatePlace } from "../store/places.ts";
import { type Place, sealKey, toPlace } from "./place.ts";
import { toPlaceFieldErrors } from "./place-fields.ts";
import { readPlace, type TypedPlace } from "./rules.ts";

/** Undefined when files of the service are taken by hand. For its managers and the administrators. */
export function findPlace(context: Context, serviceId: ServiceId): Promise<Place | undefined> {
  return context.transaction(async (tx) => {
    requireCapability(context, "client.manage", { serviceId });
    const row = await findPlaceRow(tx, context.authorityId, serviceId);
    return row && toPlace(context, row);
  });
}

/** Under the row's lock. Throws transfers.no_place, access.capability_missing. */
export async function getPlaceRow(tx: Tx, context: Context, serviceId: ServiceId): Promise<PlaceRow> {
  requireCapability(context, "client.manage", { serviceId });
  const row = await findPlaceRow(tx, context.authorityId, serviceId, { forUpdate: true });
  if (!row) throw transfersErrors.error("transfers.no_place");
  return row;
}

/**
 * Where people's data goes, to the letter and without anybody carrying it: said by who may take its files,
 * and by nobody who only registers applications. Throws access.capability_missing.
 */
export function requireMaySend(context: Context, serviceId: ServiceId): void {
  requireCapability(context, "client.manage", { serviceId });
  requireCapability(context, "subscription.read", { serviceId });
}

export interface PlaceSettings extends TypedPlace {
  readonly serviceId: ServiceId;
  /** As its keeper saw it; 0 for a first one. */
  readonly revision: number;
}

/**
 * Use case: the SFTP server of the service, with a key pair of its own the first time. Elsewhere, be it
 * another account or folder, it is visited again once somebody has confirmed it. Throws
 * transfers.place_not_valid with a field a problem, request.changed_meanwhile, transfers.not_connected.
 */
export async function savePlaceSettings(
  context: Context,
  { serviceId, revision, ...typed }: PlaceSettings,
): Promise<void> {
  requireMaySend(context, serviceId);
  const { place, problems } = readPlace(typed);
  if (problems.length > 0)
    throw transfersErrors.error("transfers.place_not_valid", toPlaceFieldErrors(problems));
  const keys = await context.ports.sftp.newKeyPair();
  await context.transaction(async (tx) => {
    const { row: transfer } = await getTransfer(tx, context, serviceId, "client.manage");
    if (transfer.state === "closed") throw transfersErrors.error("transfers.not_connected");
    const row = await findPlaceRow(tx, context.authorityId, serviceId, { forUpdate: true });
    if ((row?.revision ?? 0) !== revision) throw kernelErrors.error("request.changed_meanwhile");
    const { host, port, account } = place;
    const set = { host, port, account, out_folder: place.outFolder, in_folder: place.inFolder };
    if (row) await updatePlace(tx, row, { ...set, ...getKeptTrust(row, set), revision: revision + 1 });
    else {
      const { authority_id, service_id } = transfer;
      const sealed = sealKey(context, transfer, keys.privateKey);
      const key = { private_key_sealed: sealed, public_key: keys.publicKey };
      await createPlaceRow(tx, { authority_id, service_id, ...set, ...key, ...untrusted, revision: 1 });
    }
    await record(tx, context, { action: "transfers.place_set", data: { serviceId } });
  });
}

const untrusted = {
  offered_key: null,
  host_key: null,
  state: "to_verify",
  problem: null,
  left_sealed: null,
  visited_on: null,
} as const;

type Where = Pick<PlaceRow, "host" | "port" | "account" | "out_folder" | "in_folder">;

/**
 * Somebody else's account, or a folder that somebody else reads, is somewhere else: confirmed anew. The key
 * that was compared is still that of the server, and is shown again.
 */
function getKeptTrust(row: PlaceRow, set: Where) {
  if (row.host !== set.host || row.port !== set.port) return untrusted;
  const { account, out_folder, in_folder } = set;
  if (row.account === account && row.out_folder === out_folder && row.in_folder === in_folder) return {};
  return { ...untrusted, offered_key: row.host_key ?? row.offered_key };
}

/**
 * Use case: files are taken by hand again, and the key is forgotten. Twice is once. Throws
 * transfers.not_connected.
 */
export async function closePlace(context: Context, serviceId: ServiceId): Promise<void> {
  await context.transaction(async (tx) => {
    await getTransfer(tx, context, serviceId, "client.manage");
    const row = await findPlaceRow(tx, context.authorityId, serviceId, { forUpdate: true });
    if (!row) return;
    await deletePlace(tx, row);
    await record(tx, context, { action: "transfers.place_closed", data: { serviceId } });
  });
}
