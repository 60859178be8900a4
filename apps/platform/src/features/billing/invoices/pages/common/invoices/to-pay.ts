import type { CivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { listInvoices, listOwnPlans, type NextInstalment, nextOf, plannedNext } from "../../../index.ts";
import { comingOf, type Debits, leftOf, unlessBounded } from "./coming.ts";
import { isDebited } from "./invoice-words.ts";

/** What somebody has to pay, by themself or not, the soonest first. */
export interface ToPay {
  /** To pay by oneself. In cents. */
  readonly left: number;
  /** The soonest date of what is to pay; null when nothing is. */
  readonly dueOn: CivilDate | null;
  /** What is next of each plan. */
  readonly instalments: readonly NextInstalment[];
  readonly debits: readonly {
    readonly on: CivilDate;
    readonly cents: number;
    readonly lastFour: string | null;
  }[];
}

const NOTHING: ToPay = { left: 0, dueOn: null, instalments: [], debits: [] };

/** Over their own invoices. */
export async function toPayOf(context: Context, personId: PersonId): Promise<ToPay> {
  const invoices = await listInvoices(context, personId);
  if (invoices.length === 0) return NOTHING;
  const coming: Debits = await comingOf(context, personId);
  const plans = await unlessBounded(listOwnPlans(context, personId));
  const planned = plannedNext(plans);
  const dues = invoices.flatMap(({ invoice, standing }) =>
    standing &&
    standing.left > 0 &&
    !planned.has(invoice.id) &&
    !isDebited(standing.left, coming.get(invoice.id))
      ? (invoice.dueOn ?? [])
      : [],
  );
  return {
    left: leftOf(invoices, { debits: coming, planned }).left,
    instalments: plans
      .flatMap((plan) => nextOf(plan) ?? [])
      .toSorted((one, other) => one.on.localeCompare(other.on)),
    dueOn: dues.toSorted()[0] ?? null,
    debits: [...coming.values()].toSorted((one, other) => one.on.localeCompare(other.on)),
  };
}
