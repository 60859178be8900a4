import type { Context, Tx } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { counterAlias } from "../keys/index.ts";
import type { CounterAccountId, CounterId, CounterService } from "./counter.ts";
import { findByAlias } from "./store/accounts.ts";

export interface FoundAccount {
  readonly accountId: CounterAccountId;
  /** What is there and not held: arrears that the counter allows are not. */
  readonly free: number;
}

/** The account that a service finds under its own name for somebody, for a part of the house that acts as the system. */
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
  const alias = counterAlias(system, { sector: service, counterId, subject });
  const row = await findByAlias(tx, { authorityId: system.authorityId, counterId }, alias);
  return row && { accountId: asId<"counterAccount">(row.id), free: row.balance - row.reserved };
}
