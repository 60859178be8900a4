import type { Context, Tx } from "../../../../kernel/context.ts";
import type { CounterAccountId } from "../../../ledger/counters/index.ts";
import type { Invoice } from "../invoice.ts";
import type { Billed } from "../rules.ts";
import { listAccountRows } from "../store/payers.ts";
import type { MoneyRead } from "./read-brought-money.ts";

type Lines = Billed["lines"];

/**
 * Of invoices whose words are gone with who paid them: how much each account is counted, of those that are
 * named here. As was noted when money was brought for it; what nothing says is counted to one account, the
 * same whoever reads. By the system.
 */
export async function buildErasedShares(
  tx: Tx,
  system: Context,
  {
    named,
    worthOf,
    erased,
  }: {
    /** By its name in this series, in hexadecimal. */
    readonly named: ReadonlyMap<string, CounterAccountId>;
    readonly worthOf: MoneyRead["worthOf"];
    readonly erased: readonly Invoice[];
  },
): Promise<(one: Invoice) => Lines> {
  const ids = erased.map(({ id }) => id);
  const rows = await listAccountRows(tx, system.authorityId, ids);
  const accountsOf = Map.groupBy(rows, ({ invoiceId }) => invoiceId);
  return ({ id, aboutId, totalCents }) => {
    const shares = (accountsOf.get(id) ?? []).map(({ account }) => {
      const accountId = named.get(account.toString("hex"));
      // A credit note names accounts of its invoice.
      return { accountId, worth: accountId && worthOf(aboutId ?? id, accountId) };
    });
    return splitErasedTotal(shares, totalCents);
  };
}

interface Share {
  /** Undefined where this reader does not know it. */
  readonly accountId: CounterAccountId | undefined;
  readonly worth: number | undefined;
}

function splitErasedTotal(shares: readonly Share[], totalCents: number): Lines {
  let rest = totalCents;
  const counted = shares.map((share) => {
    const cents = Math.min(rest, share.worth ?? 0);
    rest -= cents;
    return { ...share, cents };
  });
  const untold = counted.find(({ worth }) => worth === undefined) ?? counted[0];
  return counted.flatMap((one) => {
    const cents = one.cents + (one === untold ? rest : 0);
    return one.accountId !== undefined && cents > 0 ? [{ accountId: one.accountId, cents }] : [];
  });
}
