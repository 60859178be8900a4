import { Card, Section } from "@ardeco/ui";
import { findNextBookings, type OwnBooking } from "../../../features/activities/bookings/index.ts";
import {
  type AmountToPay,
  computeAmountToPay,
} from "../../../features/billing/invoices/pages/common/invoices/compute-amount-to-pay.ts";
import { formatInvoiceCents } from "../../../features/billing/invoices/pages/common/invoices/invoice-words.ts";
import { formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { Visit } from "../../../web/index.ts";
import { formatLongInstant } from "../../common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../common/addresses.ts";
import type { Somebody } from "../common/somebody.ts";
import { moneyWords } from "./money-words.ts";

/** What is due, what will be taken, and the next session booked. */
export interface MoneyFacts extends AmountToPay {
  readonly next: { readonly own: OwnBooking; readonly somebody: Somebody } | undefined;
}

/** Of the reader's own invoices and accounts, and of the sessions of whom they act for. */
export async function loadMoneyFacts(
  context: Context,
  reader: PersonId,
  people: readonly Somebody[],
): Promise<MoneyFacts> {
  const nexts = await findNextBookings(
    context,
    people.map(({ id }) => id),
  );
  const booked = people.flatMap((somebody) => {
    const own = nexts.get(somebody.id);
    return own ? [{ own, somebody }] : [];
  });
  const [next] = booked.toSorted(
    (one, other) => one.own.session.startsAt.getTime() - other.own.session.startsAt.getTime(),
  );
  return { ...(await computeAmountToPay(context, reader)), next };
}

export function Money({ facts, visit }: { readonly facts: MoneyFacts; readonly visit: Visit }) {
  const { language, brand, context } = visit;
  const { left, dueOn, instalments, debits, next } = facts;
  if (left === 0 && instalments.length === 0 && debits.length === 0 && !next) return null;
  const words = moneyWords(language);
  const at = buildSpaceAddresses(brand);
  const said = (cents: number) => formatInvoiceCents(cents, language);
  const isLate = dueOn !== null && dueOn < toCivilDate(context.now());
  return (
    <Section id="argent" title={words.title}>
      <div class="ar-stack">
        {left > 0 && (
          <Card title={words.due(said(left))} href={at.invoices} icon="receipt">
            {dueOn !== null && <p>{isLate ? words.late : words.by(formatLongDate(dueOn, language))}</p>}
          </Card>
        )}
        {instalments.map(({ on, cents, isLate: isWaiting }) => (
          <Card key={`${on} ${cents}`} title={words.due(said(cents))} href={at.invoices} icon="receipt">
            <p>
              {isWaiting
                ? words.instalmentLate(formatLongDate(on, language))
                : words.instalment(formatLongDate(on, language))}
            </p>
          </Card>
        ))}
        {debits.map(({ on, cents, lastFour }) => (
          <Card
            key={`${on} ${cents}`}
            title={words.debit(said(cents), formatLongDate(on, language))}
            href={at.debits}
            icon="landmark"
          >
            <p>{words.debitText(lastFour)}</p>
          </Card>
        ))}
        {next && (
          <Card
            title={words.session(next.own.activity.name[language])}
            href={formatPersonAddress(at.bookings, next.somebody)}
            icon="calendar-clock"
          >
            <p>
              {[
                formatLongInstant(next.own.session.startsAt, language),
                ...(next.somebody.self ? [] : [words.forName(next.somebody.givenName)]),
              ].join(", ")}
            </p>
          </Card>
        )}
      </div>
    </Section>
  );
}
