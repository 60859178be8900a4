import { Button, Card, Definition, Form, Tag } from "@ardeco/ui";
import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { OpenSession } from "../../../index.ts";
import { formatDevice } from "./device.ts";
import { ALL_OTHERS, SESSION } from "./own-sessions.ts";
import { sessionWords } from "./session-words.ts";

interface SessionCardsProps {
  readonly visit: Visit;
  readonly sessions: readonly OpenSession[];
  /** Where closing one is posted. */
  readonly action: string;
  /** Of the cards' headings. */
  readonly level: 2 | 3;
}

/** Where one is signed in: the same cards for people and for agents. */
export function SessionCards({ visit, sessions, action, level }: SessionCardsProps) {
  return (
    <div class="ar-stack">
      {sessions.map((session) => (
        <SessionCard key={session.id} {...{ visit, session, action, level }} />
      ))}
      {sessions.length > 2 && (
        <Form action={action} csrf={visit.csrf()} hidden={{ [SESSION]: ALL_OTHERS }}>
          <Button variant="secondary" icon="log-out">
            {sessionWords(visit.language).closeAll}
          </Button>
        </Form>
      )}
    </div>
  );
}

type SessionCardProps = Omit<SessionCardsProps, "sessions"> & { readonly session: OpenSession };

function SessionCard({ session, visit, action, level }: SessionCardProps) {
  const { language } = visit;
  const say = sessionWords(language);
  const current = session.id === visit.session?.id;
  const methods: Readonly<Record<string, string>> = say.methods;
  const device = formatDevice(session.device, language);
  const when = (at: Date) => formatLongInstant(at, language);
  return (
    <Card
      title={device || (current ? say.here : say.other)}
      icon="smartphone"
      level={level}
      status={current ? <Tag tone="success">{say.current}</Tag> : undefined}
    >
      <Definition
        items={[
          { term: say.opened, description: when(session.createdAt) },
          { term: say.seen, description: when(session.lastSeenAt) },
          { term: say.how, description: methods[session.method] ?? say.methods.other },
        ]}
      />
      {!current && (
        <Form action={action} csrf={visit.csrf()} hidden={{ [SESSION]: session.id }}>
          <Button variant="secondary" icon="log-out">
            {say.close}
            <span class="ds-sr-only"> ({device || say.other})</span>
          </Button>
        </Form>
      )}
    </Card>
  );
}
