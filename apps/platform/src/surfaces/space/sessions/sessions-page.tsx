import { Alert, Button, Card, Definition, Form, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { listSessions } from "../../../modules/access/index.ts";
import { isOffered, listUpstreamLinks } from "../../../modules/upstream/index.ts";
import { queryText, type Visit } from "../../../web/index.ts";
import { deviceInWords } from "../../device.ts";
import { addresses } from "../common/addresses.ts";
import { longInstant } from "../common/dates.ts";
import { personOf } from "../common/signed-in.ts";
import { spacePage } from "../common/space-page.tsx";
import { ALL_OTHERS, SESSION } from "./close-session.ts";
import { sessionWords } from "./session-words.ts";
import { UpstreamSection } from "./upstream-section.tsx";

type OpenSession = Awaited<ReturnType<typeof listSessions>>[number];

export async function showSessions(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const system = visit.context.as({ kind: "system", name: "space" });
  const sessions = await system.transaction((tx) => listSessions(tx, system, personOf(visit)));
  const link = await visit.context.transaction(async (tx) =>
    (await listUpstreamLinks(tx, visit.context, personOf(visit))).find(
      ({ kind }) => kind === "franceconnect",
    ),
  );
  const offered = await isOffered(visit.context, "franceconnect");
  const words = sessionWords(visit.language);
  const action = addresses(visit.brand).sessions;
  return spacePage(
    reply,
    { title: words.title, place: "sessions", width: "task" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {queryText(request, "fermee") && (
        <Alert tone="success" title={words.closed}>
          <p>{words.closedText}</p>
        </Alert>
      )}
      <div class="ar-stack">
        {sessions.map((session) => (
          <SessionCard key={session.id} {...{ session, visit, action }} />
        ))}
      </div>
      {sessions.length > 2 && (
        <Form action={action} csrf={visit.csrf()} hidden={{ [SESSION]: ALL_OTHERS }}>
          <Button variant="secondary" icon="log-out">
            {words.closeAll}
          </Button>
        </Form>
      )}
      <UpstreamSection {...{ visit, link, offered }} />
    </>,
  );
}

interface SessionCardProps {
  readonly session: OpenSession;
  readonly visit: Visit;
  readonly action: string;
}

function SessionCard({ session, visit, action }: SessionCardProps) {
  const { language } = visit;
  const words = sessionWords(language);
  const current = session.id === visit.session?.id;
  const methods: Readonly<Record<string, string>> = words.methods;
  const when = (at: Date) => longInstant(at, language);
  return (
    <Card
      title={deviceInWords(session.device, language) || (current ? words.here : words.other)}
      icon="smartphone"
      level={2}
      status={current ? <Tag tone="success">{words.current}</Tag> : undefined}
    >
      <Definition
        items={[
          { term: words.opened, description: when(session.createdAt) },
          { term: words.seen, description: when(session.lastSeenAt) },
          { term: words.how, description: methods[session.method] ?? words.methods.other },
        ]}
      />
      {!current && (
        <Form action={action} csrf={visit.csrf()} hidden={{ [SESSION]: session.id }}>
          <Button variant="secondary" icon="log-out">
            {words.close}
          </Button>
        </Form>
      )}
    </Card>
  );
}
