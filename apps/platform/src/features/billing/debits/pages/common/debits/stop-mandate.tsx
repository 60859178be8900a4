import { Button, ButtonGroup, Form, LinkButton, Section } from "@ardeco/ui";
import { type CivilDate, formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { listInvoices } from "../../../../invoices/index.ts";
import { formatInvoiceCents } from "../../../../invoices/pages/common/invoices/invoice-words.ts";
import { listPayable } from "../../../../payments/index.ts";
import type { ReadMandate } from "../../../index.ts";
import { mandateWords } from "./mandate-words.ts";
import { stopWords } from "./stop-words.ts";

type Coming = ReadMandate["coming"][number];

export interface Stopping {
  readonly mandate: ReadMandate;
  /**
   * What is to be paid another way once it is stopped: of each invoice, what is left, its day, and the debit
   * that will not take place.
   */
  readonly due: readonly {
    readonly coming: Coming;
    readonly left: number;
    readonly by: CivilDate | null;
  }[];
  readonly isPaidOnline: boolean;
  readonly today: CivilDate;
}

/** What stopping this mandate changes, for its payer or an agent at the desk. */
export async function computeMandateStopping(
  context: Context,
  {
    mandate,
    personId,
    today,
  }: { readonly mandate: ReadMandate; readonly personId: PersonId; readonly today: CivilDate },
): Promise<Stopping> {
  const invoices = new Map((await listInvoices(context, personId)).map((own) => [own.invoice.id, own]));
  const due = mandate.coming
    .filter(({ isSent }) => !isSent)
    .flatMap((coming) => {
      const own = invoices.get(coming.invoiceId);
      const left = own?.standing?.left ?? coming.cents;
      return left > 0 ? [{ coming, left, by: own?.invoice.dueOn ?? null }] : [];
    });
  return { mandate, due, isPaidOnline: (await listPayable(context)).length > 0, today };
}

interface StopMandateProps extends Stopping {
  readonly language: Language;
  readonly action: string;
  readonly csrf: string;
  /** Where nothing is stopped. */
  readonly keep: string;
}

/** A second look: what will be due, when, how to pay it, and what the bank takes all the same. */
export function StopMandate({ language, action, csrf, keep, ...stopping }: StopMandateProps) {
  const { mandate, due, isPaidOnline } = stopping;
  const words = stopWords(language);
  return (
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(mandate.creditor.name, mandate.lastFour)}</p>
      <Section id="a-payer" title={words.due}>
        {due.length === 0 ? <p>{words.nothingDue}</p> : <DueList {...stopping} language={language} />}
      </Section>
      <Section id="comment" title={words.how}>
        <p>{isPaidOnline ? words.howText.online : words.howText.desk}</p>
        <p>{words.next}</p>
      </Section>
      <AtBank mandate={mandate} language={language} />
      <p>{words.again}</p>
      <Form action={action} csrf={csrf}>
        <ButtonGroup>
          <Button>{mandateWords(language).stop}</Button>
          <LinkButton variant="secondary" href={keep}>
            {words.keep}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>
  );
}

function DueList({ due, today, language }: Stopping & { readonly language: Language }) {
  const words = stopWords(language);
  return (
    <ul>
      {due.map(({ coming, left, by }) => (
        <li key={coming.invoice}>
          <strong>
            {by === null || by < today
              ? words.dueNow(formatInvoiceCents(left, language), coming.invoice)
              : words.dueLine(
                  formatInvoiceCents(left, language),
                  coming.invoice,
                  formatLongDate(by, language),
                )}
          </strong>
          . {words.insteadOf(formatLongDate(coming.on, language))}
        </li>
      ))}
    </ul>
  );
}

/** Of a mandate, what the bank was asked for already. */
function AtBank({ mandate, language }: { readonly mandate: ReadMandate; readonly language: Language }) {
  const sent = mandate.coming.filter(({ isSent }) => isSent);
  if (sent.length === 0) return null;
  const words = mandateWords(language);
  return (
    <Section id="a-la-banque" title={stopWords(language).atBank}>
      <ul>
        {sent.map(({ on, invoice, cents, lastFour }) => (
          <li key={invoice}>
            {words.comingLine(
              formatInvoiceCents(cents, language),
              formatLongDate(on, language),
              invoice,
              lastFour,
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
