import { Alert, Button, Card, EmptyState, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import { readOfferedServices } from "../../../../../catalogue/catalogue/index.ts";
import { listLinks } from "../../../index.ts";
import { linkWords } from "./link-words.ts";

/** Each account kept by a service that the reader tied, and its undoing. */
export async function showLinks(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand, csrf } = request.ardeco;
  const words = linkWords(language);
  const at = buildSpaceAddresses(brand);
  const links = await listLinks(context);
  const providers = await readProviders(context);
  const services = await readOfferedServices(
    context,
    providers.map(({ id }) => id),
  );
  const nameOf = (id: string) =>
    services.find((one) => one.id === id)?.definition.title[language] ?? words.unknown;
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "task",
      above: [{ href: at.services, label: words.above }],
    },
    <>
      {getQueryText(request, "fait") && <Alert tone="success" title={words.removed} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {links.length === 0 && (
        <EmptyState title={words.none} icon="link">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {links.map(({ serviceId, account, linkedOn }) => (
          <Card key={serviceId} title={words.account(account, nameOf(serviceId))} icon="link" level={2}>
            <p>{words.since(formatLongDate(linkedOn, language))}</p>
            <Form action={at.links} csrf={csrf()} hidden={{ service: serviceId }}>
              <Button variant="secondary">
                {words.remove}
                <span class="ds-sr-only"> ({account})</span>
              </Button>
            </Form>
          </Card>
        ))}
      </div>
    </>,
  );
}
