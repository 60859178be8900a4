import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from "kysely";
import { kernelErrors } from "./kernel-errors.ts";

/**
 * Where a page of a list begins: after a row, or before it, told by that row's own keys. Rows that are added
 * or removed meanwhile move nothing, as they would if pages were counted (OFFSET).
 */
export interface KeysetPlace {
  readonly way: "after" | "before";
  /** The keys of the row as PostgreSQL writes them: an instant keeps its microseconds. */
  readonly keys: readonly string[];
}

export interface KeysetQuestion {
  readonly place?: KeysetPlace | undefined;
  readonly limit: number;
}

export interface KeysetPage<Row> {
  readonly rows: readonly Row[];
  readonly previous: KeysetPlace | undefined;
  readonly next: KeysetPlace | undefined;
}

/** What a list is asked, whoever asks: all of it comes from an address. */
export interface ListQuestion extends KeysetQuestion {
  /** Tidied; "" when nothing is looked for. */
  readonly search: string;
  /** The choices made, by the name of their filter; what is not chosen is not there. */
  readonly filters: Readonly<Record<string, string>>;
  /** The name of the column that the rows are sorted by. */
  readonly sort: string;
  readonly isDescending: boolean;
}

/** One page of the rows, and how many there are on all of them. */
export interface ListRows<Row> extends KeysetPage<Row> {
  readonly total: number;
}

/** One key of an order. It is never null; the last key of an order is unique. */
export interface SortKey<DB, TB extends keyof DB> {
  readonly by: (eb: ExpressionBuilder<DB, TB>) => Expression<unknown>;
  readonly type: "text" | "uuid" | "date" | "timestamptz" | "bigint" | "boolean";
  readonly isDescending?: boolean;
}

/** Reads one page of a query, in an order of these keys. Throws request.place_not_valid. */
export async function readKeysetPage<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  order: readonly SortKey<DB, TB>[],
  { place, limit }: KeysetQuestion,
): Promise<KeysetPage<Row>> {
  const isBack = place?.way === "before";
  const bounded = place ? query.where((eb) => isBeyond(eb, order, place)) : query;
  const sorted = order.reduce(
    (so, { by, isDescending = false }) => so.orderBy(by, isDescending === isBack ? "asc" : "desc"),
    bounded.select((eb) => order.map(({ by }, index) => eb.cast<string>(by(eb), "text").as(`key_${index}`))),
  );
  const found = await sorted.limit(limit + 1).execute();
  const page = found.slice(0, limit);
  const rows = isBack ? page.toReversed() : page;
  // Going back came to the beginning: the first page is whole again.
  if (isBack && rows.length < limit) return readKeysetPage(query, order, { limit });
  const isMore = found.length > limit;
  const placeOf = (row: object | undefined, way: KeysetPlace["way"]) =>
    row && { way, keys: order.map((_, index) => String(Reflect.get(row, `key_${index}`))) };
  return {
    rows,
    previous: (isBack ? isMore : place !== undefined) ? placeOf(rows.at(0), "before") : undefined,
    next: isBack || isMore ? placeOf(rows.at(-1), "after") : undefined,
  };
}

/** (a, b, c) beyond a place: a beyond, or a the same and b beyond, or both the same and c beyond. */
function isBeyond<DB, TB extends keyof DB>(
  eb: ExpressionBuilder<DB, TB>,
  order: readonly SortKey<DB, TB>[],
  { way, keys }: KeysetPlace,
): Expression<SqlBool> {
  if (keys.length !== order.length) throw kernelErrors.error("request.place_not_valid");
  const compare = ({ by, type }: SortKey<DB, TB>, sign: "=" | "<" | ">", index: number) =>
    eb(by(eb), sign, eb.cast(eb.val(keys[index]), type));
  const turns = order.map((key, index) => {
    const same = order.slice(0, index).map((former, at) => compare(former, "=", at));
    const sign = (key.isDescending ?? false) === (way === "before") ? ">" : "<";
    return eb.and([...same, compare(key, sign, index)]);
  });
  return eb.or(turns);
}
