import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, DeskId } from "../../../../kernel/ids.ts";

export interface CountedPart {
  readonly name: "arrivals" | "overdue" | "in_review" | "awaiting_person" | "mine";
  readonly rows: number;
}

/** Counts stop at `cap`: nobody acts on a longer number, and the page costs the same at 100,000 files. */
export async function countParts(
  tx: Tx,
  of: {
    authorityId: AuthorityId;
    deskId: DeskId | undefined;
    since: Date;
    today: string;
    self: string | null;
    cap: number;
  },
): Promise<readonly CountedPart[]> {
  const desk = of.deskId === undefined ? sql`true` : sql`desk_id = ${of.deskId}`;
  const part = (name: CountedPart["name"], condition: ReturnType<typeof sql>) =>
    sql`select ${name}::text as name, count(*)::int as rows from (select from enrolment_file
      where authority_id = ${of.authorityId} and ${desk} and ${condition} limit ${of.cap}) as counted`;
  // "state <> 'draft'" goes without saying, except to the planner: it is the condition of the index
  // files_in_a_state.
  const parts = [
    part("arrivals", sql`state = 'submitted' and submitted_at >= ${of.since}`),
    part("overdue", sql`state in ('submitted', 'in_review') and due_on < ${of.today}::date`),
    part("in_review", sql`state = 'in_review' and state <> 'draft'`),
    part("awaiting_person", sql`state = 'awaiting_person' and state <> 'draft'`),
    part("mine", sql`state in ('submitted', 'in_review') and assigned_to = ${of.self}::uuid`),
  ];
  const counted = await sql<CountedPart>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return counted.rows;
}

export interface DelayRow {
  readonly decided: number;
  readonly median_days: number | null;
  readonly p90_days: number | null;
  readonly longest_days: number | null;
}

/** Civil days from sending to decision, of the files decided between two days, both included. */
export async function computeDecidedDelays(
  tx: Tx,
  authorityId: AuthorityId,
  period: { from: string; to: string; deskId: DeskId | undefined },
): Promise<DelayRow> {
  const desk = period.deskId === undefined ? sql`true` : sql`desk_id = ${period.deskId}`;
  const measured = await sql<DelayRow>`
    select count(*)::int as decided, max(days)::int as longest_days,
      percentile_disc(0.5) within group (order by days)::int as median_days,
      percentile_disc(0.9) within group (order by days)::int as p90_days
    from (select decided_on - (submitted_at at time zone 'Europe/Paris')::date as days from enrolment_file
      where authority_id = ${authorityId} and ${desk} and decided_on between ${period.from}
      and ${period.to}) as each`.execute(tx);
  return measured.rows[0] ?? { decided: 0, median_days: null, p90_days: null, longest_days: null };
}
