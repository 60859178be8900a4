import { createHash } from "node:crypto";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type Counter, type CounterId, countersErrors, getCounter, listCounters } from "../counters/index.ts";
import { oldcardsErrors } from "./errors.ts";
import { computeCardDigest, listCountersById, type OldCardFileId, toOldcardsSystem } from "./old-card.ts";
import {
  buildEarlierUseError,
  buildForeignUseError,
  buildOtherCounterError,
  buildOtherUnitsError,
  buildStoppedCardError,
  type OldCardLine,
  readOldCards,
} from "./rules.ts";
import { createCardRows, listByDigests, listCardCounters, type NumberRow } from "./store/cards.ts";
import { createFileRow, listTotals, lockOldCardFiles } from "./store/files.ts";

export interface TakenOver {
  /** Waits to be accepted; absent when each of its cards was there already. */
  readonly fileId?: OldCardFileId;
  /** Cards recorded now, and those of the file that were there already, alike. */
  readonly taken: number;
  readonly known: number;
  /**
   * Of those recorded now, those that served in a file that was stopped: what was used of them is taken off.
   * Absent when there is none.
   */
  readonly lessened?: number;
}

interface Line extends OldCardLine {
  readonly digest: Buffer;
}

/**
 * Use case: an administrator gives the file of a former system: a number and what is left, a line a card.
 * Taken whole or not at all, once though it is given twice; it waits until it is accepted (`acceptOldCards`),
 * and serves nobody before. Throws access.capability_missing, counters.unknown_counter,
 * counters.counter_closed, counters.kept_elsewhere, oldcards.file_not_valid (by line).
 */
export async function importOldCards(
  context: Context,
  { counterId, text }: { readonly counterId: CounterId; readonly text: string },
): Promise<TakenOver> {
  requireCapability(context, "counter.manage");
  const { actor } = context;
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  const read = readOldCards(text);
  requireValidFile(read.errors);
  const system = toOldcardsSystem(context);
  return system.transaction(async (tx) => {
    await lockOldCardFiles(tx, system.authorityId);
    const counter = await getCounter(tx, system, counterId);
    if (counter.closedOn !== null) throw countersErrors.error("counters.counter_closed");
    // What is moved to somebody needs an account that the house opens: a pass opens its own.
    if (counter.keptBy !== null) throw countersErrors.error("counters.kept_elsewhere");
    const { fresh, lessened } = await filterFreshLines(tx, system, { counter, lines: read.lines });
    const known = read.lines.length - fresh.length;
    if (fresh.length === 0) return { taken: 0, known };
    const fileId = system.newId<OldCardFileId>();
    await saveCardFile(tx, system, { fileId, counterId, by: actor.staffId, lines: fresh });
    const sum = fresh.reduce((all, { units }) => all + units, 0);
    const said = { counter: counter.name.fr, cards: fresh.length, sum, unit: counter.unit };
    const data = { ...said, file: fileId, sha256: createHash("sha256").update(text).digest("hex") };
    await record(tx, context, { action: "oldcards.given", data });
    return { fileId, taken: fresh.length, known, ...(lessened > 0 ? { lessened } : {}) };
  });
}

interface Keeping {
  readonly fileId: OldCardFileId;
  readonly counterId: CounterId;
  readonly by: string;
  readonly lines: readonly Line[];
}

async function saveCardFile(
  tx: Tx,
  system: Context,
  { fileId, counterId, by, lines }: Keeping,
): Promise<void> {
  const { authorityId } = system;
  const on = toCivilDate(system.now());
  const units = lines.map((line) => line.units);
  await createFileRow(tx, {
    authority_id: authorityId,
    id: fileId,
    counter_id: counterId,
    cards: lines.length,
    units: units.reduce((all, each) => all + each, 0),
    least: units.reduce((one, other) => Math.min(one, other)),
    most: units.reduce((one, other) => Math.max(one, other)),
    given_on: on,
    given_by: by,
  });
  const ids = lines.map(() => system.newId<string>());
  const digests = lines.map(({ digest }) => digest);
  await createCardRows(tx, authorityId, { counterId, fileId, on, ids, digests, units });
}

function requireValidFile(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw oldcardsErrors.error("oldcards.file_not_valid", errors.slice(0, 20));
}

