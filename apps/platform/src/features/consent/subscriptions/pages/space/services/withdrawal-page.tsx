import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { getPathText, sendSeeOther } from "../../../../../../web/index.ts";
import { EasyNote } from "../../../../../catalogue/catalogue/pages/common/easy-reading/easy-note.tsx";
import { getWithdrawalExplanation, withdrawGrant } from "../../../../consent/index.ts";
import { WithdrawalView } from "../../../../consent/pages/common/consent/withdrawal-view.tsx";
import { withdrawalWords } from "../../../../consent/pages/common/consent/withdrawal-words.ts";
import { getHolding } from "./list-holdings.ts";
import { serviceWords } from "./service-words.ts";

/** Before a no: what stops, what is erased and when, what the law keeps, what is owed. */
export async function showSpaceWithdrawal(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { brand, language, csrf } = request.ardeco;
  const { holding, explained } = await readWithdrawal(request);
  const { somebody, held } = holding;
  const words = withdrawalWords(language);
  const at = buildSpaceAddresses(brand);
  const here = formatPersonAddress(at.grant(held.grant.id), somebody);
  if (held.grant.state === "withdrawn") return sendSeeOther(reply, here);
  const service = explained.serviceTitle[language];
  const title = somebody.self
    ? words.title(service)
    : words.titleFor(service, formatPersonName(somebody, language));
  return sendSpacePage(
    reply,
    {
      title,
      here: words.confirm,
      place: "services",
      width: "task",
      above: [{ href: at.services, label: serviceWords(language).above }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{somebody.self ? words.lead : words.leadFor}</p>
      <EasyNote request={request} journey="retrait" />
      <WithdrawalView explained={explained} language={language} />
      <Form action={formatPersonAddress(at.withdrawal(held.grant.id), somebody)} csrf={csrf()}>
        <ButtonGroup>
          <Button variant="danger">{words.confirm}</Button>
          <LinkButton variant="secondary" href={here}>
            {words.keep}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** The no: idempotent, so that a second tab or a double click says the same. */
export async function handleSpaceWithdrawal(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { holding } = await readWithdrawal(request);
  const { somebody, held } = holding;
  await withdrawGrant(context, { personId: somebody.id, grantId: held.grant.id });
  return sendSeeOther(reply, formatPersonAddress(buildSpaceAddresses(brand).grant(held.grant.id), somebody));
}

async function readWithdrawal(request: FastifyRequest) {
  const { context } = request.ardeco;
  const { somebody } = await resolveChosenPerson(request);
  const holding = await getHolding(context, somebody, getPathText(request, "grant"));
  const named = { personId: somebody.id, grantId: holding.held.grant.id };
  return { holding, explained: await getWithdrawalExplanation(context, named) };
}
