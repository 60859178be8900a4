import { addMonths } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import type { InvoiceSeries, Month } from "../invoice.ts";
import { computeMonthStart, computeSignedCents } from "../rules.ts";
import { computePayerAlias } from "../sealed-content.ts";
import { listSentMonths } from "../store.ts";
import type { SharedLines, SharedMonth } from "./shared-month.ts";

/**
 * A payer receives one invoice a month: where this month's was sent already, the lines that came since wait
 * for the next month without one, and are pointed out.
 */
export async function splitLaterInvoices(
  tx: Tx,
  system: Context,
  { series, month, shared }: Pick<SharedMonth, "series" | "month"> & { readonly shared: SharedLines },
): Promise<SharedLines> {
  const sentMonths = await listPayersSentMonths(tx, system, series, [...shared.byPayer.keys()]);
  const isLater = (payerId: PersonId) => sentMonths.get(payerId)?.has(month) === true;
  const later = [...shared.byPayer].filter(([payerId]) => isLater(payerId));
  return {
    ...shared,
    byPayer: new Map([...shared.byPayer].filter(([payerId]) => !isLater(payerId))),
    anomalies: [
      ...shared.anomalies,
      ...later.map(([personId, own]) => ({
        what: "later" as const,
        personId,
        cents: computeSignedCents(own),
        next: computeFirstFreeMonth(sentMonths.get(personId) ?? new Set(), month),
      })),
    ],
    waiting: [...shared.waiting, ...later.flatMap(([, own]) => own.map(({ day }) => day))],
  };
}

/** The months for which each of these has an invoice. */
async function listPayersSentMonths(
  tx: Tx,
  system: Context,
  { id: seriesId }: InvoiceSeries,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReadonlySet<Month>>> {
  if (people.length === 0) return new Map();
  const aliases = people.map((id) => [id, computePayerAlias(system, seriesId, id)] as const);
  const payers = aliases.map(([, alias]) => alias);
  const sent = await listSentMonths(tx, system.authorityId, { seriesId, payers });
  const byPayer = Map.groupBy(sent, ({ payer }) => payer.toString("hex"));
  return new Map(
    aliases.map(([id, alias]) => [
      id,
      new Set((byPayer.get(alias.toString("hex")) ?? []).map(({ month }) => month)),
    ]),
  );
}

function computeFirstFreeMonth(sent: ReadonlySet<Month>, month: Month): Month {
  const next = addMonths(computeMonthStart(month), 1).slice(0, 7);
  return sent.has(next) ? computeFirstFreeMonth(sent, next) : next;
}
