import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { AppError } from "../../../../../../kernel/errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  getPathText,
  getQueryText,
  parsePathId,
  sendSeeOther,
  type Visit,
} from "../../../../../../web/index.ts";
import { buildClientsPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import {
  clientsErrors,
  listDeliveryLog,
  type PingAnswer,
  retryDelivery,
  sendTrialEvent,
} from "../../../index.ts";
import { formatAnswer } from "./answer-words.ts";
import { Log } from "./deliveries-view.tsx";
import { clientDeliveryWords } from "./delivery-words.ts";
import { findClients, getRequestedClient } from "./find-clients.ts";

const STATES = { attente: "queued", recus: "delivered", accuses: "acknowledged", refuses: "failed" } as const;
type Filter = keyof typeof STATES;

/** What was sent to an application and what it answered; sending again, and a trial. */
export function defineDeliveryPages(app: FastifyInstance, path: string): void {
  const one = `${path}/:client/envois`;
  app.get(one, async (_request, reply) => showDeliveries(reply));
  app.post(one, { config: { pace: "strict" } }, async (request, reply) => handlePing(request, reply));
  app.post(`${one}/:jti/renvoyer`, { config: { pace: "strict" } }, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const [serviceId, clientId] = [
      parsePathId<"service">(request, "service"),
      parsePathId<"client">(request, "client"),
    ];
    const { state } = await retryDelivery(context, { clientId, jti: getPathText(request, "jti") });
    const said = state === "queued" || state === "failed" ? "attend" : "parti";
    return sendSeeOther(
      reply,
      formatAdminPath(brand, `${buildClientsPath(serviceId)}/${clientId}/envois?fait=${said}`),
    );
  });
}

async function handlePing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const clientId = parsePathId<"client">(request, "client");
  const said = await recoverRefusal(
    listCodes(clientsErrors, "clients.hears_nothing"),
    async () => ({ answer: await sendTrialEvent(request.ardeco.context, clientId) }),
    (refused) => ({ refused }),
  );
  return showDeliveries(reply, said);
}

interface Said {
  readonly answer?: PingAnswer;
  readonly refused?: AppError;
}

async function showDeliveries(reply: FastifyReply, said: Said = {}): Promise<FastifyReply> {
  const { request } = reply;
  const { context, brand, language, csrf } = request.ardeco;
  const { serviceId, clients, serviceTitle } = await findClients(request);
  const client = getRequestedClient(request, clients);
  const asked = getQueryText(request, "etat");
  const filter = (Object.keys(STATES) as Filter[]).find((one) => one === asked);
  const wanted = filter === undefined ? {} : { state: STATES[filter] };
  const { deliveries: log } = await listDeliveryLog(context, { clientId: client.id, ...wanted });
  const words = clientDeliveryWords(language);
  const above = formatAdminPath(brand, buildClientsPath(serviceId));
  const path = `${above}/${client.id}/envois`;
  const title = words.title(client.name);
  return sendAdminPage(
    reply,
    {
      title,
      place: "services",
      width: "wide",
      status: said.refused?.status ?? 200,
      above: [{ href: above, label: words.of(serviceTitle) }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Outcome said={said} done={getQueryText(request, "fait")} visit={request.ardeco} />
      <Form action={path} csrf={csrf()}>
        <Button variant="secondary" icon="send">
          {words.ping}
        </Button>
      </Form>
      <Filters path={path} current={filter} visit={request.ardeco} />
      {log.some(({ state }) => state === "queued") && <p>{words.queue}</p>}
      <Log log={log} path={path} client={client} visit={request.ardeco} />
    </>,
  );
}

function Outcome({
  said,
  done,
  visit,
}: {
  readonly said: Said;
  readonly done: string;
  readonly visit: Visit;
}) {
  const { language } = visit;
  const words = clientDeliveryWords(language);
  const { answer, refused } = said;
  if (refused) {
    return (
      <Alert tone="warning" title={refused.definition[language]}>
        <p>{refused.definition.todo[language]}</p>
      </Alert>
    );
  }
  if (answer?.isTaken) return <Alert tone="success" title={words.taken} />;
  if (answer) {
    const { what, todo } = formatAnswer(answer.answer, language);
    return (
      <Alert tone="warning" title={`${what}.`}>
        <p>{todo}</p>
        <p>{words.raw(answer.answer, answer.ms)}</p>
      </Alert>
    );
  }
  if (done === "parti") return <Alert tone="success" title={words.sent} />;
  return done === "attend" ? <Alert tone="info" title={words.waits} /> : null;
}

function Filters({
  path,
  current,
  visit,
}: {
  readonly path: string;
  readonly current: Filter | undefined;
  readonly visit: Visit;
}) {
  const words = clientDeliveryWords(visit.language);
  const choices = [undefined, ...(Object.keys(STATES) as Filter[])];
  return (
    <nav aria-label={words.filters}>
      <ul class="ar-links">
        {choices.map((one) => (
          <li key={one ?? "tous"}>
            <a href={one ? `${path}?etat=${one}` : path} aria-current={one === current ? "page" : undefined}>
              {one ? words.filter[one] : words.all}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
