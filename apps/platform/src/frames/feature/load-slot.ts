import type { Visit } from "../../web/index.ts";
import type { PageParts } from "./page-parts.ts";
import type { FeatureRegistry } from "./registry.ts";
import type { FillFacts, FillLoader, Slot, SlotFill, SlotInput } from "./slots.ts";

/** How long a page waits for a fill, and who is told of one that did not answer. */
export interface SlotPatience {
  readonly budgetMs: number;
  /** Calls `elapse` once the time is over; answers what stops it from doing so. */
  startTimer(milliseconds: number, elapse: () => void): () => void;
  /** `fill` is its name; the error may quote what was read, and is logged without its message. */
  onFailure(error: unknown, fill: string): void;
}

/** A fill did not answer in its time. */
export class FillOverrun extends Error {
  override readonly name = "FillOverrun";
}

/** A fill of the page, in its place: what it shows of each subject; nothing where it did not answer. */
export interface LoadedFill<Payload> {
  readonly fill: FillFacts;
  readonly shown: ReadonlyMap<string, Payload> | "silent";
}

interface SlotReading<Payload, Input extends SlotInput> extends PageParts {
  readonly registry: FeatureRegistry;
  readonly patience: SlotPatience;
  readonly visit: Visit;
  readonly slot: Slot<Payload, Input>;
}

/**
 * Loads the fills of a slot that the actor may see, each once for all subjects, one after the other: a page
 * takes one connection at a time, and as many more as fills overran.
 */
export async function loadSlot<Payload, Input extends SlotInput>(
  { registry, patience, visit, slot, ...parts }: SlotReading<Payload, Input>,
  input: Input,
): Promise<readonly LoadedFill<Payload>[]> {
  const loaded: LoadedFill<Payload>[] = [];
  for (const fill of registry.listFills(slot.name)) {
    const load = slot.findLoader(fill);
    if (!load) throw new Error(`The fill ${fill.name} was made by another slot of the name ${slot.name}.`);
    if (!fill.permission(visit.context.actor)) continue;
    loaded.push({ fill, shown: await loadFill({ load, fill, patience, visit, parts }, input) });
  }
  return loaded;
}

interface FillReading<Payload, Input extends SlotInput> {
  readonly load: FillLoader<Payload, Input>;
  readonly fill: SlotFill;
  readonly patience: SlotPatience;
  readonly visit: Visit;
  readonly parts: PageParts;
}

/**
 * Outside any transaction of the page: the fill opens its own. After a query that failed, PostgreSQL refuses
 * every other one of the same transaction: a fill that fails would take the page with it. A savepoint would
 * undo that, but not let the page go on while a slow fill still holds the connection; in its own, it ends
 * alone.
 */
async function loadFill<Payload, Input extends SlotInput>(
  { load, fill, patience, visit, parts }: FillReading<Payload, Input>,
  input: Input,
): Promise<ReadonlyMap<string, Payload> | "silent"> {
  try {
    const show = await loadInTime(patience, (signal) => load(visit.context, input, signal, parts));
    return show(visit);
  } catch (error) {
    patience.onFailure(error, fill.name);
    return "silent";
  }
}

/** What `load` answers, within the time that a page waits. Throws FillOverrun. */
export async function loadInTime<Read>(
  { budgetMs, startTimer }: SlotPatience,
  load: (signal: AbortSignal) => Promise<Read>,
): Promise<Read> {
  const over = new AbortController();
  const late = new Promise<never>((_resolve, reject) => {
    over.signal.addEventListener("abort", () => reject(new FillOverrun(`no answer in ${budgetMs} ms`)));
  });
  const stopTimer = startTimer(budgetMs, () => over.abort());
  try {
    return await Promise.race([load(over.signal), late]);
  } finally {
    stopTimer();
  }
}
