import type { CivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  findNextInstalment,
  listInvoices,
  listNextInstalments,
  listOwnPlans,
  type NextInstalment,
} from "../../../index.ts";
import { isDebited } from "./invoice-words.ts";
import {
  computeLeftSums,
  type DebitsByInvoice,
  loadComingDebits,
  readUnlessBounded,
} from "./load-coming-debits.ts";

/** What somebody has to pay, by themself or not, the soonest first. */
export interface AmountToPay {
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

const NOTHING: AmountToPay = { left: 0, dueOn: null, instalments: [], debits: [] };

/** Over their own invoices. */
export async function computeAmountToPay(context: Context, personId: PersonId): Promise<AmountToPay> {
  const invoices = await listInvoices(context, personId);
  if (invoices.length === 0) return NOTHING;
  const coming: DebitsByInvoice = await loadComingDebits(context, personId);
  const plans = await readUnlessBounded(listOwnPlans(context, personId));
  const planned = listNextInstalments(plans);
  const dues = invoices.flatMap(({ invoice, standing }) =>
    standing &&
    standing.left > 0 &&
    !planned.has(invoice.id) &&
    !isDebited(standing.left, coming.get(invoice.id))
      ? (invoice.dueOn ?? [])
      : [],
  );
  return {
    left: computeLeftSums(invoices, { debits: coming, planned }).left,
    instalments: plans
      .flatMap((plan) => findNextInstalment(plan) ?? [])
      .toSorted((one, other) => one.on.localeCompare(other.on)),
    dueOn: dues.toSorted()[0] ?? null,
    debits: [...coming.values()].toSorted((one, other) => one.on.localeCompare(other.on)),
  };
}
