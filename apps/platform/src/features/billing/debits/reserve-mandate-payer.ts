import type { Context, Tx } from "../../../kernel/context.ts";
import { findKept } from "../../identity/identity/index.ts";
import type { Mandate } from "./debit.ts";
import { computeDebtorAlias } from "./sealed-content.ts";
import { lockDebtor } from "./store/mandates.ts";

type Payer = Pick<Mandate, "seriesId" | "content">;

/**
 * Whoever signs, changes, ends, takes or sends for one payer waits for the others, under the number that is
 * kept of them: two records that were merged are one payer. Nobody is held of somebody erased.
 */
export async function reserveMandatePayer(tx: Tx, system: Context, mandate: Payer): Promise<void> {
  await reserveMandatePayers(tx, system, [mandate]);
}

/** Several, always in the same order. */
export async function reserveMandatePayers(
  tx: Tx,
  system: Context,
  mandates: readonly Payer[],
): Promise<void> {
  const found = new Map<string, { readonly seriesId: Mandate["seriesId"]; readonly payer: Buffer }>();
  for (const { seriesId, content } of mandates) {
    if (!content) continue;
    const payer = computeDebtorAlias(system, seriesId, await findKept(tx, system, content.payerId));
    found.set(`${seriesId} ${payer.toString("hex")}`, { seriesId, payer });
  }
  for (const [, place] of [...found].toSorted(([one], [other]) => one.localeCompare(other)))
    await lockDebtor(tx, system.authorityId, place);
}
