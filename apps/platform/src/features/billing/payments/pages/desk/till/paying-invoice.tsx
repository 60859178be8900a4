import { Alert } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import type { CounterAccountId, OwnAccount } from "../../../../../ledger/counters/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { type InvoiceAtTill, type InvoiceId, readInvoiceAtTill } from "../../../../invoices/index.ts";
import { deskInvoiceWords } from "../../../../invoices/pages/desk/invoices/invoice-words.ts";
import type { Doubt } from "../../common/payments/sure.tsx";
import { parseLeaverId } from "./paying-left.tsx";

/** An invoice that somebody is at the till to pay, on the page of who holds an account that it names. */
export interface PayingInvoice extends InvoiceAtTill {
  readonly id: InvoiceId;
}

/**
 * As the address says, from the invoices of who pays: whether it is of the account is asked as the money is
 * taken.
 */
export function parsePaidInvoiceId(request: FastifyRequest): InvoiceId | undefined {
  const id = getQueryText(request, "facture");
  return isUuid(id) ? parseId<"invoice">(id) : undefined;
}

/** What the address of this page says: the form goes back to the same. */
export function parseTillAddress(request: FastifyRequest) {
  const [leftBy, invoice] = [parseLeaverId(request), parsePaidInvoiceId(request)];
  return { ...(leftBy === undefined ? {} : { leftBy }), ...(invoice === undefined ? {} : { invoice }) };
}

/** Nothing where it names none of these accounts. */
export async function findPayingInvoice(
  request: FastifyRequest,
  accounts: readonly OwnAccount[],
): Promise<PayingInvoice | undefined> {
  const id = parsePaidInvoiceId(request);
  if (id === undefined) return undefined;
  const of = accounts.map(({ accountId, counter }) => ({ accountId, counterId: counter.id }));
  const found = await readInvoiceAtTill(request.ardeco.context, { invoiceId: id, of });
  return found && { id, ...found };
}

export const isPaidFor =
  (invoice: PayingInvoice | undefined) =>
  ({ accountId }: OwnAccount): boolean =>
    invoice === undefined || invoice.accountIds.has(accountId);

/** More than is left of it on this counter, or nothing is: the rest pays something else. */
export function listInvoiceDoubts(
  invoice: PayingInvoice | undefined,
  {
    accountId,
    amount,
    language,
  }: { readonly accountId: CounterAccountId; readonly amount: number; readonly language: Language },
): readonly Doubt[] {
  if (!invoice?.accountIds.has(accountId)) return [];
  const words = deskInvoiceWords(language);
  const left = invoice.left.find((one) => one.accountId === accountId)?.cents ?? 0;
  if (amount <= left) return [];
  const title =
    left === 0
      ? words.nothingLeft(invoice.number)
      : words.moreThanLeft(formatCounterAmount(left, "euro_cent", language), invoice.number);
  return [{ title, text: words.forInvoiceText }];
}

/** Of one counter here, "this counter"; of several, each by its name. */
export function PaidForInvoice({
  invoice,
  accounts,
  language,
}: {
  readonly invoice: PayingInvoice;
  readonly accounts: readonly OwnAccount[];
  readonly language: Language;
}) {
  const words = deskInvoiceWords(language);
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const here = invoice.left.filter(({ accountId }) => invoice.accountIds.has(accountId));
  const elsewhere = invoice.left.filter(({ accountId }) => !invoice.accountIds.has(accountId));
  const sum = here.reduce((all, { cents }) => all + cents, 0);
  const nameOf = (id: CounterAccountId) =>
    accounts.find(({ accountId }) => accountId === id)?.counter.name[language] ?? "";
  const leftHere =
    invoice.accountIds.size > 1
      ? here.map(({ accountId, cents }) => words.leftOn(said(cents), nameOf(accountId))).join(" ")
      : words.leftHere(said(sum));
  return (
    <Alert tone={sum > 0 ? "info" : "warning"} title={words.forInvoice(invoice.number)}>
      <p>
        {sum > 0 ? leftHere : words.nothingHere}
        {elsewhere.map(({ cents, member }) => ` ${words.leftElsewhere(said(cents), member)}`)}
      </p>
      <p>{words.forInvoiceText}</p>
    </Alert>
  );
}
