import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { DeskId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { computeDecidedDelays } from "../store/measures.ts";

export interface Delays {
  /** Files decided in the period; the rest is undefined when none was. */
  readonly decided: number;
  readonly medianDays?: number;
  /** Nine files out of ten took no longer. */
  readonly p90Days?: number;
  readonly longestDays?: number;
}

/**
 * Civil days from sending to decision, waiting included, of the files decided from one day to another
 * included.
 */
export async function computeDelays(
  tx: Tx,
  context: Context,
  period: { from: CivilDate; to: CivilDate; deskId?: DeskId },
): Promise<Delays> {
  requireCapability(context, "file.read");
  const measured = await computeDecidedDelays(tx, context.authorityId, { ...period, deskId: period.deskId });
  const { decided, median_days, p90_days, longest_days } = measured;
  if (median_days === null || p90_days === null || longest_days === null) return { decided };
  return { decided, medianDays: median_days, p90Days: p90_days, longestDays: longest_days };
}
