import { openConnection } from "@ardeco/platform/infra/database/database-client";
import type { Callers } from "./callers.ts";
import type { Till } from "./prepare.ts";

/**
 * What is wrong in the ledger, in words: nothing lost, nothing done twice, each line sealed to the one
 * before.
 */
export async function checkLedger(
  ownerUrl: string,
  till: Till,
  { acknowledged, contradicted, refused }: Callers,
): Promise<readonly string[]> {
  const client = await openConnection(ownerUrl);
  const { rows } = await client
    .query<{ id: string }>("select id from counter_transfer where counter_id = $1 and kind = 'debit'", [
      till.counterId,
    ])
    .finally(() => client.end());
  const kept = new Set(rows.map(({ id }) => id));
  const told = [...acknowledged.values()];
  const lost = told.filter((id) => !kept.has(id)).length;
  // Each caller was acknowledged its last operation: a line that nobody was told of was done twice.
  const extra = rows.length - new Set(told).size;
  const faults = await till.verify();
  const wrong = [
    [lost, "acknowledged operations are not in the ledger"],
    [extra, "operations are in the ledger more than once"],
    [contradicted.length, "operations were told as two transfers"],
    [told.length - new Set(told).size, "transfers were told for two operations"],
    [faults.length, `faults of the sealed chain: ${JSON.stringify(faults.slice(0, 3))}`],
    [refused.get(500) ?? 0, "answers were 500"],
  ] as const;
  return wrong.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]));
}
