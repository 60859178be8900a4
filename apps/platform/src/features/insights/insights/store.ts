import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, FileId } from "../../../kernel/ids.ts";
import type { Asked, Measure } from "./insight.ts";
import { FEWEST } from "./rules.ts";
import type { InsightFileRow, Tables } from "./store-rows.ts";

export type InsightRow = InsightFileRow;

const openInsightTables = (tx: Tx) => tx.withTables<Tables>();

export async function saveFileRow(tx: Tx, row: InsightRow): Promise<void> {
  const { authority_id: _, id: __, file_id: ___, ...facts } = row;
  await openInsightTables(tx)
    .insertInto("insight_file")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "file_id"]).doUpdateSet(facts))
    .execute();
}

export async function deleteFileRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly FileId[],
): Promise<void> {
  if (ids.length === 0) return;
  await openInsightTables(tx)
    .updateTable("insight_file")
    .set({ file_id: null, receipt_number: null })
    .where("authority_id", "=", authorityId)
    .where("file_id", "in", [...ids])
    .execute();
}

/** The lines of each figure: the only place that says which they are. */
function selectMeasureLines(measure: Measure, { from, to }: Asked): RawBuilder<boolean> {
  const days = sql`between ${from}::date and ${to}::date`;
  const lines: Readonly<Record<Measure, RawBuilder<boolean>>> = {
    received: sql`submitted_on ${days}`,
    decided: sql`(outcome = 'decided' and ended_on ${days})`,
    withdrawn: sql`(outcome = 'withdrawn' and ended_on ${days})`,
    refused: sql`(outcome = 'decided' and refused > 0 and ended_on ${days})`,
    waiting: sql`ended_on is null`,
  };
  return lines[measure];
}

const selectDeskLines = ({ deskId }: Asked) => (deskId === undefined ? sql`true` : sql`desk_id = ${deskId}`);

export interface CountedRow {
  readonly received: number;
  readonly online: number;
  readonly decided: number;
  readonly withdrawn: number;
  readonly waiting: number;
  readonly oldest: string | null;
  readonly median_days: number | null;
  readonly p90_days: number | null;
  readonly refused: number;
  readonly validated: number;
  readonly unaided: number;
}

/** Cost grows with the files of the period, and with those that wait. */
export async function count(tx: Tx, authorityId: AuthorityId, asked: Asked): Promise<CountedRow> {
  const of = (measure: Measure) => selectMeasureLines(measure, asked);
  const enough = sql`count(*) filter (where ${of("decided")}) >= ${FEWEST}`;
  const days = sql`ended_on - submitted_on`;
  const counted = await sql<CountedRow>`select
      count(*) filter (where ${of("received")})::int as received,
      count(*) filter (where ${of("received")} and opened_at = 'web')::int as online,
      count(*) filter (where ${of("decided")})::int as decided,
      count(*) filter (where ${of("withdrawn")})::int as withdrawn,
      count(*) filter (where ${of("waiting")})::int as waiting,
      count(*) filter (where ${of("refused")})::int as refused,
      min(submitted_on) filter (where ${of("waiting")}) as oldest,
      case when ${enough} then percentile_disc(0.5) within group (order by ${days}) filter
      (where ${of("decided")}) end as median_days,
      case when ${enough} then percentile_disc(0.9) within group (order by ${days}) filter
      (where ${of("decided")}) end as p90_days,
      coalesce(sum(validated) filter (where ${of("decided")}), 0)::int as validated,
      coalesce(sum(unaided) filter (where ${of("decided")}), 0)::int as unaided
    from insight_file
    where authority_id = ${authorityId} and ${selectDeskLines(asked)}
      and (${of("received")} or ${of("decided")} or ${of("withdrawn")} or ${of("waiting")})`.execute(tx);
  const [row] = counted.rows;
  if (!row) throw new TypeError("an aggregate gives one row");
  return row;
}

export async function listInsightRows(
  tx: Tx,
  authorityId: AuthorityId,
  asked: Asked & { readonly measure: Measure; readonly limit: number },
): Promise<readonly InsightRow[]> {
  const listed = await sql<InsightRow>`select * from insight_file
    where authority_id = ${authorityId} and ${selectDeskLines(asked)}
    and ${selectMeasureLines(asked.measure, asked)}
    order by submitted_on, id limit ${asked.limit}`.execute(tx);
  return listed.rows;
}

export async function countMonths(
  tx: Tx,
  authorityId: AuthorityId,
  asked: Asked,
): Promise<readonly { month: string; received: number; decided: number }[]> {
  const [received, decided] = [selectMeasureLines("received", asked), selectMeasureLines("decided", asked)];
  const counted = await sql<{ month: string; received: number; decided: number }>`
    select month, sum(received)::int as received, sum(decided)::int as decided from (
      select to_char(submitted_on, 'YYYY-MM') as month, 1 as received, 0 as decided from insight_file
        where authority_id = ${authorityId} and ${selectDeskLines(asked)} and ${received}
      union all select to_char(ended_on, 'YYYY-MM'), 0, 1 from insight_file
        where authority_id = ${authorityId} and ${selectDeskLines(asked)} and ${decided}) as happened
    group by month order by month`.execute(tx);
  return counted.rows;
}
