import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import { type Id, parseId } from "../../../kernel/ids.ts";
import { computeCounterDigest } from "../../trust/keys/index.ts";
import { type Counter, type CounterId, listCounters } from "../counters/index.ts";
import type { FoundCard } from "./store/cards.ts";

export type OldCardId = Id<"oldCard">;
export type OldCardUseId = Id<"oldCardUse">;
export type OldCardFileId = Id<"oldCardFile">;

export interface OldCard {
  readonly id: OldCardId;
  readonly counter: Counter;
  /** In the unit of the counter; 0 when it is used up. */
  readonly left: number;
  /**
   * awaited: its file is not accepted yet · serves, while something is left · stopped at a desk · recalled:
   * what was left of its file was stopped.
   */
  readonly standing: "awaited" | "serves" | "stopped" | "recalled";
  /** The civil day it was stopped, or recalled. */
  readonly stoppedOn: string | null;
}

export const toOldcardsSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "oldcards",
    reason: "A former card is known by its number and its balance before it is known whose it is.",
  });

/** @param number as `numberOf` writes it */
export const computeCardDigest = (system: Context, counterId: CounterId, number: string): Buffer =>
  computeCounterDigest(system, counterId, `old card ${number}`);

/** Counters of the authority by id, closed ones too. */
export async function listCountersById(tx: Tx, system: Context): Promise<ReadonlyMap<string, Counter>> {
  return new Map((await listCounters(tx, system)).map((counter) => [counter.id, counter]));
}

export function toOldCard(row: FoundCard, counters: ReadonlyMap<string, Counter>): OldCard {
  const counter = counters.get(row.counter_id);
  if (!counter) throw new TypeError("an old card is of a counter");
  return {
    id: parseId<"oldCard">(row.id),
    counter,
    left: row.units - row.used,
    standing: getCardStanding(row),
    stoppedOn: row.stopped_on ?? row.recalled_on,
  };
}

export function getCardStanding({ stopped_on, recalled_on, awaited }: FoundCard): OldCard["standing"] {
  if (stopped_on !== null) return "stopped";
  if (recalled_on !== null) return "recalled";
  return awaited ? "awaited" : "serves";
}
