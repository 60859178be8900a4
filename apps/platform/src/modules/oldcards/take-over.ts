import { createHash } from "node:crypto";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { type Counter, type CounterId, countersErrors, getCounter, listCounters } from "../counters/index.ts";
import { oldcardsErrors } from "./errors.ts";
import { asOldcards, countersById, digestOf, type OldCardFileId } from "./old-card.ts";
import { type OldCardLine, otherCounter, otherUnits, readOldCards, usedBefore } from "./rules.ts";
import { type FoundCard, insertCards, listByDigests, listCountersOf } from "./store/cards.ts";
import { insertFile, listTotals, lockFiles } from "./store/files.ts";

export interface TakenOver {
  /** Waits to be accepted; absent when each of its cards was there already. */
  readonly fileId?: OldCardFileId;
  /** Cards recorded now, and those of the file that were there already, alike. */
  readonly taken: number;
  readonly known: number;
}

interface Line extends OldCardLine {
  readonly digest: Buffer;
}

/**
 * Use case: an administrator gives the file of a former system: a number and what is left, a line a card. Taken whole or not at all, once though it is given
 * twice; it waits until it is accepted (`acceptOldCards`), and serves nobody before. Throws access.capability_missing, counters.unknown_counter,
 * counters.counter_closed, counters.kept_elsewhere, oldcards.file_not_valid (by line).
 */
export async function takeOver(
  context: Context,
  { counterId, text }: { readonly counterId: CounterId; readonly text: string },
): Promise<TakenOver> {
  requireCapability(context, "counter.manage");
  const { actor } = context;
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  const read = readOldCards(text);
  refuse(read.errors);
  const system = asOldcards(context);
  return system.transaction(async (tx) => {
    await lockFiles(tx, system.authorityId);
    const counter = await getCounter(tx, system, counterId);
    if (counter.closedOn !== null) throw countersErrors.error("counters.counter_closed");
    // What is moved to somebody needs an account that the house opens: a pass opens its own.
    if (counter.keptBy !== null) throw countersErrors.error("counters.kept_elsewhere");
    refuse(await doubledIn(tx, system, { counterId, lines: read.lines }));
    const lines = read.lines.map((line) => ({ ...line, digest: digestOf(system, counterId, line.number) }));
    const fresh = await freshOf(tx, system, { counterId, lines });
    const known = lines.length - fresh.length;
    if (fresh.length === 0) return { taken: 0, known };
    const fileId = system.newId<OldCardFileId>();
    await keep(tx, system, { fileId, counterId, by: actor.staffId, lines: fresh });
    const sum = fresh.reduce((all, { units }) => all + units, 0);
    const said = { counter: counter.name.fr, cards: fresh.length, sum, unit: counter.unit };
    const data = { ...said, file: fileId, sha256: createHash("sha256").update(text).digest("hex") };
    await record(tx, context, { action: "oldcards.given", data });
    return { fileId, taken: fresh.length, known };
  });
}

interface Keeping {
  readonly fileId: OldCardFileId;
  readonly counterId: CounterId;
  readonly by: string;
  readonly lines: readonly Line[];
}

async function keep(tx: Tx, system: Context, { fileId, counterId, by, lines }: Keeping): Promise<void> {
  const { authorityId } = system;
  const on = civilDate(system.now());
  const units = lines.map((line) => line.units);
  await insertFile(tx, {
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
  await insertCards(tx, authorityId, { counterId, fileId, on, ids, digests, units });
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw oldcardsErrors.error("oldcards.file_not_valid", errors.slice(0, 20));
}

/** Serves, waits, or was used: its number is taken. A card of a file that was stopped before it served leaves it. */
const keepsNumber = ({ recalled_on, used }: FoundCard): boolean => recalled_on === null || used > 0;

/** Those that are not there yet. Another remainder of one that is there is refused: it may have been used meanwhile. */
async function freshOf(
  tx: Tx,
  system: Context,
  { counterId, lines }: { readonly counterId: CounterId; readonly lines: readonly Line[] },
): Promise<readonly Line[]> {
  const digests = lines.map(({ digest }) => digest);
  const there = await listByDigests(tx, system.authorityId, { counterId, digests });
  const kept = new Map(there.filter(keepsNumber).map((row) => [row.digest.toString("hex"), row]));
  const cardOfLine = ({ digest }: Line) => kept.get(digest.toString("hex"));
  refuse(
    lines.flatMap((line) => {
      const card = cardOfLine(line);
      if (!card) return [];
      if (card.recalled_on !== null) return [usedBefore(line.line)];
      return card.units === line.units ? [] : [otherUnits(line.line)];
    }),
  );
  return lines.filter((line) => !cardOfLine(line));
}

/** A number that serves on another counter, or served there: one paper would be worth twice. */
async function doubledIn(
  tx: Tx,
  system: Context,
  { counterId, lines }: { readonly counterId: CounterId; readonly lines: readonly OldCardLine[] },
): Promise<readonly FieldError[]> {
  const counters = await countersById(tx, system);
  const found: FieldError[] = [];
  for (const id of await listCountersOf(tx, system.authorityId)) {
    const counter = counters.get(id);
    if (!counter || counter.id === counterId) continue;
    const digests = lines.map(({ number }) => digestOf(system, counter.id, number));
    const rows = await listByDigests(tx, system.authorityId, { counterId: counter.id, digests });
    const known = new Set(rows.filter(keepsNumber).map(({ digest }) => digest.toString("hex")));
    for (const [at, digest] of digests.entries())
      if (known.has(digest.toString("hex"))) found.push(otherCounter(lines[at]?.line ?? 0, counter.name));
  }
  return found;
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
  const system = asOldcards(context);
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
