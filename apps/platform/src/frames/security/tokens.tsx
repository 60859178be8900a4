import { Button, Card, Definition, Form, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyInstance, FastifyRequest } from "fastify";
import {
  type ApiToken,
  acceptApiToken,
  declineApiToken,
  findAcceptanceRefusal,
} from "../../features/access/access/index.ts";
import { roleNames } from "../../features/access/access/pages/common/staff/role-names.ts";
import { formatLongDate, toCivilDate } from "../../kernel/civil-date.ts";
import { type ApiTokenId, isUuid, parseId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../web/index.ts";
import type { SecurityView } from "./security-view.ts";
import { formatReauthenticationPath, formatSecurityPath, requireSideSession, type Side } from "./side.ts";
import { tokenWords } from "./token-words.ts";

/** Of agents: what acts in their name, accepted or refused by themselves. */
export function mountTokenForms(app: FastifyInstance, side: Side): void {
  app.post(`${side.path}/jeton/accord`, async (request, reply) => {
    const { actor, method, signedInAt: createdAt } = requireSideSession(request);
    const session = { actor, method, createdAt };
    await acceptApiToken(request.ardeco.context, { id: parseTokenId(request), session });
    return sendSeeOther(reply, `${formatSecurityPath(request.ardeco, side.path)}?fait=jeton`);
  });
  app.post(`${side.path}/jeton/refus`, async (request, reply) => {
    await declineApiToken(request.ardeco.context, parseTokenId(request));
    return sendSeeOther(reply, `${formatSecurityPath(request.ardeco, side.path)}?fait=jeton-arrete`);
  });
}

function parseTokenId(request: FastifyRequest): ApiTokenId {
  const text = getTypedText(readForm(request).typed, "jeton");
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return parseId<"apiToken">(text);
}

export function TokensSection({ view }: { readonly view: SecurityView }) {
  const say = tokenWords(view.visit.language);
  if (view.tokens.length === 0) return null;
  return (
    <Section id="jetons" title={say.title}>
      <p>{say.lead}</p>
      {view.tokens.map((token) => (
        <TokenCard key={token.id} view={view} token={token} />
      ))}
    </Section>
  );
}

interface TokenProps {
  readonly view: SecurityView;
  readonly token: ApiToken;
}

function TokenCard({ view, token }: TokenProps) {
  const { visit, side } = view;
  const { language } = visit;
  const say = tokenWords(language);
  const used = token.lastUsedOn ? formatLongDate(token.lastUsedOn, language) : say.never;
  return (
    <Card
      title={token.label}
      icon="key-round"
      level={3}
      status={token.accepted ? undefined : <Tag tone="warning">{say.waits}</Tag>}
    >
      <Definition
        items={[
          { term: say.scope, description: token.scope.map((role) => roleNames[role][language]).join(", ") },
          { term: say.issued, description: formatLongDate(token.issuedOn, language) },
          { term: say.used, description: used },
          { term: say.until, description: formatLongDate(toCivilDate(token.expiresAt), language) },
        ]}
      />
      {!token.accepted && <Accept view={view} token={token} />}
      <Form
        action={formatSecurityPath(visit, `${side.path}/jeton/refus`)}
        csrf={visit.csrf()}
        hidden={{ jeton: token.id }}
      >
        <Button variant="secondary" icon="trash-2">
          {token.accepted ? say.revoke : say.refuse}
          <span class="ds-sr-only"> ({token.label})</span>
        </Button>
      </Form>
    </Card>
  );
}

/** The form, or what to do first. */
function Accept({ view: { visit, side, removal }, token }: TokenProps) {
  const say = tokenWords(visit.language);
  const name = <span class="ds-sr-only"> ({token.label})</span>;
  const refusal = findAcceptanceRefusal(visit.context, removal.session, token);
  if (refusal === "access.token_role_gone") return <p>{say.roleGone}</p>;
  if (refusal)
    return (
      <LinkButton href={formatReauthenticationPath(visit, side)} variant="secondary" icon="key-round">
        {say.again}
        {name}
      </LinkButton>
    );
  return (
    <Form
      action={formatSecurityPath(visit, `${side.path}/jeton/accord`)}
      csrf={visit.csrf()}
      hidden={{ jeton: token.id }}
    >
      <Button icon="circle-check">
        {say.accept}
        {name}
      </Button>
    </Form>
  );
}
