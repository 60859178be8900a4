import { readVerifier, type Verifier, writeVerifier } from "@ardeco/transparency-log";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { removeEndSigns } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { readLogSummary, readWitness, record } from "../../trust/audit/index.ts";
import { witnessesErrors } from "./errors.ts";
import {
  addWatchedLogRow,
  countLockedWitnesses,
  createWitnessRow,
  deleteUnseen,
  deleteWitness,
  listForkRows,
  listWatchedRows,
  listWitnessRows,
} from "./store.ts";
import type { Fork, WatchedLog, WatchedLogId, Witness, WitnessId } from "./witnesses.ts";

const LONGEST = 400;

/**
 * A checkpoint holds a hundred signatures, ours among them: with more, nobody reads it (C2SP signed-note).
 */
export const MOST_WITNESSES = 99;

/**
 * Use case: another authority is asked, from now on, to cosign each checkpoint. Twice is once. Throws
 * access.capability_missing, witnesses.not_a_key, witnesses.not_an_address, witnesses.own_key,
 * witnesses.too_many.
 */
export async function addWitness(
  context: Context,
  { verifier, url }: { readonly verifier: string; readonly url: string },
): Promise<void> {
  requireCapability(context, "witness.manage");
  const key = parseVerifierKey(verifier, 4);
  const address = parseWitnessAddress(context, url);
  await context.transaction(async (tx) => {
    if (writeVerifier(key) === (await readWitness(tx, context))?.key)
      throw witnessesErrors.error("witnesses.own_key");
    const { count, isAsked } = await countLockedWitnesses(tx, context.authorityId, writeVerifier(key));
    if (!isAsked && count >= MOST_WITNESSES) throw witnessesErrors.error("witnesses.too_many");
    const asked = { id: parseId<"witness">(context.newId()), verifier: writeVerifier(key), url: address };
    if (await createWitnessRow(tx, context.authorityId, { ...asked, on: toCivilDate(context.now()) }))
      await record(tx, context, { action: "witnesses.asked", data: { witness: key.name } });
  });
}

/** Use case: it is asked no longer; what it signed stays. Throws access.capability_missing. */
export async function removeWitness(context: Context, id: WitnessId): Promise<void> {
  requireCapability(context, "witness.manage");
  await context.transaction(async (tx) => {
    const verifier = await deleteWitness(tx, context.authorityId, id);
    if (verifier === undefined) return;
    const witness = readVerifier(verifier)?.name;
    await record(tx, context, { action: "witnesses.stopped", data: { witness } });
  });
}

/**
 * Use case: the authority agrees to witness a journal, for ever once it saw it: that is not forgotten. Twice
 * is once. Throws access.capability_missing, witnesses.not_a_key, witnesses.own_key, witnesses.another_key.
 */
export async function addWatchedLog(context: Context, verifier: string): Promise<void> {
  requireCapability(context, "witness.manage");
  const key = parseVerifierKey(verifier, 1);
  const written = writeVerifier(key);
  await context.transaction(async (tx) => {
    if (written === (await readLogSummary(context))?.key) throw witnessesErrors.error("witnesses.own_key");
    const log = { id: parseId<"watchedLog">(context.newId()), origin: key.name, verifier: written };
    if (await addWatchedLogRow(tx, context.authorityId, { ...log, on: toCivilDate(context.now()) }))
      return record(tx, context, { action: "witnesses.agreed", data: { log: key.name } });
    const known = await findWatched(tx, context, key.name);
    if (known?.verifier !== written) throw witnessesErrors.error("witnesses.another_key");
  });
}

/**
 * Use case: a journal that never showed anything is watched no longer: its key was wrong, or it gave up.
 * Twice is once. Throws access.capability_missing, witnesses.seen_already.
 */
export async function removeWatchedLog(context: Context, id: WatchedLogId): Promise<void> {
  requireCapability(context, "witness.manage");
  await context.transaction(async (tx) => {
    const origin = await deleteUnseen(tx, context.authorityId, id);
    if (origin !== undefined)
      return record(tx, context, { action: "witnesses.watch_ended", data: { log: origin } });
    const kept = (await listWatchedRows(tx, context.authorityId)).some((log) => log.id === id);
    if (kept) throw witnessesErrors.error("witnesses.seen_already");
  });
}

async function findWatched(tx: Tx, { authorityId }: Context, origin: string) {
  return (await listWatchedRows(tx, authorityId)).find((log) => log.origin === origin);
}

export interface Witnesses {
  /** Whom we ask. */
  readonly witnesses: readonly Witness[];
  /** Whose journal we watch. */
  readonly watched: readonly WatchedLog[];
  /** Newest first. */
  readonly forks: readonly Fork[];
  /** Keys that another authority needs to ask us, and to watch us; once we have a checkpoint. */
  readonly ours: { readonly witness: string | undefined; readonly log: string | undefined };
}

/** For administrators, auditors and the data-protection officer; nothing for others. */
export function listWitnesses(context: Context): Promise<Witnesses> {
  return context.transaction(async (tx) => {
    const { authorityId } = context;
    return {
      witnesses: await listWitnessRows(tx, authorityId),
      watched: await listWatchedRows(tx, authorityId),
      forks: await listForkRows(tx, authorityId),
      ours: {
        witness: (await readWitness(tx, context))?.key,
        log: (await readLogSummary(context))?.key,
      },
    };
  });
}

function parseVerifierKey(written: string, type: Verifier["type"]): Verifier {
  const key = written.length > LONGEST ? null : readVerifier(written);
  if (key?.type !== type) throw witnessesErrors.error("witnesses.not_a_key");
  return key;
}

/** Without TLS only where this installation itself has none: a demonstration, on one machine. */
function parseWitnessAddress({ ports }: Context, written: string): string {
  const text = removeEndSigns(written.trim(), "/");
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  if (
    url === null ||
    !(url.protocol === "https:" || (url.protocol === "http:" && ports.publicUrl.startsWith("http:"))) ||
    url.search !== "" ||
    url.hash !== "" ||
    url.username !== ""
  )
    throw witnessesErrors.error("witnesses.not_an_address");
  return text;
}
