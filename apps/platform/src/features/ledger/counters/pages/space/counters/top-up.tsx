import { randomUUID } from "node:crypto";
import { Button, Details, Form, TextField } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { buildSpaceAddresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getTypedText, readForm } from "../../../../../../web/index.ts";
import {
  computeOwedToday,
  type DueOfAccount,
} from "../../../../../billing/invoices/pages/common/invoices/account-dues.ts";
import {
  listOwnUnderWay,
  type OwnPaymentUnderWay,
  type PayableOnline,
} from "../../../../../billing/payments/index.ts";
import type { OwnAccount } from "../../../index.ts";
import { formatCounterAmount, formatTypedAmount } from "../../common/counters/amounts.ts";
import { topUpWords } from "./top-up-words.ts";

/** Each field bears its account: the page has several. */
export const formatAmountFieldName = (accountId: string): string => `montant-${accountId}`;

/** Where money is put in, when it is not online. */
export function NotOnline({
  account,
  language,
}: Pick<TopUpProps, "account"> & { readonly language: Language }) {
  const words = topUpWords(language);
  return <p>{account.counter.paidAfter === true ? words.payAtDesk : words.atDesk}</p>;
}

interface TopUpProps {
  readonly account: OwnAccount;
  /** What becomes of what it owes, for the reader; nothing where they are invoiced for none of it. */
  readonly due?: DueOfAccount | undefined;
  readonly payable: PayableOnline;
  readonly underWay: readonly OwnPaymentUnderWay[];
  readonly somebody: Somebody;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

interface BecomesProps {
  readonly account: OwnAccount;
  readonly due: DueOfAccount | undefined;
  readonly language: Language;
}

/**
 * Of what was consumed and is paid afterwards: who pays what, when, or that nobody asks for anything today.
 */
export function Becomes({ account: { counter, balance }, due, language }: BecomesProps) {
  if (counter.paidAfter !== true || balance >= 0) return null;
  const words = topUpWords(language);
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const { toPay, debits, instalment } = due ?? { toPay: 0, debits: [], instalment: undefined };
  if (toPay === 0 && debits.length === 0 && !instalment) return <p>{words.nothingHere}</p>;
  return (
    <>
      {toPay > 0 && (
        <p>
          <strong>{words.owed(said(toPay))}</strong>
        </p>
      )}
      {instalment && (
        <p>{words.instalment(said(instalment.cents), formatLongDate(instalment.on, language))}</p>
      )}
      {debits.map(({ cents, on, lastFour }) => (
        <p key={on}>{words.debited(said(cents), formatLongDate(on, language), lastFour)}</p>
      ))}
    </>
  );
}

/** The simulator is a page of ours; a payment service is where the settings say. */
export const resolvePaymentAddress = (page: string, slug: string): string =>
  /^https?:/.test(page) ? page : `/${slug}/${page}`;

/** What keeps the room of the amount that was refused: a closed tab is found again. */
export async function listPendingPayments(
  { ardeco: { context } }: FastifyRequest,
  errors: readonly FieldError[],
): Promise<readonly OwnPaymentUnderWay[]> {
  const refusal = errors.find(({ code }) => code === "payments.room_awaited");
  const accountId = refusal?.field.slice(formatAmountFieldName("").length) ?? "";
  return isUuid(accountId) ? listOwnUnderWay(context, parseId<"counterAccount">(accountId)) : [];
}

/** How much to put in, and where one goes to pay. */
export function TopUp({ account, due, payable, underWay, somebody, request, errors }: TopUpProps) {
  const { brand, language, csrf } = request.ardeco;
  const { typed } = readForm(request);
  const words = topUpWords(language);
  const name = formatAmountFieldName(account.accountId);
  const error = errors.find(({ field }) => field === name)?.[language];
  const price =
    payable.priceCents === null
      ? words.amountHint
      : words.price(formatCounterAmount(payable.priceCents, "euro_cent", language));
  const owed = computeOwedToday(due);
  const summary = account.counter.paidAfter === true ? words.ahead : words.summary;
  // As one types it in French, in both languages.
  const written = owed > 0 ? formatTypedAmount(owed, "euro_cent") : "";
  const about = somebody.self ? {} : { [FOR]: somebody.id };
  return (
    <Details summary={owed > 0 ? words.pay : summary} open={error !== undefined || owed > 0}>
      {owed > 0 && <p>{words.written}</p>}
      <p>{words.where[payable.provider]}</p>
      {error !== undefined &&
        underWay.map(({ id, amount, page }) => (
          <p key={id}>
            <a href={resolvePaymentAddress(page, brand.slug)}>
              {words.finish(formatCounterAmount(amount, "euro_cent", language))}
            </a>
          </p>
        ))}
      <Form
        action={buildSpaceAddresses(brand).topUp}
        csrf={csrf()}
        hidden={{ compte: account.accountId, nouveau: randomUUID(), ...about }}
      >
        <TextField
          name={name}
          label={words.amount}
          hint={price}
          inputMode="decimal"
          width="short"
          value={typed.has(name) ? getTypedText(typed, name) : written}
          error={error}
        />
        <Button icon="wallet">
          {words.go}
          <span class="ds-sr-only"> ({account.counter.name[language]})</span>
        </Button>
      </Form>
    </Details>
  );
}
