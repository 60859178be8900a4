import { Alert, LinkButton } from "@ardeco/ui";
import { buildSpaceAddresses } from "../../../../../frames/space/common/addresses.ts";
import type { Visit } from "../../../../../web/index.ts";
import type { OwnInvoice } from "../../../invoices/index.ts";
import { formatInvoiceStanding, formatInvoiceTitle } from "../../../invoices/pages/common/invoices/words.ts";
import { getDebitWords } from "../common/debit-words.ts";

interface StoppedNoticeProps {
  readonly toPay: readonly OwnInvoice[];
  readonly visit: Visit;
}

/** Once a mandate is stopped: what is the reader's own to pay now. */
export function StoppedNotice({ toPay, visit: { language, brand } }: StoppedNoticeProps) {
  const { space, stop } = getDebitWords(language);
  const at = buildSpaceAddresses(brand);
  return (
    <Alert tone="success" title={space.stopped}>
      {toPay.length === 0 ? (
        <p>{space.stoppedNext}</p>
      ) : (
        <>
          <p>{stop.stillToPay}</p>
          <ul>
            {toPay.map((own) => (
              <li key={own.invoice.id}>
                <a href={at.invoice(own.invoice.id)}>{formatInvoiceTitle(own.invoice, language)}</a>
                {`${language === "fr" ? " : " : ": "}${formatInvoiceStanding(own, language)}`}
              </li>
            ))}
          </ul>
          <p>
            <LinkButton href={at.invoices}>{stop.pay}</LinkButton>
          </p>
        </>
      )}
    </Alert>
  );
}
