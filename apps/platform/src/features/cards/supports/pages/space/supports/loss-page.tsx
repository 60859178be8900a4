import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { sendSeeOther } from "../../../../../../web/index.ts";
import { getSupport, OFFLINE_HOURS, recordSupportLoss } from "../../../index.ts";
import { SupportCard } from "../../common/supports/support-look.tsx";
import { parseSupportParam } from "./parse-support-param.ts";
import { supportPageWords } from "./support-page-words.ts";

/** Which one, and what it does: then one button. */
export async function showLoss(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand, csrf } = request.ardeco;
  const id = parseSupportParam(request);
  const support = await getSupport(context, id);
  const words = supportPageWords(language);
  const at = buildSpaceAddresses(brand);
  return sendSpacePage(
    reply,
    {
      title: words.lossTitle,
      place: "home",
      width: "task",
      above: [{ href: at.supports, label: words.title }],
    },
    <>
      <h1>{words.lossTitle}</h1>
      <SupportCard support={support} language={language} level={2} />
      <p class="ar-lead">{words.lossLead(OFFLINE_HOURS)}</p>
      <p>{words.lossRights}</p>
      <Form action={at.loss(id)} csrf={csrf()}>
        <ButtonGroup>
          <Button>{words.lossNow}</Button>
          <LinkButton href={at.support(id)} variant="secondary">
            {words.cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

export async function handleLossForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { id } = await recordSupportLoss(context, { id: parseSupportParam(request), door: "space" });
  return sendSeeOther(reply, `${buildSpaceAddresses(brand).support(id)}?fait=perdu`);
}
