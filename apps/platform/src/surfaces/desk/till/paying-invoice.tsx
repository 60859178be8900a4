import { Alert } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { Language } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import type { CounterAccountId, OwnAccount } from "../../../modules/counters/index.ts";
import { type InvoiceId, readInvoiceAtTill } from "../../../modules/invoices/index.ts";
import { queryText } from "../../../web/index.ts";
import { deskInvoiceWords } from "../invoices/desk-invoice-words.ts";
import { leftByIn } from "./paying-left.tsx";

/** An invoice that somebody is at the till to pay, on the page of who holds an account that it names. */
export interface PayingInvoice {
  readonly id: InvoiceId;
  readonly number: string;
  readonly accountIds: ReadonlySet<CounterAccountId>;
}

/** As the address says, from the invoices of who pays: whether it is of the account is asked as the money is taken. */
export function invoiceIn(request: FastifyRequest): InvoiceId | undefined {
  const id = queryText(request, "facture");
  return isUuid(id) ? asId<"invoice">(id) : undefined;
}

/** What the address of this page says: the form goes back to the same. */
export function addressedTo(request: FastifyRequest) {
  const [leftBy, invoice] = [leftByIn(request), invoiceIn(request)];
  return { ...(leftBy === undefined ? {} : { leftBy }), ...(invoice === undefined ? {} : { invoice }) };
}

/** Nothing where it names none of these accounts. */
export async function payingInvoice(
  request: FastifyRequest,
  accounts: readonly OwnAccount[],
): Promise<PayingInvoice | undefined> {
  const id = invoiceIn(request);
  if (id === undefined) return undefined;
  const of = accounts.map(({ accountId, counter }) => ({ accountId, counterId: counter.id }));
  const found = await readInvoiceAtTill(request.ardeco.context, { invoiceId: id, of });
  return found && { id, ...found };
}

export const isPaidFor =
  (invoice: PayingInvoice | undefined) =>
  ({ accountId }: OwnAccount): boolean =>
    invoice === undefined || invoice.accountIds.has(accountId);

export function PaidForInvoice({
  invoice,
  language,
}: {
  readonly invoice: PayingInvoice;
  readonly language: Language;
}) {
  const { forInvoice, forInvoiceText } = deskInvoiceWords(language);
  return (
    <Alert tone="info" title={forInvoice(invoice.number)}>
      <p>{forInvoiceText}</p>
    </Alert>
  );
}
