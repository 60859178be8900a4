import { computeDaysBetween, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import type { Asked, Indicators, InsightLine, Measure, Month } from "./insight.ts";
import { count, countMonths, type InsightRow, listInsightRows } from "./store.ts";

/** The figures of a period. Throws access.capability_missing. */
export function readIndicators(context: Context, asked: Asked): Promise<Indicators> {
  return context.read(async (tx) => {
    requireCapability(context, "insight.read");
    const row = await count(tx, context.authorityId, asked);
    const { oldest, median_days, p90_days, ...figures } = row;
    return {
      ...figures,
      ...(oldest === null
        ? {}
        : { oldestWaitingDays: computeDaysBetween(oldest, toCivilDate(context.now())) }),
      ...(median_days === null ? {} : { medianDays: median_days }),
      ...(p90_days === null ? {} : { p90Days: p90_days }),
    };
  });
}

/** Months of the period where something happened, oldest first. Throws access.capability_missing. */
export function readMonths(context: Context, asked: Asked): Promise<readonly Month[]> {
  return context.read(async (tx) => {
    requireCapability(context, "insight.read");
    return countMonths(tx, context.authorityId, asked);
  });
}

/** The files behind one figure, oldest first. Throws access.capability_missing. */
export function listLines(
  context: Context,
  asked: Asked & { readonly measure: Measure; readonly limit: number },
): Promise<readonly InsightLine[]> {
  return context.read(async (tx) => {
    requireCapability(context, "insight.read");
    const rows = await listInsightRows(tx, context.authorityId, asked);
    return rows.map((row) => toInsightLine(row, toCivilDate(context.now())));
  });
}

function toInsightLine(row: InsightRow, today: string): InsightLine {
  return {
    deskId: parseId<"desk">(row.desk_id),
    openedAt: row.opened_at,
    submittedOn: row.submitted_on,
    days: computeDaysBetween(row.submitted_on, row.ended_on ?? today),
    validated: row.validated,
    unaided: row.unaided,
    refused: row.refused,
    ...(row.ended_on === null ? {} : { endedOn: row.ended_on }),
    ...(row.receipt_number === null ? {} : { receiptNumber: row.receipt_number }),
  };
}
