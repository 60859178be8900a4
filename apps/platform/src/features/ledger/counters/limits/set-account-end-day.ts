import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { CounterAccountId, CounterId } from "../counter.ts";
import { setEnd } from "../store/accounts.ts";

/**
 * The last day on which what is on an account serves, of a counter that a part of the house keeps: the night
 * after, what is left is taken back by a line. After each credit. For the system.
 */
export const setAccountEndDay = (
  tx: Tx,
  { authorityId }: Context,
  end: { readonly counterId: CounterId; readonly accountId: CounterAccountId; readonly day: CivilDate },
): Promise<void> => setEnd(tx, { authorityId, ...end });
