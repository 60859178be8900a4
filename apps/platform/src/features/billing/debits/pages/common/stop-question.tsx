import { Section } from "@ardeco/ui";
import { formatLongDate } from "../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../kernel/errors.ts";
import type { Routes } from "../../../../../web/index.ts";
import { confirmPage, getSubject, type SubjectFrame } from "../../../../../web/resource/index.ts";
import { formatInvoiceCents } from "../../../invoices/pages/common/invoices/words.ts";
import { type MandateStopping, readMandateStopping, revokeMandate } from "../../index.ts";
import { getDebitWords } from "./debit-words.ts";
import { formatStopPath, MANDATE, MANDATES, parseMandateId, STOPPED } from "./mandate-addresses.ts";

/**
 * Before a mandate is stopped: what will be due, when, how to pay it, and what the bank takes all the same.
 */
export const defineStopQuestion = (frame: SubjectFrame): Routes =>
  confirmPage({
    frame,
    path: `${frame.root}${formatStopPath(MANDATE)}`,
    read: async (request) => {
      const subject = getSubject(request);
      const which = { id: parseMandateId(request), personId: subject.personId };
      const { context } = request.ardeco;
      return { subject, which, stopping: await readMandateStopping(context, which) };
    },
    findAnswered: ({ subject, stopping }) =>
      stopping.mandate.state === "active" ? undefined : frame.formatPath(subject, STOPPED),
    texts: ({ language }, { stopping: { mandate } }) => {
      const { stop, mandate: said } = getDebitWords(language);
      return {
        title: stop.title,
        lead: stop.lead(mandate.creditor.name, mandate.lastFour),
        submit: said.stop,
        cancel: stop.keep,
      };
    },
    sections: ({ language }, { stopping }) => <StoppingView {...{ stopping, language }} />,
    back: ({ subject }) => frame.formatPath(subject, MANDATES),
    act: (context, { which }) => revokeMandate(context, which),
    after: (_, { subject }) => ({ path: frame.formatPath(subject, STOPPED) }),
  });

interface StoppingViewProps {
  readonly stopping: MandateStopping;
  readonly language: Language;
}

function StoppingView({ stopping, language }: StoppingViewProps) {
  const { due, isPaidOnline } = stopping;
  const words = getDebitWords(language).stop;
  return (
    <>
      <Section id="a-payer" title={words.due}>
        {due.length === 0 ? <p>{words.nothingDue}</p> : <DueList {...{ stopping, language }} />}
      </Section>
      <Section id="comment" title={words.how}>
        <p>{isPaidOnline ? words.howText.online : words.howText.desk}</p>
        <p>{words.next}</p>
      </Section>
      <AtBank {...{ stopping, language }} />
      <p>{words.again}</p>
    </>
  );
}

function DueList({ stopping: { due, today }, language }: StoppingViewProps) {
  const words = getDebitWords(language).stop;
  return (
    <ul>
      {due.map(({ coming, left, by }) => {
        const amount = formatInvoiceCents(left, language);
        const isNow = by === null || by < today;
        return (
          <li key={coming.invoice}>
            <strong>
              {isNow
                ? words.dueNow(amount, coming.invoice)
                : words.dueLine(amount, coming.invoice, formatLongDate(by, language))}
            </strong>
            . {words.insteadOf(formatLongDate(coming.on, language))}
          </li>
        );
      })}
    </ul>
  );
}

function AtBank({ stopping: { atBank }, language }: StoppingViewProps) {
  if (atBank.length === 0) return null;
  const { stop, mandate } = getDebitWords(language);
  return (
    <Section id="a-la-banque" title={stop.atBank}>
      <ul>
        {atBank.map(({ on, invoice, cents, lastFour }) => (
          <li key={invoice}>
            {mandate.comingLine(
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
