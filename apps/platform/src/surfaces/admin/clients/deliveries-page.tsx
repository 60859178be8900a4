import { Alert, Button, EmptyState, Form, Table, Tag } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../../../kernel/errors.ts";
import {
  type Client,
  type LoggedDelivery,
  listDeliveryLog,
  type PingAnswer,
  pingClient,
  retryDelivery,
} from "../../../modules/clients/index.ts";
import { pathText, queryText, seeOther, type Visit } from "../../../web/index.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { pathId } from "../common/path-id.ts";
import { clientsPath } from "../services/service-paths.ts";
import { deliveryWords } from "./delivery-words.ts";
import { clientIn, findClients } from "./find-clients.ts";

const STATES = { attente: "queued", recus: "delivered", accuses: "acknowledged", refuses: "failed" } as const;
type Filter = keyof typeof STATES;

/** What was sent to an application and what it answered; sending again, and a trial. */
export function deliveryPages(app: FastifyInstance, path: string): void {
  const one = `${path}/:client/envois`;
  app.get(one, async (_request, reply) => show(reply));
  app.post(one, { config: { pace: "strict" } }, async (request, reply) => ping(request, reply));
  app.post(`${one}/:jti/renvoyer`, { config: { pace: "strict" } }, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const [serviceId, clientId] = [
      pathId<"service">(request, "service"),
      pathId<"client">(request, "client"),
    ];
    const { state } = await retryDelivery(context, { clientId, jti: pathText(request, "jti") });
    const said = state === "queued" || state === "failed" ? "attend" : "parti";
    return seeOther(reply, under(brand, `${clientsPath(serviceId)}/${clientId}/envois?fait=${said}`));
  });
}

async function ping(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  try {
    const clientId = pathId<"client">(request, "client");
    return await show(reply, { answer: await pingClient(request.ardeco.context, clientId) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "clients.hears_nothing") throw error;
    return show(reply, { refused: error });
  }
}

interface Said {
  readonly answer?: PingAnswer;
  readonly refused?: AppError;
}

async function show(reply: FastifyReply, said: Said = {}): Promise<FastifyReply> {
  const { request } = reply;
  const { context, brand, language, csrf } = request.ardeco;
  const { serviceId, clients, serviceTitle } = await findClients(request);
  const client = clientIn(request, clients);
  const asked = queryText(request, "etat");
  const filter = (Object.keys(STATES) as Filter[]).find((one) => one === asked);
  const wanted = filter === undefined ? {} : { state: STATES[filter] };
  const log = await listDeliveryLog(context, { clientId: client.id, ...wanted });
  const words = deliveryWords(language);
  const above = under(brand, clientsPath(serviceId));
  const path = `${above}/${client.id}/envois`;
  const title = words.title(client.name);
  return adminPage(
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
      <Outcome said={said} done={queryText(request, "fait")} visit={request.ardeco} />
      <Form action={path} csrf={csrf()}>
        <Button variant="secondary" icon="send">
          {words.ping}
        </Button>
      </Form>
      <Filters path={path} current={filter} visit={request.ardeco} />
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
  const words = deliveryWords(language);
  const { answer, refused } = said;
  if (refused) {
    return (
      <Alert tone="warning" title={refused.definition[language]}>
        <p>{refused.definition.todo[language]}</p>
      </Alert>
    );
  }
  if (answer) {
    return (
      <Alert tone={answer.isTaken ? "success" : "warning"} title={words.answered(answer.answer, answer.ms)}>
        <p>{answer.isTaken ? words.taken : words.notTaken}</p>
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
  const words = deliveryWords(visit.language);
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

interface LogProps {
  readonly log: readonly LoggedDelivery[];
  readonly path: string;
  readonly client: Client;
  readonly visit: Visit;
}

function Log({ log, path, client, visit }: LogProps) {
  const words = deliveryWords(visit.language);
  if (log.length === 0) {
    return (
      <EmptyState title={words.empty} icon="inbox">
        <p>{words.emptyText}</p>
      </EmptyState>
    );
  }
  return (
    <Table
      id="envois"
      caption={words.caption}
      columns={Object.values(words.columns).map((label) => ({ label }))}
      rows={log.map((one) => ({
        key: one.id,
        cells: [
          <>
            {words.events[one.event.split("/").at(-1) ?? ""] ?? words.other}
            <br />
            <code>{one.id.slice(0, 8)}</code>
          </>,
          <State key="state" one={one} visit={visit} />,
          <Attempts key="attempts" one={one} visit={visit} />,
          one.canBeSent && client.status === "active" ? (
            <Form key="again" action={`${path}/${one.id}/renvoyer`} csrf={visit.csrf()}>
              <Button variant="secondary">
                {words.again}
                <span class="ds-sr-only"> {one.id.slice(0, 8)}</span>
              </Button>
            </Form>
          ) : (
            "–"
          ),
        ],
      }))}
    />
  );
}

const tones = { queued: "warning", delivered: "neutral", acknowledged: "success", failed: "danger" } as const;

function State({ one, visit: { language } }: { readonly one: LoggedDelivery; readonly visit: Visit }) {
  const words = deliveryWords(language);
  return (
    <>
      <Tag tone={tones[one.state]}>{words.states[one.state]}</Tag> {one.failure && <code>{one.failure}</code>}
      {one.acknowledgedAt && <> {words.at(one.acknowledgedAt)}</>}
    </>
  );
}

function Attempts({ one, visit: { language } }: { readonly one: LoggedDelivery; readonly visit: Visit }) {
  const words = deliveryWords(language);
  return (
    <>
      {one.attempts.length === 0 && words.noAttempt}
      {one.attempts.length > 0 && (
        <ul>
          {one.attempts.slice(-3).map(({ at, ms, answer }) => (
            <li key={at}>
              {words.at(at)} : <code>{answer}</code>, {ms} ms
            </li>
          ))}
        </ul>
      )}
      {one.nextTryAt && <> {words.next(one.nextTryAt)}</>}
    </>
  );
}
