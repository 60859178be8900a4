import type { Context, Tx } from "../../../../kernel/context.ts";
import { type CounterAccountId, listReceivedMoney } from "../../../ledger/counters/index.ts";
import type { InvoiceId, InvoiceSeries } from "../invoice.ts";
import { computeKeptMoney, type Money } from "../rules.ts";
import { type BroughtContent, computeBroughtMark, openBrought } from "../sealed-content.ts";
import { listBroughtRows } from "../store/brought.ts";

export interface MoneyRead {
  readonly money: Money;
  /** What an invoice was worth on an account, as was noted when money was brought for it. */
  readonly worthOf: (invoiceId: InvoiceId, accountId: CounterAccountId) => number | undefined;
}

/**
 * What came into these accounts, and what for. The lines are read first, with what was given back of each in
 * one statement, and what was said of them after: both were written in one transaction, so that no money is
 * without its words, nor words without their money. By the system.
 */
export async function readBroughtMoney(
  tx: Tx,
  system: Context,
  {
    series: { id: seriesId },
    accountIds,
  }: { readonly series: Pick<InvoiceSeries, "id">; readonly accountIds: readonly CounterAccountId[] },
): Promise<MoneyRead> {
  const accounts = await listReceivedMoney(tx, system, accountIds);
  const lines = new Map(
    [...accounts].flatMap(([accountId, { credits }]) =>
      credits.map(({ id, back }) => {
        const mark = computeBroughtMark(system, seriesId, id);
        return [mark.toString("hex"), { mark, accountId, back }] as const;
      }),
    ),
  );
  const marks = [...lines.values()].map(({ mark }) => mark);
  const said = (await listBroughtRows(tx, system.authorityId, { seriesId, marks })).flatMap((row) => {
    const line = lines.get(row.mark.toString("hex"));
    const place = { seriesId, mark: row.mark };
    return line ? [{ ...line, content: openBrought(system, place, row.content) }] : [];
  });
  const received = new Map([...accounts].map(([id, { cents }]) => [id, cents]));
  const brought = said.flatMap(({ accountId, back, content }) =>
    computeKeptMoney(content, back).map((part) => ({ ...part, accountId })),
  );
  return { money: { received, brought }, worthOf: buildWorthReader(said) };
}

function buildWorthReader(
  said: readonly { readonly accountId: CounterAccountId; readonly content: BroughtContent }[],
): MoneyRead["worthOf"] {
  const worth = new Map<string, number>();
  for (const { accountId, content } of said)
    for (const { invoiceId, worth: cents } of content.parts) {
      const name = `${accountId} of ${invoiceId}`;
      worth.set(name, Math.max(worth.get(name) ?? 0, cents));
    }
  return (invoiceId, accountId) => worth.get(`${accountId} of ${invoiceId}`);
}
