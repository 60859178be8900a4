import { ButtonGroup, LinkButton, Receipt as ReceiptSheet } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../../frames/common/dates/dates.ts";
import { formatLongDate } from "../../../../../../../kernel/civil-date.ts";
import { defineMessages, type Visit } from "../../../../../../../web/index.ts";
import type { Receipt } from "../../../../index.ts";
import { buildEnrolmentPaths } from "../paths.ts";

export const receiptWords = defineMessages({
  fr: {
    title: "Votre demande est envoyée",
    at: (date: string, time: string) => `${date}, à ${time}`,
    children: "Les demandes pour vos enfants",
    told: "Ce récépissé vous est aussi envoyé. Vous pouvez imprimer cette page.",
    follow: "Suivre ma demande",
  },
  en: {
    title: "Your application is sent",
    at: (date: string, time: string) => `${date}, at ${time}`,
    children: "The applications for your children",
    told: "This receipt is also sent to you. You can print this page.",
    follow: "Follow my application",
  },
});

interface ReceiptProps {
  readonly visit: Visit;
  readonly receipt: Receipt;
  /** Sent on the same day for those one acts for. */
  readonly others: readonly { readonly name: string; readonly number: string }[];
}

/** Acknowledgement of receipt (CRPA, art. L. 112-3 and R. 112-5), on the screen and on paper. */
export function ReceiptView({ visit, receipt, others }: ReceiptProps) {
  const { language, brand } = visit;
  const words = receiptWords(language);
  const { number, submittedAt, submittedOn, office, sentences } = receipt;
  const { next, delay, silence, appeal } = sentences;
  const reach = [office.name, office.contact.phone].filter(Boolean).join(", ");
  return (
    <>
      <ReceiptSheet
        title={words.title}
        number={number}
        date={words.at(formatLongDate(submittedOn, language), formatTimeOfDay(submittedAt, language))}
        office={reach}
        nextStep={next[language]}
        delay={delay[language]}
        silence={silence[language]}
        appeal={appeal[language]}
      />
      {others.length > 0 && (
        <section class="ar-stack">
          <h2>{words.children}</h2>
          <ul>
            {others.map((other) => (
              <li key={other.number}>
                {other.name} : <strong class="ar-numbers">{other.number}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{words.told}</p>
      <ButtonGroup>
        <LinkButton href={buildEnrolmentPaths(brand).requests} icon="arrow-right">
          {words.follow}
        </LinkButton>
      </ButtonGroup>
    </>
  );
}
