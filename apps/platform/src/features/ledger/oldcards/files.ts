import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { isAmongAgents, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type Counter, getCounter } from "../counters/index.ts";
import { oldcardsErrors } from "./errors.ts";
import { listCountersById, type OldCardFileId, toOldcardsSystem } from "./old-card.ts";
import { requireReasonText } from "./said.ts";
import {
  acceptFile,
  type FileRow,
  findLockedFile,
  listFiles,
  lockOldCardFiles,
  setFileStopped,
} from "./store/files.ts";

/** A file of cards of a former system. Amounts are in the unit of its counter. */
export interface OldCardFile {
  readonly id: OldCardFileId;
  readonly counter: Counter;
  readonly cards: number;
  readonly sum: number;
  /** What the card that has least bears, and the one that has most. */
  readonly least: number;
  readonly most: number;
  /** On those of its cards that serve, or would once it is accepted. */
  readonly left: number;
  readonly givenOn: string;
  /** awaited: no card of it serves yet · serves · stopped: none does any more. */
  readonly state: "awaited" | "serves" | "stopped";
  readonly stoppedOn: string | null;
  readonly stopReason: string | null;
  /** It waits, and who reads it gave it, or counts for one with who did: another agent accepts it. */
  readonly isForAnother: boolean;
}

/** Files of the authority, the last given first. Throws access.capability_missing. */
export async function listOldCardFiles(context: Context): Promise<readonly OldCardFile[]> {
  requireSigner(context);
  const system = toOldcardsSystem(context);
  return system.transaction(async (tx) => {
    const counters = await listCountersById(tx, system);
    const files: OldCardFile[] = [];
    for (const row of await listFiles(tx, system.authorityId)) {
      const counter = counters.get(row.counter_id);
      const isForAnother = row.accepted_on === null && (await isTheirs(tx, context, row));
      if (counter) files.push(toOldCardFile(row, { counter, isForAnother }));
    }
    return files;
  });
}

interface Named {
  readonly id: OldCardFileId;
}

/**
 * Use case: a file that was looked at is accepted, and its cards serve. Another agent accepts it, who counts
 * for one with none who gave it: what is free today may be sold tomorrow. Twice is once. Throws
 * access.capability_missing, oldcards.unknown_file, oldcards.file_stopped, oldcards.own_file.
 */
export async function acceptOldCards(context: Context, { id }: Named): Promise<void> {
  const by = requireSigner(context);
  await context.transaction(async (tx) => {
    const row = await getFile(tx, context, id);
    if (row.stopped_on !== null) throw oldcardsErrors.error("oldcards.file_stopped");
    if (row.accepted_on !== null) return;
    const counter = await getCounter(tx, context, parseId<"counter">(row.counter_id));
    if (await isTheirs(tx, context, row)) throw oldcardsErrors.error("oldcards.own_file");
    await acceptFile(tx, context.authorityId, { id, on: toCivilDate(context.now()), by: by.id });
    const data = { counter: counter.name.fr, cards: row.cards, sum: row.units, unit: counter.unit, file: id };
    await record(tx, context, { action: "oldcards.taken_over", data });
  });
}

/**
 * Use case: what is left of a file is accepted no more, with the reason: it was given for another counter, or
 * says other remainders. What was used stays used; a number may come again in a file that is right, less what
 * was used of it. Twice is once. Throws access.capability_missing, oldcards.unknown_file,
 * oldcards.reason_needed, oldcards.characters.
 */
export async function revokeOldCardFile(
  context: Context,
  { id, reason }: Named & { readonly reason: string },
): Promise<void> {
  const by = requireSigner(context);
  const why = requireReasonText(reason);
  await context.transaction(async (tx) => {
    const row = await getFile(tx, context, id);
    if (row.stopped_on !== null) return;
    const counter = await getCounter(tx, context, parseId<"counter">(row.counter_id));
    const on = toCivilDate(context.now());
    await setFileStopped(tx, context.authorityId, { id, on, by: by.id, reason: why });
    const data = {
      counter: counter.name.fr,
      cards: row.cards,
      sum: row.units,
      unit: counter.unit,
      reason: why,
    };
    await record(tx, context, { action: "oldcards.file_stopped", data: { ...data, file: id } });
  });
}

const isTheirs = (tx: Tx, context: Context, { given_by }: FileRow): Promise<boolean> =>
  isAmongAgents(tx, context, [{ id: given_by }]);

export interface Signing {
  readonly id: StaffId;
  readonly label: string;
}

/** Who signs in person. Throws access.capability_missing. */
export function requireSigner(context: Context): Signing {
  requireCapability(context, "counter.manage");
  const { actor } = context;
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  return { id: actor.staffId, label: actor.label };
}

async function getFile(tx: Tx, context: Context, id: OldCardFileId): Promise<FileRow> {
  // One that is being taken reads which numbers serve.
  await lockOldCardFiles(tx, context.authorityId);
  const row = await findLockedFile(tx, context.authorityId, id);
  if (!row) throw oldcardsErrors.error("oldcards.unknown_file");
  return row;
}

function toOldCardFile(
  row: Awaited<ReturnType<typeof listFiles>>[number],
  { counter, isForAnother }: { readonly counter: Counter; readonly isForAnother: boolean },
): OldCardFile {
  return {
    id: parseId<"oldCardFile">(row.id),
    counter,
    cards: row.cards,
    sum: row.units,
    least: row.least,
    most: row.most,
    left: row.left,
    givenOn: row.given_on,
    state: row.stopped_on !== null ? "stopped" : row.accepted_on === null ? "awaited" : "serves",
    stoppedOn: row.stopped_on,
    stopReason: row.stop_reason,
    isForAnother,
  };
}
