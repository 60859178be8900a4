import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from "kysely";
import { toCivilDate } from "./civil-date.ts";
import {
  FIRST_WAITING_ID,
  LAST_WAITING_ID,
  NO_DUE_DAY,
  noWaitingCounts,
  WAITING_COUNT_CAP,
  type WaitingCounts,
  type WaitingFilter,
  type WaitingKey,
  type WaitingMoment,
  type WaitingQuery,
} from "./waiting.ts";

/** The columns of a kind that hold its keys. */
export interface WaitingColumns {
  /** Never null; absent where no row has to be answered by a day. */
  readonly dueOn?: Expression<unknown>;
  readonly since: Expression<unknown>;
  /** A kind that keeps days only compares days. */
  readonly sinceType: "date" | "timestamptz";
  readonly id: Expression<unknown>;
}

interface Bound {
  readonly column: Expression<unknown>;
  readonly value: string;
  readonly type: "date" | "timestamptz" | "uuid";
}

/** One page of a kind, in the order that all kinds share, from the row after which it begins. */
export function selectWaitingPage<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  columns: WaitingColumns,
  { after, order, isDescending, limit }: WaitingQuery,
): SelectQueryBuilder<DB, TB, Row> {
  const { dueOn, since, id } = columns;
  const way = isDescending ? "desc" : "asc";
  const keys = order === "due" && dueOn ? [dueOn, since, id] : [since, id];
  const sorted = keys
    .reduce<SelectQueryBuilder<DB, TB, Row>>((so, key) => so.orderBy(key, way), query)
    .limit(limit);
  if (!after) return sorted;
  const bounds = toBounds(columns, after, { order, isDescending });
  if (bounds === "all") return sorted;
  return sorted.where((eb) =>
    bounds === "none" ? eb.lit(false) : compareRows(eb, bounds, isDescending ? "<" : ">"),
  );
}

/** A comparison of rows, which an index of these columns answers. */
function compareRows<DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  bounds: readonly Bound[],
  sign: "<" | ">",
): Expression<SqlBool> {
  const columns = bounds.map(({ column }) => column);
  const values = bounds.map(({ value, type }) => eb.cast(eb.val(value), type));
  const [one, two, three] = columns;
  const [first, second, third] = values;
  if (!one || !two || !first || !second) throw new TypeError("a row has two keys at least");
  return three && third
    ? eb(eb.tuple(one, two, three), sign, eb.tuple(first, second, third))
    : eb(eb.tuple(one, two), sign, eb.tuple(first, second));
}

function toBounds(
  { dueOn, since, sinceType, id }: WaitingColumns,
  after: WaitingKey,
  { order, isDescending }: Pick<WaitingQuery, "order" | "isDescending">,
): readonly Bound[] | "all" | "none" {
  const atSince = toSinceBounds({ since, sinceType, id }, after);
  if (order === "since") return atSince;
  if (dueOn) return [{ column: dueOn, value: after.dueOn, type: "date" }, ...atSince];
  // Nothing of this kind has a day: all of it comes after what has one, or none of it does.
  if (after.dueOn === NO_DUE_DAY) return atSince;
  return isDescending ? "none" : "all";
}

/**
 * Kinds keep an instant or a day, and texts of both are compared with each other: "2026-11-24" comes before
 * every instant of that day, whichever way the list is read. Where the place is written otherwise than the
 * column, the id is set so that the comparison of rows says the same.
 */
function toSinceBounds(
  { since, sinceType, id }: Pick<WaitingColumns, "since" | "sinceType" | "id">,
  after: WaitingKey,
): readonly Bound[] {
  const isDay = after.since.length === DAY_LENGTH;
  const ofDays = isDay ? after.id : LAST_WAITING_ID;
  const ofInstants = isDay ? FIRST_WAITING_ID : after.id;
  return [
    {
      column: since,
      value: sinceType === "date" ? after.since.slice(0, DAY_LENGTH) : toInstant(after.since),
      type: sinceType,
    },
    { column: id, value: sinceType === "date" ? ofDays : ofInstants, type: "uuid" },
  ];
}

const DAY_LENGTH = NO_DUE_DAY.length;
const toInstant = (since: string): string => (since.length === DAY_LENGTH ? `${since}T00:00:00Z` : since);

/** Due before a day, or arrived since: as the counters count them, whatever the kind. */
export const selectWaitingFilter = <DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  columns: WaitingColumns,
  { dueBefore, arrivedFrom }: Pick<WaitingFilter, "dueBefore" | "arrivedFrom">,
): SelectQueryBuilder<DB, TB, Row> =>
  query.where((eb) =>
    eb.and([
      ...(dueBefore === undefined ? [] : [buildLateCondition(eb, columns, dueBefore)]),
      ...(arrivedFrom === undefined ? [] : [buildFreshCondition(eb, columns, arrivedFrom)]),
    ]),
  );

const buildLateCondition = <DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  { dueOn }: WaitingColumns,
  before: string,
): Expression<SqlBool> => (dueOn ? eb(dueOn, "<", eb.cast(eb.val(before), "date")) : eb.lit(false));

/** The same condition as `isFresh`. */
const buildFreshCondition = <DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  { since, sinceType }: WaitingColumns,
  from: Date,
): Expression<SqlBool> =>
  sinceType === "date"
    ? eb(since, ">", eb.cast(eb.val(toCivilDate(from)), "date"))
    : eb(since, ">=", eb.val(from));

/** Of a kind that is given to nobody: how many, how many late, how many that are new. One query. */
export async function countWaitingRows<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  columns: WaitingColumns,
  { today, arrivedFrom }: WaitingMoment,
): Promise<WaitingCounts> {
  const counted = await query
    .select((eb) => [
      eb.fn.countAll<number>().as("open"),
      eb.fn
        .countAll<number>()
        .filterWhere(buildLateCondition(eb, columns, today))
        .as("late"),
      eb.fn
        .countAll<number>()
        .filterWhere(buildFreshCondition(eb, columns, arrivedFrom))
        .as("fresh"),
    ])
    .executeTakeFirstOrThrow();
  const count = (name: "open" | "late" | "fresh") =>
    Math.min(WAITING_COUNT_CAP, Number(Reflect.get(counted, name)));
  return { ...noWaitingCounts, open: count("open"), late: count("late"), fresh: count("fresh") };
}
