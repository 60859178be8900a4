import { Button, Card, Definition, Details, Form, LinkButton, Tag, TextField } from "@ardeco/ui";
import { findRemovalRefusal, LABEL_LENGTH, type Passkey } from "../../features/access/access/index.ts";
import { PasskeyPlace } from "../../features/access/access/pages/common/passkeys/passkey-place.tsx";
import { formatLongDate } from "../../kernel/civil-date.ts";
import type { SecurityView } from "./security-view.ts";
import { formatReauthenticationPath, formatSecurityPath } from "./side.ts";
import { securityWords } from "./words.ts";

interface KeyCardProps {
  readonly view: SecurityView;
  readonly passkey: Passkey;
}

export function KeyCard({ view, passkey }: KeyCardProps) {
  const { visit, side } = view;
  const { language } = visit;
  const say = securityWords(language).key;
  const at = (path: string) => formatSecurityPath(visit, `${side.path}/cle/${path}`);
  const { lastUsedOn } = passkey;
  return (
    <Card
      title={passkey.label}
      icon="key-round"
      level={3}
      status={passkey.suspended ? <Tag tone="warning">{say.suspended}</Tag> : undefined}
    >
      {passkey.suspended && <p>{say.suspendedText}</p>}
      <Definition
        items={[
          { term: say.added, description: formatLongDate(passkey.createdOn, language) },
          { term: say.used, description: lastUsedOn ? formatLongDate(lastUsedOn, language) : say.never },
          { term: say.kept, description: passkey.synced ? say.synced : say.here },
        ]}
      />
      <Details summary={say.rename}>
        <Form action={at("nom")} csrf={visit.csrf()} hidden={{ cle: passkey.id }}>
          <TextField
            name={`nom-${passkey.id}`}
            label={say.name}
            value={passkey.label}
            maxLength={LABEL_LENGTH}
          />
          <Button variant="secondary">{say.rename}</Button>
        </Form>
      </Details>
      <RemoveKey view={view} passkey={passkey} />
    </Card>
  );
}

/** The form, or what to do first. */
function RemoveKey({ view, passkey }: KeyCardProps) {
  const { visit, side } = view;
  const say = securityWords(visit.language).key;
  const refusal = findRemovalRefusal(visit.context, passkey.id, view.removal);
  if (refusal === "access.last_passkey") return <p>{say.lastKey}</p>;
  // By the link of a mail, signing in again by it would lead here for ever.
  if (refusal === "access.strong_sign_in_required") return <p>{say.byKey}</p>;
  const name = <span class="ds-sr-only"> ({passkey.label})</span>;
  if (refusal)
    return (
      <LinkButton href={formatReauthenticationPath(visit, side)} variant="secondary" icon="key-round">
        {say.removeAgain}
        {name}
      </LinkButton>
    );
  return (
    <Form
      action={formatSecurityPath(visit, `${side.path}/cle/retrait`)}
      csrf={visit.csrf()}
      hidden={{ cle: passkey.id }}
    >
      <Button variant="secondary" icon="trash-2">
        {say.remove}
        {name}
      </Button>
    </Form>
  );
}

/** The form, or what to do first. */
export function AddKey({ view }: { view: SecurityView }) {
  const { visit, side, refusal } = view;
  const say = securityWords(visit.language);
  if (refusal === "access.passkey_elsewhere") return <p>{say.abroad}</p>;
  if (refusal === "access.passkey_by_invitation")
    return <p>{view.passkeys.length > 0 ? say.byInvitation : say.heldWithout}</p>;
  if (refusal) {
    return (
      <div class="ar-stack">
        <h3>{say.againTitle}</h3>
        <p>{say.againText}</p>
        <LinkButton href={formatReauthenticationPath(visit, side)} variant="secondary" icon="key-round">
          {say.again}
        </LinkButton>
      </div>
    );
  }
  const path = formatSecurityPath(visit, `${side.path}/cle`);
  return (
    <div class="ar-stack">
      <h3>{say.addTitle}</h3>
      <p data-passkey-missing>{say.cannot}</p>
      <PasskeyPlace act="create" question={path} language={visit.language}>
        <Form action={path} csrf={visit.csrf()} hidden={{ answer: "" }}>
          <TextField name="nom" label={say.addName} why={say.addNameWhy} maxLength={LABEL_LENGTH} optional />
          <Button icon="key-round">{say.add}</Button>
        </Form>
      </PasskeyPlace>
    </div>
  );
}