/** What one counter knows of a number. */
interface Known {
  readonly counter: Counter;
  readonly row: NumberRow;
}

interface Fresh {
  readonly fresh: readonly Line[];
  /** Of these, those of which something was used before. */
  readonly lessened: number;
}

/**
 * Those that are not there yet, less what was used of them in files that were stopped. Throws
 * oldcards.file_not_valid, by line.
 */
async function filterFreshLines(
  tx: Tx,
  system: Context,
  { counter, lines }: { readonly counter: Counter; readonly lines: readonly OldCardLine[] },
): Promise<Fresh> {
  const known = await listKnownNumbers(tx, system, lines);
  const errors: FieldError[] = [];
  const fresh: Line[] = [];
  let lessened = 0;
  for (const [at, line] of lines.entries()) {
    const found = known[at] ?? [];
    const gone = found.reduce((sum, { row }) => sum + row.gone, 0);
    const units = line.units - gone;
    const error = findLineError(line, { counter, found, gone });
    if (error) errors.push(error);
    else if (found.every(({ row }) => row.recalled_on !== null)) {
      fresh.push({ ...line, units, digest: computeCardDigest(system, counter.id, line.number) });
      if (gone > 0) lessened += 1;
    }
  }
  requireValidFile(errors);
  return { fresh, lessened };
}

/**
 * One paper is worth once, whatever file says it, for whatever counter: a number that serves elsewhere is
 * refused, and what was used of one whose file was stopped is taken off. A card stopped at a desk comes back
 * by no file.
 */
function findLineError(
  { line, units }: OldCardLine,
  {
    counter,
    found,
    gone,
  }: { readonly counter: Counter; readonly found: readonly Known[]; readonly gone: number },
): FieldError | undefined {
  const keeps = found.find(({ row }) => row.recalled_on === null && !row.file_stopped);
  if (keeps && keeps.counter.id !== counter.id) return buildOtherCounterError(line, keeps.counter.name);
  // Another remainder of one that is there: it may have been used meanwhile.
  if (keeps) return keeps.row.units === units - gone ? undefined : buildOtherUnitsError(line);
  if (found.some(({ row }) => row.stopped_on !== null)) return buildStoppedCardError(line);
  const elsewhere = found.find(({ row, counter: other }) => row.gone > 0 && other.unit !== counter.unit);
  if (elsewhere) return buildForeignUseError(line, elsewhere.counter.name);
  return units > gone ? undefined : buildEarlierUseError(line, gone);
}

/** By line, what each counter knows of its number. */
async function listKnownNumbers(
  tx: Tx,
  system: Context,
  lines: readonly OldCardLine[],
): Promise<readonly (readonly Known[])[]> {
  const counters = await listCountersById(tx, system);
  const known: Known[][] = lines.map(() => []);
  for (const id of await listCardCounters(tx, system.authorityId)) {
    const counter = counters.get(id);
    if (!counter) continue;
    const digests = lines.map(({ number }) => computeCardDigest(system, counter.id, number));
    const rows = await listByDigests(tx, system.authorityId, { counterId: counter.id, digests });
    const byDigest = new Map(rows.map((row) => [row.digest.toString("hex"), row]));
    for (const [at, digest] of digests.entries()) {
      const row = byDigest.get(digest.toString("hex"));
      if (row) known[at]?.push({ counter, row });
    }
  }
  return known;
}

export interface OldCardTotals {
  readonly counter: Counter;
  /** Cards that serve. */
  readonly cards: number;
  /** What is left on them, in the unit of the counter. */
  readonly left: number;
}

/** What is still in pockets, by counter. Throws access.capability_missing. */
export async function listOldCards(context: Context): Promise<readonly OldCardTotals[]> {
  requireCapability(context, "counter.manage");
  const system = toOldcardsSystem(context);
  return system.transaction(async (tx: Tx) => {
    const totals = await listTotals(tx, system.authorityId);
    const counters = await listCounters(tx, system);
    return counters.flatMap((counter) =>
      totals
        .filter(({ counter_id }) => counter_id === counter.id)
        .map(({ cards, left }) => ({ counter, cards, left })),
    );
  });
}
