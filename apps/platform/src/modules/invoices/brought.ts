import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { CounterAccountId, CounterId, TransferId } from "../counters/index.ts";
import { findKept, listFolded } from "../identity/index.ts";
import type { InvoiceId, InvoiceSeries } from "./invoice.ts";
import type { Brought } from "./rules.ts";
import { accountAlias, broughtMark, openBrought, payerAlias, sealBrought } from "./sealed-content.ts";
import { findSeriesOf, insertBrought, listBroughtRows } from "./store/brought.ts";

/** Money that came into an account, and what for: one invoice, or whatever somebody was invoiced of it, now or later. */
export type MoneyBrought = {
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  /** The line that credited it. */
  readonly transferId: TransferId;
  readonly cents: number;
} & ({ readonly invoiceId: InvoiceId } | { readonly payerId: PersonId });

/**
 * Says what money was brought for, in the transaction that credits it: it pays that first (Code civil, art. 1342-10, al. 1). Of a counter that nothing invoices, nothing is
 * written. Said twice, it is said once. By the system.
 */
export async function noteBrought(tx: Tx, system: Context, brought: MoneyBrought): Promise<void> {
  const { authorityId } = system;
  const seriesId = await findSeriesOf(tx, authorityId, brought.counterId);
  if (!seriesId) return;
  const mark = broughtMark(system, seriesId, brought.transferId);
  const { cents } = brought;
  const of = "invoiceId" in brought ? { cents, invoiceId: brought.invoiceId } : { cents };
  await insertBrought(tx, {
    authority_id: authorityId,
    series_id: seriesId,
    mark,
    account: accountAlias(system, seriesId, brought.accountId),
    payer:
      "payerId" in brought ? payerAlias(system, seriesId, await findKept(tx, system, brought.payerId)) : null,
    content: sealBrought(system, { seriesId, mark }, of),
  });
}

/** Some of it was given back, in the transaction that takes it from the account: it pays that much less of what it was brought for. By the system. */
export async function noteGivenBack(
  tx: Tx,
  system: Context,
  {
    counterId,
    about,
    transferId,
    cents,
  }: {
    readonly counterId: CounterId;
    /** The line that had credited it. */
    readonly about: TransferId;
    readonly transferId: TransferId;
    readonly cents: number;
  },
): Promise<void> {
  const seriesId = await findSeriesOf(tx, system.authorityId, counterId);
  if (!seriesId) return;
  const asked = { seriesId, mark: broughtMark(system, seriesId, about) };
  const [row] = await listBroughtRows(tx, system.authorityId, asked);
  // Brought before what for was noted.
  if (!row) return;
  const { cents: _, ...of } = openBrought(system, asked, row.content);
  const mark = broughtMark(system, seriesId, transferId);
  const content = sealBrought(system, { seriesId, mark }, { ...of, cents: -cents });
  await insertBrought(tx, { ...row, mark, content });
}

/**
 * What the money of these accounts was brought for, and who each payer is once folded. Where one payer alone was invoiced, whose it was decides nothing: it is left out, and nobody is
 * looked for. By the system.
 */
export async function listBrought(
  tx: Tx,
  system: Context,
  {
    series,
    named,
    payers,
  }: {
    readonly series: Pick<InvoiceSeries, "id">;
    /** Accounts, by their names in this series, in hexadecimal. */
    readonly named: ReadonlyMap<string, CounterAccountId>;
    /** Of all that was invoiced on them; null: of somebody erased. */
    readonly payers: ReadonlySet<PersonId | null>;
  },
): Promise<{
  readonly brought: readonly Brought[];
  readonly keptOf: (payer: PersonId | null) => PersonId | null;
}> {
  const accounts = [...named.keys()].map((alias) => Buffer.from(alias, "hex"));
  const rows = await listBroughtRows(tx, system.authorityId, { seriesId: series.id, accounts });
  const isOfOne = rows.length === 0 || payers.size < 2;
  const { kept, known } = isOfOne ? nobody : await foldedOf(tx, system, { series, payers });
  const brought = rows.flatMap((row) => {
    const accountId = named.get(row.account.toString("hex"));
    const place = { seriesId: series.id, mark: row.mark };
    const { cents, invoiceId = null } = openBrought(system, place, row.content);
    const payer = row.payer === null ? null : known.get(row.payer.toString("hex"));
    // Of who was invoiced nothing of these accounts, it pays as money does that was brought for nobody.
    return accountId === undefined || payer === undefined ? [] : [{ accountId, cents, invoiceId, payer }];
  });
  return { brought, keptOf: (payer) => (payer === null ? null : (kept.get(payer) ?? payer)) };
}

const nobody = {
  kept: new Map<PersonId, PersonId>(),
  known: new Map<string, PersonId>(),
};

/** Two records of one person are one payer. */
async function foldedOf(
  tx: Tx,
  system: Context,
  {
    series,
    payers,
  }: { readonly series: Pick<InvoiceSeries, "id">; readonly payers: ReadonlySet<PersonId | null> },
): Promise<typeof nobody> {
  const kept = new Map<PersonId, PersonId>();
  const known = new Map<string, PersonId>();
  for (const payer of payers) if (payer !== null) kept.set(payer, await findKept(tx, system, payer));
  for (const one of new Set(kept.values()))
    for (const id of [one, ...(await listFolded(tx, system, one))])
      known.set(payerAlias(system, series.id, id).toString("hex"), one);
  return { kept, known };
}
