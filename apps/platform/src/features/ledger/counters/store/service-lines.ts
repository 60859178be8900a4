import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { CounterId, TransferId, TransferKind } from "../counter.ts";
import { openCountersTables, type TransferRow } from "./tables.ts";

type Place = { readonly authorityId: AuthorityId; readonly counterId: CounterId };

/** Row-level security shows an application the lines of this account of the house, and no other. */
export async function setVisibleIncome(tx: Tx, incomeId: string): Promise<void> {
  await sql`select set_config('ardeco.counter_income', ${incomeId}, true)`.execute(tx);
}

/**
 * Newest first, from before a line: a line is named by its id, since its number tells how many lines others
 * wrote.
 */
export async function listServiceLines(
  tx: Tx,
  { authorityId, counterId }: Place,
  { before, limit }: { readonly before?: TransferId | undefined; readonly limit: number },
): Promise<readonly TransferRow[]> {
  const query = openCountersTables(tx)
    .selectFrom("counter_transfer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .orderBy("sequence", "desc")
    .limit(limit);
  if (before === undefined) return query.execute();
  const last = openCountersTables(tx)
    .selectFrom("counter_transfer")
    .select("sequence")
    .where("id", "=", before);
  return query.where("sequence", "<", last.where("authority_id", "=", authorityId)).execute();
}

export async function findServiceLine(
  tx: Tx,
  { authorityId, counterId }: Place,
  id: TransferId,
): Promise<TransferRow | undefined> {
  return openCountersTables(tx)
    .selectFrom("counter_transfer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Kinds of the lines that services made, whoever they are: for the system. */
export async function listKindsByServices(
  tx: Tx,
  { authorityId, counterId }: Place,
): Promise<readonly TransferKind[]> {
  const rows = await openCountersTables(tx)
    .selectFrom("counter_transfer as line")
    .innerJoin("counter_service as service", (join) =>
      join
        .onRef("service.authority_id", "=", "line.authority_id")
        .onRef("service.counter_id", "=", "line.counter_id"),
    )
    .select("line.kind")
    .distinct()
    .where("line.authority_id", "=", authorityId)
    .where("line.counter_id", "=", counterId)
    .where((is) =>
      is.or([
        is("service.income_id", "=", is.ref("line.debit_id")),
        is("service.income_id", "=", is.ref("line.credit_id")),
      ]),
    )
    .orderBy("line.kind")
    .execute();
  return rows.map(({ kind }) => kind);
}
