import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { computeCounterAlias } from "../../../trust/keys/index.ts";
import type { CounterAccountId, CounterId, CounterService } from "../counter.ts";
import { computeTakeableAmount } from "../rules.ts";
import { findByAlias } from "../store/accounts.ts";
import { findCounterRow } from "../store/definitions.ts";
import { toHeldBalance } from "../store/tables.ts";

export interface FoundAccount {
  readonly accountId: CounterAccountId;
  /**
   * What is there today and not held: arrears that the counter allows are not, nor what expired, nor anything
   * of a counter that was closed.
   */
  readonly free: number;
}

/**
 * The account that a service finds under its own name for somebody, for a part of the house that acts as the
 * system.
 */
export async function findAccount(
  tx: Tx,
  system: Context,
  {
    service,
    counterId,
    subject,
  }: {
    readonly service: CounterService;
    readonly counterId: CounterId;
    readonly subject: string;
  },
): Promise<FoundAccount | undefined> {
  const alias = computeCounterAlias(system, { sector: service, counterId, subject });
  const place = { authorityId: system.authorityId, counterId };
  const row = await findByAlias(tx, place, alias);
  const counter = await findCounterRow(tx, place);
  if (!row || !counter) return undefined;
  const limits = { floor: 0, closedOn: counter.closed_on };
  const free = computeTakeableAmount(toHeldBalance(row), limits, toCivilDate(system.now()));
  return { accountId: parseId<"counterAccount">(row.id), free };
}
