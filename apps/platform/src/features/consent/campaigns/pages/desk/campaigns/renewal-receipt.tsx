import { ButtonGroup, LinkButton, Receipt, SummaryList } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { RenewalReceipt } from "../../../../renewals/index.ts";
import { deskCampaignWords } from "./campaign-words.ts";
import { buildRenewalRow, type ShownRenewal } from "./renewal-row.ts";

/** On paper, for who is there: without what that one may not be shown. */
export function showRenewalReceipt(
  reply: FastifyReply,
  { campaign, service, prepared, counter: { name } }: ShownRenewal,
  receipt: RenewalReceipt,
): FastifyReply {
  const { language, brand } = reply.request.ardeco;
  const words = deskCampaignWords(language);
  const at = buildDeskAddresses(brand);
  const { from, until } = campaign.period;
  return sendDeskPage(
    reply,
    {
      title: words.doneTitle,
      place: "campaigns",
      width: "task",
      above: [{ href: at.campaign(campaign.id), label: campaign.title[language] }],
    },
    <>
      <Receipt
        title={words.doneTitle}
        number={receipt.number}
        date={formatLongDay(receipt.at, language)}
        office={brand.name}
        nextStep={words.next}
        delay={words.delay}
        terms={words.receiptTerms}
        appeal={words.appeal}
      >
        <p>
          {name},{" "}
          {words.fileLead(
            service.definition.title[language],
            formatPlainDate(from, language),
            formatPlainDate(until, language),
          )}
        </p>
        <SummaryList rows={prepared.known.map((item) => buildRenewalRow(item, language))} />
      </Receipt>
      <p class="ar-desk-screen-only">{words.print}</p>
      <ButtonGroup>
        <LinkButton variant="secondary" href={at.campaign(campaign.id)}>
          {words.back}
        </LinkButton>
        <LinkButton variant="secondary" icon="printer" href={at.letters}>
          {words.letters}
        </LinkButton>
      </ButtonGroup>
    </>,
  );
}
