import type { Context, Tx } from "../../../kernel/context.ts";
import { openForAuthority, sealForAuthority } from "../keys/index.ts";
import { record } from "./record.ts";
import { countWaiting } from "./store/entries.ts";
import {
  createVerificationRow,
  findRunningLocked,
  listVerificationRows,
  updateVerification,
  type VerificationRow,
} from "./store/verifications.ts";
import { mergeFindings, nothingFound, startVerification, verifyEnd, verifyPart } from "./verify-journal.ts";
import { type ProofFault, proofFaults } from "./verify-proofs.ts";

/** A job longer than two minutes is taken for dead: it hands over before. */
const TURN_MS = 45_000;
/**
 * A part takes a tenth of a second, and a run that failed is tried again within the minute: silent for
 * longer, nobody is at it.
 */
const SILENT_MS = 5 * 60_000;
/** Kept for ever; shown, the last ones. */
const SHOWN = 10;

/** A verification of the journal that was asked for. */
export interface AskedVerification {
  readonly state: "running" | "interrupted" | "intact" | "altered";
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  /** Lines that the checkpoint covers, and how many were looked at. */
  readonly size: number;
  readonly line: number;
  /** Lines not sealed yet when it was asked. */
  readonly waiting: number;
  /** Places from 1, the first twenty; and how many there are. */
  readonly altered: readonly number[];
  readonly alteredCount: number;
  /**
   * Places of lines of which nothing promises the text any more, the first twenty; and how many there are.
   */
  readonly unverifiable: readonly number[];
  readonly unverifiableCount: number;
  readonly fault: ProofFault | null;
  /** In base64, as the checkpoint and the command write it. */
  readonly root: string | null;
}

/**
 * Those asked for last, newest first, and how many lines wait to be sealed now. For who reads the journal;
 * nothing for others.
 */
export function readVerifications(
  context: Context,
): Promise<{ readonly asked: readonly AskedVerification[]; readonly waiting: number }> {
  return context.read(async (tx) => {
    const rows = await listVerificationRows(tx, context.authorityId, SHOWN);
    return {
      asked: rows.map((row) => toAskedVerification(context, row)),
      waiting: await countWaiting(tx, context.authorityId),
    };
  });
}

function toAskedVerification(context: Context, row: VerificationRow): AskedVerification {
  return {
    state: computeVerificationState(row, context.now()),
    askedBy: openForAuthority(context, formatAgentField(row.id), row.asked_by_sealed),
    askedAt: row.asked_at,
    endedAt: row.ended_at,
    size: row.size,
    line: row.line,
    waiting: row.waiting,
    altered: row.altered,
    alteredCount: row.altered_count,
    unverifiable: row.unverifiable,
    unverifiableCount: row.unverifiable_count,
    fault: parseProofFault(row.fault),
    root: row.root,
  };
}

function computeVerificationState(
  { ended_at, moved_at, altered_count, fault }: VerificationRow,
  now: Date,
): AskedVerification["state"] {
  if (ended_at === null) return now.getTime() - moved_at.getTime() > SILENT_MS ? "interrupted" : "running";
  return altered_count === 0 && fault === null ? "intact" : "altered";
}

/**
 * @throws TypeError on a word of another version: read as no fault, it would end as a journal that is intact
 */
function parseProofFault(text: string | null): ProofFault | null {
  if (text === null) return null;
  const known = proofFaults.find((fault) => fault === text);
  if (known === undefined) throw new TypeError(`No fault of a journal is called ${text}.`);
  return known;
}

const formatAgentField = (id: string): string => `verification:${id}`;

/**
 * Use case, for who reads the journal: verifies it, from the first line. One at a time: while one is under
 * way, it is sent on its way again, and goes on from the line where it is.
 */
export async function requestVerification(context: Context): Promise<void> {
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw new TypeError("Verifications are asked for by agents.");
  await context.transaction(async (tx) => {
    const id = context.newId<string>();
    const now = context.now();
    const isNew = await createVerificationRow(tx, {
      authority_id: authorityId,
      id,
      asked_by: actor.staffId,
      asked_by_sealed: sealForAuthority(context, formatAgentField(id), actor.label),
      asked_at: now,
      moved_at: now,
      ...(await startVerification(tx, context)),
      waiting: await countWaiting(tx, authorityId),
    });
    await record(tx, context, { action: isNew ? "audit.verification_asked" : "audit.verification_resumed" });
    await sendTurn(tx, context);
  });
}

/** One waiting job an authority. */
async function sendTurn(tx: Tx, context: Context): Promise<void> {
  const { authorityId, requestId, ports } = context;
  await ports.jobs.send(tx, "audit.verify", { authorityId, requestId }, { singletonKey: authorityId });
}

/**
 * Job: goes on with the verification under way, some thousands of lines a transaction, together with how far
 * it is. Stopped, killed or run twice, it goes on from the last part kept.
 */
export async function resumeVerification(context: Context): Promise<void> {
  const until = context.now().getTime() + TURN_MS;
  for (;;) {
    const goesOn = await context.transaction((tx) => runVerificationStep(tx, context));
    if (!goesOn) return;
    if (context.now().getTime() > until) return context.transaction((tx) => sendTurn(tx, context));
  }
}

async function runVerificationStep(tx: Tx, context: Context): Promise<boolean> {
  const row = await findRunningLocked(tx, context.authorityId);
  if (!row) return false;
  if (row.line >= row.size) {
    await end(tx, context, row);
    return false;
  }
  const part = await verifyPart(tx, context, { from: row.line, size: row.size });
  const found = mergeFindings(countFoundFaults(row), part.found);
  await updateVerification(tx, row, {
    line: part.to,
    moved_at: context.now(),
    altered: found.altered,
    altered_count: found.count,
    unverifiable: found.unverifiable,
    unverifiable_count: found.unverifiableCount,
    fault: found.fault,
  });
  return true;
}

const countFoundFaults = (row: VerificationRow) => ({
  altered: row.altered,
  count: row.altered_count,
  unverifiable: row.unverifiable,
  unverifiableCount: row.unverifiable_count,
  fault: parseProofFault(row.fault),
});

async function end(tx: Tx, context: Context, row: VerificationRow): Promise<void> {
  const { fault: last, root } = await verifyEnd(tx, context, row.note);
  const { count, fault } = mergeFindings(countFoundFaults(row), { ...nothingFound, fault: last });
  const isIntact = count === 0 && fault === null;
  const now = context.now();
  await updateVerification(tx, row, {
    moved_at: now,
    ended_at: now,
    fault,
    root: isIntact && row.note !== null ? root.toString("base64") : null,
  });
  await record(tx, context, {
    action: "audit.journal_verified",
    data: { lines: row.size, intact: isIntact },
  });
}
