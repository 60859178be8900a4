import type { CivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { type Regie, readRegies } from "../../../../payments/index.ts";
import {
  findNextInstalment,
  type InvoiceId,
  type InvoiceSeriesId,
  listInvoices,
  listNextInstalments,
  listOwnPlans,
  type NextInstalment,
  type OwnInvoice,
} from "../../../index.ts";
import {
  computeLeftSums,
  type DebitsByInvoice,
  loadComingDebits,
  readUnlessBounded,
} from "./load-coming-debits.ts";
import { isDebited } from "./words.ts";

/** What somebody has to pay, by themself or not, the soonest first. */
export interface AmountToPay {
  /** To pay by oneself. In cents. */
  readonly left: number;
  /** The soonest date of what is to pay; null when nothing is. */
  readonly dueOn: CivilDate | null;
  /** The same by who is owed and by the régie that takes it, the soonest first. */
  readonly byIssuer: readonly IssuerAmount[];
  /** What is next of each plan. */
  readonly instalments: readonly (NextInstalment & { readonly issuer: string })[];
  readonly debits: readonly {
    readonly on: CivilDate;
    readonly cents: number;
    readonly lastFour: string | null;
  }[];
}

export interface IssuerAmount {
  readonly seriesId: InvoiceSeriesId;
  readonly issuer: string;
  /** Its name; null where no régie takes what these invoices ask. */
  readonly regie: string | null;
  readonly cents: number;
  readonly dueOn: CivilDate | null;
}

const NOTHING: AmountToPay = { byIssuer: [], left: 0, dueOn: null, instalments: [], debits: [] };

/** Over their own invoices. */
export async function computeAmountToPay(context: Context, personId: PersonId): Promise<AmountToPay> {
  const invoices = await listInvoices(context, personId);
  if (invoices.length === 0) return NOTHING;
  const coming: DebitsByInvoice = await loadComingDebits(context, personId);
  const plans = await readUnlessBounded(listOwnPlans(context, personId));
  const planned = listNextInstalments(plans);
  const isMine = ({ invoice, standing }: OwnInvoice) =>
    standing !== null &&
    standing.left > 0 &&
    !planned.has(invoice.id) &&
    !isDebited(standing.left, coming.get(invoice.id));
  const mine = invoices.filter(isMine);
  const regies = mine.length === 0 ? [] : await readRegies(context);
  return {
    left: computeLeftSums(invoices, { debits: coming, planned }).left,
    byIssuer: groupByIssuer(mine, regies),
    instalments: plans
      .flatMap((plan) => {
        const next = findNextInstalment(plan);
        return next ? [{ ...next, issuer: findIssuer(invoices, plan.invoiceIds) }] : [];
      })
      .toSorted((one, other) => one.on.localeCompare(other.on)),
    dueOn: findSoonestDay(mine),
    debits: [...coming.values()].toSorted((one, other) => one.on.localeCompare(other.on)),
  };
}

const findSoonestDay = (invoices: readonly OwnInvoice[]): CivilDate | null =>
  invoices.flatMap(({ invoice }) => invoice.dueOn ?? []).toSorted()[0] ?? null;

const findIssuer = (invoices: readonly OwnInvoice[], ids: readonly InvoiceId[]): string =>
  invoices.find(({ invoice }) => ids.includes(invoice.id))?.content.issuer.name ?? "";

function groupByIssuer(mine: readonly OwnInvoice[], regies: readonly Regie[]): readonly IssuerAmount[] {
  const findRegieName = ({ content }: OwnInvoice) =>
    regies.find(({ counters }) =>
      counters.some(({ counterId }) => content.lines.some((line) => line.counterId === counterId)),
    )?.name ?? null;
  const groups = Map.groupBy(mine, (one) => `${one.invoice.seriesId}:${findRegieName(one)}`);
  return [...groups.values()]
    .flatMap((those) => {
      const [first] = those;
      if (!first) return [];
      return [
        {
          seriesId: first.invoice.seriesId,
          issuer: first.content.issuer.name,
          regie: findRegieName(first),
          cents: those.reduce((sum, { standing }) => sum + (standing?.left ?? 0), 0),
          dueOn: findSoonestDay(those),
        },
      ];
    })
    .toSorted((one, other) => (one.dueOn ?? "").localeCompare(other.dueOn ?? ""));
}
