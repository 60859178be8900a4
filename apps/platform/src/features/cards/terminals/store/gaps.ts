import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { openTerminalTables, type TransactionProblem, type TransactionRow } from "./tables.ts";

/** What somebody may be cheating by, then what the account says, then what nobody knows. */
const ORDER: readonly TransactionProblem[] = [
  "proof_false",
  "number_twice",
  "rolled_back",
  "balance_broken",
  "refused",
  "unknown_card",
  "undetermined",
  "never_back",
];

/** By problem, then the newest first: the clock of a PC that lies hides nothing. */
export async function listGapRows(
  tx: Tx,
  authorityId: AuthorityId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly TransactionRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card_transaction")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "to_settle")
    .orderBy(sql`array_position(${[...ORDER]}::text[], problem)`)
    .orderBy("said_at", "desc")
    .orderBy("id")
    .limit(limit)
    .offset(offset)
    .execute();
}

const countGapsInState = async (
  tx: Tx,
  authorityId: AuthorityId,
  state: "open" | "to_settle",
): Promise<number> => {
  const { count } = await openTerminalTables(tx)
    .selectFrom("card_transaction")
    .select((counting) => counting.fn.countAll<number>().as("count"))
    .where("authority_id", "=", authorityId)
    .where("state", "=", state)
    .executeTakeFirstOrThrow();
  return Number(count);
};

export const countGapRows = (tx: Tx, authorityId: AuthorityId): Promise<number> =>
  countGapsInState(tx, authorityId, "to_settle");

/** Attempts that wait for their card. */
export const countOpen = (tx: Tx, authorityId: AuthorityId): Promise<number> =>
  countGapsInState(tx, authorityId, "open");

/** From then on they are a manager's; the card that comes back all the same still ends them. */
export async function expireOpenGaps(tx: Tx, authorityId: AuthorityId, saidBefore: string): Promise<void> {
  await sql`update card_transaction set state = 'to_settle', problem = 'never_back', revision = revision + 1
    where authority_id = ${authorityId} and state = 'open' and said_on < ${saidBefore}::date`.execute(tx);
}
