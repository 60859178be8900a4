import { Button, Card, Definition, Form, Tag } from "@ardeco/ui";
import type { OpenSession } from "../../modules/access/index.ts";
import { longInstant } from "../dates.ts";
import { deviceInWords } from "../device.ts";
import type { SecurityView } from "./security-view.ts";
import { ALL_OTHERS, SESSION } from "./sessions.ts";
import { under } from "./side.ts";
import { words } from "./words.ts";

export function SessionCards({ view }: { view: SecurityView }) {
  const { visit, side, sessions } = view;
  const action = under(visit, `${side.path}/seances`);
  return (
    <div class="ar-stack">
      {sessions.map((session) => (
        <SessionCard key={session.id} {...{ session, view, action }} />
      ))}
      {sessions.length > 2 && (
        <Form action={action} csrf={visit.csrf()} hidden={{ [SESSION]: ALL_OTHERS }}>
          <Button variant="secondary" icon="log-out">
            {words(visit.language).closeAll}
          </Button>
        </Form>
      )}
    </div>
  );
}

interface SessionCardProps {
  readonly session: OpenSession;
  readonly view: SecurityView;
  readonly action: string;
}

function SessionCard({ session, view: { visit }, action }: SessionCardProps) {
  const { language } = visit;
  const say = words(language);
  const current = session.id === visit.session?.id;
  const methods: Readonly<Record<string, string>> = say.methods;
  const device = deviceInWords(session.device, language);
  const when = (at: Date) => longInstant(at, language);
  return (
    <Card
      title={device || (current ? say.here : say.other)}
      icon="smartphone"
      level={3}
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
