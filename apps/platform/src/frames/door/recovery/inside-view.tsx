import { Alert, Button, Card, Form, Section, TextField } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { LABEL_LENGTH, type OpenSession, type Passkey } from "../../../features/access/access/index.ts";
import { PasskeyPlace } from "../../../features/access/access/pages/common/passkeys/passkey-place.tsx";
import { formatDevice } from "../../../features/access/access/pages/common/sessions/device.ts";
import { formatProviderName, type UpstreamLink } from "../../../features/identity/upstream/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  sendAuthorityPage,
  type TypedValues,
  type Visit,
} from "../../../web/index.ts";
import { formatDoorPath } from "../doors.ts";
import { ALL, INSIDE } from "./paths.ts";
import { doorRecoveryWords } from "./words.ts";

const [fr, en] = [doorRecoveryWords("fr"), doorRecoveryWords("en")];

export const emailFields: readonly Field[] = [
  {
    kind: "email",
    name: "email",
    label: { fr: fr.email, en: en.email },
    why: { fr: fr.emailWhy, en: en.emailWhy },
  },
];

export interface InsideView {
  readonly passkeys: readonly Passkey[];
  /** Identities of the State. */
  readonly links: readonly UpstreamLink[];
  readonly sessions: readonly OpenSession[];
  readonly sent?: boolean;
  readonly errors?: readonly FieldError[];
  readonly typed?: TypedValues;
}

/** Two ways to come in from now on, then what to close. */
export function showInside(reply: FastifyReply, view: InsideView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand, csrf } = visit;
  const { errors = [], typed = new Map(), sent } = view;
  const say = doorRecoveryWords(language);
  reply.header("cache-control", "no-store");
  return sendAuthorityPage(
    reply,
    {
      title: say.insideTitle,
      width: "task",
      status: errors.length > 0 ? 422 : 200,
      hasErrors: errors.length > 0,
    },
    <>
      <FormErrors errors={errors} language={language} />
      {sent && (
        <Alert tone="success" title={say.sentTitle}>
          <p>{say.sentText}</p>
        </Alert>
      )}
      <h1>{say.insideTitle}</h1>
      <p class="ar-lead">{say.insideLead}</p>
      <Section id="cle" title={say.keyTitle}>
        <p>{say.keyText}</p>
        <p data-passkey-missing>{say.cannot}</p>
        <PasskeyPlace act="create" question={formatDoorPath(brand, `${INSIDE}/cle`)} language={language}>
          <Form action={formatDoorPath(brand, `${INSIDE}/cle`)} csrf={csrf()} hidden={{ answer: "" }}>
            <TextField name="nom" label={say.keyName} maxLength={LABEL_LENGTH} optional />
            <Button icon="key-round">{say.add}</Button>
          </Form>
        </PasskeyPlace>
      </Section>
      <Section id="adresse" title={say.emailTitle}>
        <Form action={formatDoorPath(brand, `${INSIDE}/adresse`)} csrf={csrf()}>
          {emailFields.map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
          ))}
          <Button variant="secondary" icon="mail">
            {say.emailSend}
          </Button>
        </Form>
      </Section>
      <Section id="autres" title={say.otherTitle}>
        <StillOpen visit={visit} view={view} />
      </Section>
    </>,
  );
}

function StillOpen({ visit, view: { passkeys, links, sessions } }: { visit: Visit; view: InsideView }) {
  const { language, brand, csrf } = visit;
  const say = doorRecoveryWords(language);
  const action = formatDoorPath(brand, `${INSIDE}/fermer`);
  if (passkeys.length + links.length + sessions.length === 0) return <p>{say.none}</p>;
  const device = ({ device: text }: OpenSession) => formatDevice(text, language) || say.device;
  return (
    <div class="ar-stack">
      <p>{say.otherText}</p>
      {passkeys.map(({ id, label }) => (
        <Card key={id} title={`${say.key} : ${label}`} icon="key-round" level={3}>
          <Form action={action} csrf={csrf()} hidden={{ cle: id }}>
            <Button variant="secondary" icon="trash-2">
              {say.remove}
              <span class="ds-sr-only"> ({label})</span>
            </Button>
          </Form>
        </Card>
      ))}
      {links.map(({ kind }) => (
        <Card key={kind} title={formatProviderName(kind)} icon="shield-check" level={3}>
          <Form action={action} csrf={csrf()} hidden={{ identite: kind }}>
            <Button variant="secondary" icon="trash-2">
              {say.untie}
              <span class="ds-sr-only"> ({formatProviderName(kind)})</span>
            </Button>
          </Form>
        </Card>
      ))}
      {sessions.map((session) => (
        <Card key={session.id} title={device(session)} icon="smartphone" level={3}>
          <Form action={action} csrf={csrf()} hidden={{ seance: session.id }}>
            <Button variant="secondary" icon="log-out">
              {say.close}
              <span class="ds-sr-only"> ({device(session)})</span>
            </Button>
          </Form>
        </Card>
      ))}
      {sessions.length > 1 && (
        <Form action={action} csrf={csrf()} hidden={{ seance: ALL }}>
          <Button variant="secondary" icon="log-out">
            {say.closeAll}
          </Button>
        </Form>
      )}
    </div>
  );
}
