import { Button, ButtonGroup, Card, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { getQueryText, grantFormAction } from "../../../../../../web/index.ts";
import { getLinkRequest } from "../../../index.ts";
import { linkWords } from "./link-words.ts";

export const YES = "oui";

/** One account, one question. Throws links.ticket_not_valid. */
export async function showLinkRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand, csrf } = request.ardeco;
  const ticket = getQueryText(request, "ticket");
  const { clientName, account, returnTo } = await getLinkRequest(context, ticket);
  const words = linkWords(language);
  // Chromium holds the redirects that follow a form to its form-action (CSP Level 3, section 6.4.1).
  grantFormAction(reply, returnTo);
  reply.header("cache-control", "no-store");
  return sendSpacePage(
    reply,
    { title: words.askTitle, place: "services", width: "task" },
    <>
      <h1>{words.askTitle}</h1>
      <p class="ar-lead">{words.ask(clientName)}</p>
      <Card title={words.account(account, clientName)} icon="link" level={2} />
      <p>{words.effect}</p>
      <p>{words.undo}</p>
      <Form action={buildSpaceAddresses(brand).link} csrf={csrf()} hidden={{ ticket }}>
        <ButtonGroup>
          <Button name="geste" value={YES} icon="link">
            {words.yes}
          </Button>
          <Button variant="secondary" name="geste" value="non">
            {words.no}
          </Button>
        </ButtonGroup>
      </Form>
      <p class="ar-hint">{words.started}</p>
    </>,
  );
}
