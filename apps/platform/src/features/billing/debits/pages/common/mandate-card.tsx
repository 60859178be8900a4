import { Alert, Card, Definition, Tag, type Tone } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongDate, formatPlainDate } from "../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../kernel/errors.ts";
import { formatInvoiceCents } from "../../../invoices/pages/common/invoices/words.ts";
import type { ReadMandate } from "../../index.ts";
import { getDebitWords } from "./debit-words.ts";

const tones: Readonly<Record<ReadMandate["state"], Tone>> = {
  active: "success",
  revoked: "neutral",
  expired: "neutral",
};

interface MandateCardProps {
  readonly mandate: ReadMandate;
  readonly language: Language;
  /** What may be done with it. */
  readonly children?: ComponentChildren;
}

/** A mandate in a few lines: whose account, four digits of it, what is coming. */
export function MandateCard({ mandate, language, children }: MandateCardProps) {
  const words = getDebitWords(language).mandate;
  const { creditor, state, lastFour, holder, reference, signedOn, waitsForLook, refused } = mandate;
  // Paid since another way, nothing is taken of it.
  const coming = mandate.coming.filter(({ cents }) => cents > 0);
  const isActive = state === "active";
  return (
    <Card
      title={creditor.name}
      icon="landmark"
      level={2}
      status={<Tag tone={tones[state]}>{words.states[state]}</Tag>}
    >
      {isActive && refused !== null && (
        <Alert tone="warning" title={refused === "account" ? words.refused : words.refusedMandate} />
      )}
      {isActive && waitsForLook && <p>{words.waits}</p>}
      <Definition
        items={[
          { term: words.account, description: `${holder}, ${words.ending(lastFour)}` },
          { term: words.signedOn, description: formatPlainDate(signedOn, language) },
          { term: words.reference, description: reference },
          // Ended, it shows what the bank was asked for before.
          ...(isActive || coming.length > 0
            ? [
                {
                  term: words.coming,
                  description:
                    coming.length < 2 ? (
                      <ComingLine coming={coming[0]} language={language} />
                    ) : (
                      <ul>
                        {coming.map((one) => (
                          <li key={one.invoice}>
                            <ComingLine coming={one} language={language} />
                          </li>
                        ))}
                      </ul>
                    ),
                },
              ]
            : []),
        ]}
      />
      {children}
    </Card>
  );
}

function ComingLine({
  coming,
  language,
}: {
  readonly coming: ReadMandate["coming"][number] | undefined;
  readonly language: Language;
}) {
  const words = getDebitWords(language).mandate;
  if (!coming) return words.nothingComing;
  const { on, invoice, cents, lastFour, isSent } = coming;
  const line = words.comingLine(
    formatInvoiceCents(cents, language),
    formatLongDate(on, language),
    invoice,
    lastFour,
  );
  return isSent ? `${line} ${words.sent}` : line;
}
