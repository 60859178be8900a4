import { Alert, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { FormErrors, sendSeeOther } from "../../../../../../web/index.ts";
import { listAskedItems } from "../../../../consent/pages/common/consent/asked-items.ts";
import { KEY, VERSION } from "../../../../consent/pages/common/consent/consent-form.ts";
import { consentWords } from "../../../../consent/pages/common/consent/consent-words.ts";
import { formatProvider } from "../../common/services/provider.ts";
import { type RepeatedDeskPage, readDeskRequest } from "./asked-aloud.ts";
import { DeskAnswer, DeskItems } from "./consent-parts.tsx";
import { buildOfferKey } from "./find-offer.ts";
import { openWords } from "./open-words.ts";
import { buildPageContext, listAbove } from "./page-context.ts";

/** The same request as in the space, to be read aloud or printed; then the yes of who is there. */
export async function showDeskConsent(
  request: FastifyRequest,
  reply: FastifyReply,
  again?: RepeatedDeskPage,
): Promise<FastifyReply> {
  const asked = await readDeskRequest(request);
  const { counter, service, proposal, speaker } = asked;
  const { brand, language, csrf, context } = request.ardeco;
  const at = buildDeskAddresses(brand);
  if (!proposal)
    return sendSeeOther(reply, at.offer(counter.personId, buildOfferKey(service, context.authorityId)));
  const words = openWords(language);
  const errors = again?.errors ?? [];
  const items = listAskedItems(proposal);
  const title = words.consentTitle(service.definition.title[language]);
  const hidden = {
    [VERSION]: String(proposal.service.version),
    [KEY]: again?.form.key || context.newId<string>(),
  };
  return sendDeskPage(
    reply,
    {
      title,
      status: errors.length > 0 ? 422 : again ? 409 : 200,
      hasErrors: again !== undefined,
      ...buildPageContext(request, counter, [listAbove(request, counter.personId)]),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.consentLead(counter.name, formatProvider(proposal, language))}</p>
      {again?.stale && (
        <Alert tone="warning" title={consentWords(language)[again.stale]}>
          <p>{consentWords(language).changedText}</p>
        </Alert>
      )}
      {again?.agreedMeanwhile && (
        <Alert tone="warning" title={words.agreedAlready}>
          <p>{words.agreedAlreadyText}</p>
        </Alert>
      )}
      <Form
        action={at.offerConsent(counter.personId, buildOfferKey(service, context.authorityId), speaker.by)}
        csrf={csrf()}
        hidden={hidden}
      >
        <DeskItems {...{ asked, items, request, ticked: again?.form.ticked }} />
        <section class="ar-stack">
          <h2>{words.toRead}</h2>
          <p>{words.ifNot}</p>
          <p>{words.later}</p>
        </section>
        <DeskAnswer {...{ asked, again, request }} proposal={proposal} />
      </Form>
    </>,
  );
}
