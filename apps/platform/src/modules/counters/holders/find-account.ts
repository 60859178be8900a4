import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { asId } from "../../../kernel/ids.ts";
import { counterAlias } from "../../keys/index.ts";
import type { CounterAccountId, CounterId, CounterService } from "../counter.ts";
import { takeable } from "../rules.ts";
import { findByAlias } from "../store/accounts.ts";
import { listCounterRows } from "../store/definitions.ts";

export interface FoundAccount {
  readonly accountId: CounterAccountId;
  /** What is there today and not held: arrears that the counter allows are not, nor what expired, nor anything of a counter that was closed. */
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
  const counter = (await listCounterRows(tx, system.authorityId)).find(({ id }) => id === counterId);
  if (!row || !counter) return undefined;
  const held = { balance: row.balance, reserved: row.reserved, expiresOn: row.expires_on };
  const free = takeable(held, { floor: 0, closedOn: counter.closed_on }, civilDate(system.now()));
  return { accountId: asId<"counterAccount">(row.id), free };
}
