import type { Context } from "../../../kernel/context.ts";
import { acceptForeignError } from "../../../kernel/faults.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findKept } from "../../identity/identity/index.ts";
import type { CounterAccountId, CounterId } from "../../ledger/counters/index.ts";
import { listPayerAliases } from "./reading/list-left-invoices.ts";
import { toInvoicesSystem } from "./reading/read-invoice.ts";
import { findCounterSeries, listPaymentOrder } from "./save-brought-money.ts";

const NOBODY = Buffer.alloc(0);

/** What money taken on somebody's page, of which no invoice is said, would pay first. */
export interface FirstPaid {
  readonly number: string;
  /** What is left of it on that account. */
  readonly cents: number;
}

/**
 * Use case, at the desk: where two people have something to pay on this account, and whose page it is
 * nothing, which invoice money that names none pays first; undefined otherwise, or where what says so does
 * not open. Nothing of who pays it. Throws access.capability_missing.
 */
export async function readFirstPaid(
  context: Context,
  {
    personId,
    ...account
  }: {
    readonly personId: PersonId;
    readonly counterId: CounterId;
    readonly accountId: CounterAccountId;
  },
): Promise<FirstPaid | undefined> {
  requireCapability(context, "payment.take");
  const system = toInvoicesSystem(context);
  return system
    .transaction(async (tx) => {
      const series = await findCounterSeries(tx, system, account.counterId);
      if (!series) return undefined;
      const money = { ...account, cents: 0 };
      const [first, ...others] = await listPaymentOrder(tx, system, { series, money, people: [] });
      const isOfOne = others.every(({ payer }) => payer?.equals(first?.payer ?? NOBODY));
      if (!first || isOfOne) return undefined;
      const theirs = await listPayerAliases(tx, system, {
        series,
        personId: await findKept(tx, system, personId),
      });
      const isTheirs = [first, ...others].some(({ payer }) => theirs.some((one) => payer?.equals(one)));
      return isTheirs ? undefined : { number: first.number, cents: first.left };
    })
    .catch(acceptForeignError);
}
