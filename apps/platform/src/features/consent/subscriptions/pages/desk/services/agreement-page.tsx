import type { Text } from "@ardeco/contracts";
import { ButtonGroup, LinkButton, Receipt, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import { formatItemName } from "../../../../consent/pages/common/consent/item-text.ts";
import { listNextSteps, NextSteps } from "../../common/services/next-steps.tsx";
import { formatProvider } from "../../common/services/provider.ts";
import { getAgreement } from "./find-agreement.ts";
import { openWords } from "./open-words.ts";
import { buildPageContext } from "./page-context.ts";

function Next({ service, language }: { service: OfferedService; language: Language }) {
  const { receipt } = openWords(language);
  const steps = listNextSteps(service, language);
  if (steps.length === 0) return receipt.next;
  return (
    <>
      {receipt.nextThen}
      <NextSteps steps={steps} />
    </>
  );
}

/**
 * On paper, for who has no screen: what was agreed to, or stopped, to be signed when the authority wants it.
 */
export async function showAgreement(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language, brand } = request.ardeco;
  const { counter, agreement, told, refused } = await getAgreement(request);
  const { grant, service } = agreement;
  const { withdrawal } = grant;
  const words = openWords(language);
  const at = buildDeskAddresses(brand);
  const title = withdrawal ? words.stoppedTitle : words.openedTitle;
  const labels = (said: readonly Text[]) =>
    said.map((label) => formatItemName({ label }, language)).join(", ");
  const { receipt } = words;
  const rows = [
    { label: receipt.person, value: counter.name },
    {
      label: receipt.service,
      value: `${service.definition.title[language]} (${formatProvider(agreement, language)})`,
    },
    {
      label: withdrawal ? receipt.toldBefore : receipt.told,
      value: labels(told) || receipt.nothing,
    },
    ...(refused.length > 0 ? [{ label: receipt.refused, value: labels(refused) }] : []),
  ];
  return sendDeskPage(
    reply,
    { title, ...buildPageContext(request, counter) },
    <>
      <Receipt
        title={title}
        number={`AC-${grant.id.slice(0, 8).toUpperCase()}`}
        date={formatLongDay(withdrawal?.at ?? grant.givenAt, language)}
        office={brand.name}
        nextStep={withdrawal ? receipt.nextStopped : <Next service={service} language={language} />}
        delay={withdrawal ? receipt.delayStopped : receipt.delay}
        terms={withdrawal ? receipt.stoppedTerms : receipt.terms}
        appeal={withdrawal ? receipt.appealStopped : receipt.appeal}
      >
        <SummaryList rows={rows} />
        <p class="ar-desk-signature">{receipt.signature}</p>
      </Receipt>
      <p class="ar-desk-screen-only">{words.print}</p>
      <ButtonGroup>
        <LinkButton href={at.person(counter.personId, "help_at_desk")} icon="arrow-left">
          {words.back}
        </LinkButton>
        {!withdrawal && (
          <LinkButton variant="secondary" href={at.withdrawal(counter.personId, grant.id)}>
            {words.stop}
          </LinkButton>
        )}
      </ButtonGroup>
    </>,
  );
}
