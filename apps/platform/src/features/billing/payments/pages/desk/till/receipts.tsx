import { randomUUID } from "node:crypto";
import { Button, Details, Form, Section, Table, TextField } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { getQueryText, getTypedText, type readForm, type Visit } from "../../../../../../web/index.ts";
import { buildAmountColumns } from "../../../../../ledger/counters/pages/common/counters/amount-columns.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { PaymentId, Receipt } from "../../../index.ts";
import { getPaymentDay, paymentWords } from "../../common/payments/payment-words.ts";
import { tillWords } from "../../common/payments/till-words.ts";

export interface ShownReceipts {
  readonly personId: PersonId;
  readonly visit: Visit;
  readonly receipts: readonly Receipt[];
  /** What is left to give back of each, in cents. */
  readonly refundable: ReadonlyMap<PaymentId, number>;
  /** Where these receipts begin. */
  readonly from: number;
  /** Where the receipts before these begin. */
  readonly next: number | null;
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
}

/** Receipts given before, and the way to give money back for each. */
export function Receipts({ shown }: { readonly shown: ShownReceipts }) {
  const { visit, receipts, refundable, personId } = shown;
  const { language, brand } = visit;
  const words = tillWords(language);
  const { means, columns } = paymentWords(language);
  return (
    <Section id="recus" title={words.receipts}>
      {receipts.length === 0 && (
        <p>{shown.next === null && shown.from === 0 ? words.none : words.noneHere}</p>
      )}
      {receipts.length > 0 && (
        <Table
          id="recus-donnes"
          caption={words.receipts}
          isTitled
          columns={buildAmountColumns(columns)}
          rows={receipts.map(({ payment }) => ({
            key: payment.id,
            cells: [
              formatPlainDate(getPaymentDay(payment), language),
              <a href={buildTillAddresses(brand).receipt(personId, payment.id)}>{payment.number}</a>,
              means[payment.means],
              formatCounterAmount(
                payment.kind === "refund" ? -payment.amount : payment.amount,
                "euro_cent",
                language,
              ),
            ],
          }))}
        />
      )}
      {shown.next !== null && (
        <p>
          <a href={`${buildTillAddresses(brand).take(personId)}?recus=${shown.next}#recus`}>
            {words.olderReceipts}
          </a>
        </p>
      )}
      {receipts.map(({ payment }) => {
        const left = refundable.get(payment.id);
        return left === undefined ? null : <Refund key={payment.id} {...{ payment, left, shown }} />;
      })}
    </Section>
  );
}

/**
 * What one looks for is nearly always there; ten years of receipts are read by pages of so many, and no other
 * is opened.
 */
export const RECEIPTS_OF_A_PAGE = 20;

/** Of the page that is read, or of the one whose form was sent. */
export function parseFirstShown(request: FastifyRequest): number {
  const text = getQueryText(request, "recus");
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** Where a refund is sent: refused, or asked again, it is shown on the page where it was. */
export const refundAction = (
  brand: Visit["brand"],
  personId: PersonId,
  id: PaymentId,
  from: number,
): string => `${buildTillAddresses(brand).refund(personId, id)}${from === 0 ? "" : `?recus=${from}`}`;

/** Each field bears its payment: the page has many. */
export const refundFields = (id: string) => ({ amount: `rendu-${id}`, reason: `raison-${id}` });

function Refund({
  payment,
  left,
  shown,
}: Pick<Receipt, "payment"> & { readonly left: number; readonly shown: ShownReceipts }) {
  const { visit, personId, errors, typed } = shown;
  const { language, brand, csrf } = visit;
  const words = tillWords(language);
  const fields = refundFields(payment.id);
  const errorOf = (field: string) => errors.find((each) => each.field === field)?.[language];
  const whole = formatCounterAmount(left, "euro_cent", "fr").replace(/\s*€/, "");
  return (
    <Details
      summary={words.refund(payment.number)}
      open={errors.some(({ field }) => field.endsWith(payment.id))}
    >
      <Form
        action={refundAction(brand, personId, payment.id, shown.from)}
        csrf={csrf()}
        hidden={{ nouveau: getTypedText(typed, "nouveau") || randomUUID() }}
      >
        <TextField
          name={fields.amount}
          label={words.refundAmount}
          inputMode="decimal"
          width="short"
          value={getTypedText(typed, fields.amount) || whole}
          error={errorOf(fields.amount)}
        />
        <TextField
          name={fields.reason}
          label={words.refundReason}
          hint={words.refundReasonHint}
          maxLength={120}
          value={getTypedText(typed, fields.reason)}
          error={errorOf(fields.reason)}
        />
        <Button variant="secondary">
          {words.refundNow}
          <span class="ds-sr-only"> ({payment.number})</span>
        </Button>
      </Form>
    </Details>
  );
}
