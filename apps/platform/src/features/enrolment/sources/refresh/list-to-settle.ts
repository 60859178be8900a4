import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { computeNearestPage } from "../../../../kernel/page.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { findPersonKeys } from "../../../trust/keys/index.ts";
import { type Gap, gaps } from "../gaps.ts";
import type { SourceQuestion } from "../question.ts";
import { openQuestion } from "../sealed-question.ts";
import { countToSettle, listRowsToSettle } from "../store/to-settle.ts";

/** As many as an agent reads in one go. */
const TO_SETTLE_A_PAGE = 25;

export interface ToSettle {
  /** Of one kind when one is wished for; the oldest first. */
  readonly questions: readonly SourceQuestion[];
  /** Of every kind that has some, in the order of `gaps`. */
  readonly counts: readonly { readonly gap: Gap; readonly count: number }[];
  /** From 1; the last one when fewer are left than the one wished for. */
  readonly page: number;
  readonly pages: number;
}

/**
 * What waits for an agent, of all kinds or of one, the oldest first, a page at a time; with a limit of 0,
 * only how many. The journal of the authority keeps that these families were read. Throws
 * access.capability_missing.
 */
export function listToSettle(
  context: Context,
  wish: { readonly gap?: Gap | undefined; readonly page?: number; readonly limit?: 0 } = {},
): Promise<ToSettle> {
  return context.transaction(async (tx) => {
    requireCapability(context, "source.settle");
    const found = await countToSettle(tx, context.authorityId);
    const counts = gaps.flatMap((gap) => {
      const count = found.get(gap) ?? 0;
      return count > 0 ? [{ gap, count }] : [];
    });
    const wished = counts.filter(({ gap }) => wish.gap === undefined || gap === wish.gap);
    const total = wished.reduce((sum, { count }) => sum + count, 0);
    const { page, pages, offset, limit } = computeNearestPage(wish.page, { total, size: TO_SETTLE_A_PAGE });
    const rows =
      wish.limit === 0
        ? []
        : await listRowsToSettle(tx, context.authorityId, { gap: wish.gap, offset, limit });
    const ids = rows.map((row) => parseId<"person">(row.person_id));
    const keys = await findPersonKeys(tx, context, ids);
    if (rows.length > 0)
      await record(tx, context, { action: "sources.differences_read", data: { families: rows.length } });
    const questions = rows.flatMap((row) => {
      const key = keys.get(parseId<"person">(row.person_id));
      return key ? [openQuestion(key, row)] : [];
    });
    return { questions, counts, page, pages };
  });
}
