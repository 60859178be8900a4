import { Alert, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import {
  listInvoices,
  listNextInstalments,
  listOwnPlans,
  type OwnInvoice,
} from "../../../../invoices/index.ts";
import {
  formatInvoiceStanding,
  formatInvoiceTitle,
} from "../../../../invoices/pages/common/invoices/invoice-words.ts";
import {
  loadComingDebits,
  readUnlessBounded,
} from "../../../../invoices/pages/common/invoices/load-coming-debits.ts";
import { debitsErrors, listMandates, revokeMandate } from "../../../index.ts";
import { computeMandateStopping, StopMandate } from "../../common/debits/stop-mandate.tsx";
import { stopWords } from "../../common/debits/stop-words.ts";
import { ownDebitWords } from "./own-debit-words.ts";
import { parseMandateParam } from "./parse-mandate-param.ts";

/** Before a mandate is stopped: one tap does not do it. */
export async function showOwnStopPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand, csrf } = visit;
  const id = parseMandateParam(request);
  const personId = getSignedInPerson(visit);
  const mandate = (await listMandates(context, personId)).find((one) => one.id === id);
  if (!mandate) throw debitsErrors.error("debits.unknown_mandate");
  const at = buildSpaceAddresses(brand);
  if (mandate.state !== "active") return sendSeeOther(reply, `${at.debits}?fait=arrete`);
  const stopping = await computeMandateStopping(context, {
    mandate,
    personId,
    today: toCivilDate(context.now()),
  });
  return sendSpacePage(
    reply,
    {
      title: stopWords(language).title,
      place: "services",
      width: "task",
      above: [
        { href: at.invoices, label: ownDebitWords(language).above },
        { href: at.debits, label: ownDebitWords(language).title },
      ],
    },
    <StopMandate
      {...stopping}
      language={language}
      action={at.stopDebit(id)}
      csrf={csrf()}
      keep={at.debits}
    />,
  );
}

export async function handleOwnStop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  await revokeMandate(visit.context, { id: parseMandateParam(request), personId: getSignedInPerson(visit) });
  return sendSeeOther(reply, `${buildSpaceAddresses(visit.brand).debits}?fait=arrete`);
}

/** What is the reader's own to pay, once nothing takes it. */
export async function listInvoicesToPay(visit: Visit): Promise<readonly OwnInvoice[]> {
  const { context } = visit;
  const personId = getSignedInPerson(visit);
  const coming = await loadComingDebits(context, personId);
  const planned = listNextInstalments(await readUnlessBounded(listOwnPlans(context, personId)));
  return (await listInvoices(context, personId)).filter(
    ({ invoice, standing }) =>
      (standing?.left ?? 0) > 0 && !coming.has(invoice.id) && !planned.has(invoice.id),
  );
}

export function Stopped({ left, visit }: { readonly left: readonly OwnInvoice[]; readonly visit: Visit }) {
  const { language, brand } = visit;
  const words = ownDebitWords(language);
  const at = buildSpaceAddresses(brand);
  return (
    <Alert tone="success" title={words.stopped}>
      {left.length === 0 ? (
        <p>{words.stoppedNext}</p>
      ) : (
        <>
          <p>{stopWords(language).stillToPay}</p>
          <ul>
            {left.map((own) => (
              <li key={own.invoice.id}>
                <a href={at.invoice(own.invoice.id)}>{formatInvoiceTitle(own.invoice, language)}</a>
                {`${language === "fr" ? " : " : ": "}${formatInvoiceStanding(own, language)}`}
              </li>
            ))}
          </ul>
          <p>
            <LinkButton href={at.invoices}>{stopWords(language).pay}</LinkButton>
          </p>
        </>
      )}
    </Alert>
  );
}
