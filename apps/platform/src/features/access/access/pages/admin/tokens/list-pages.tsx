import { Button, EmptyState, Form, LinkButton, Table } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { type ApiToken, listApiTokens, revokeApiToken } from "../../../index.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { TOKENS } from "./paths.ts";
import { tokenWords } from "./token-words.ts";

/** Every token, and the end of one. */
export function listPages(app: FastifyInstance): void {
  app.get(TOKENS, async (request, reply) => showTokens(reply, await readTokens(request)));
  app.post(`${TOKENS}/fin`, async (request, reply) => {
    const wanted = getTypedText(readForm(request).typed, "token");
    const found = (await readTokens(request)).find(({ id }) => id === wanted);
    if (!found) throw kernelErrors.error("request.not_found");
    await revokeApiToken(request.ardeco.context, found.id);
    return sendSeeOther(reply, formatAdminPath(request.ardeco.brand, TOKENS));
  });
}

async function readTokens({ ardeco: { context } }: FastifyRequest): Promise<readonly ApiToken[]> {
  return listApiTokens(context);
}

function showTokens(reply: FastifyReply, tokens: readonly ApiToken[]): FastifyReply {
  const visit = reply.request.ardeco;
  const words = tokenWords(visit.language);
  const agents = formatAdminPath(visit.brand, adminPlaces.agents.path);
  return sendAdminPage(
    reply,
    { title: words.title, place: "agents", above: [], width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {tokens.length === 0 ? (
        <EmptyState
          title={words.empty}
          icon="key-round"
          action={<LinkButton href={agents}>{words.choose}</LinkButton>}
        >
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="tokens"
          caption={words.caption}
          isTitled
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={tokens.map((token) => renderTokenRow(token, visit))}
        />
      )}
    </>,
  );
}

function renderTokenRow(token: ApiToken, visit: Visit) {
  const { brand, language } = visit;
  const words = tokenWords(language);
  return {
    key: token.id,
    cells: [
      token.label,
      <a key="agent" href={formatAdminPath(brand, `${adminPlaces.agents.path}/${token.staffId}`)}>
        {token.agentName}
      </a>,
      token.scope.map((role) => roleNames[role][language]).join(" · "),
      token.lastUsedOn === null ? words.never : formatLongDate(token.lastUsedOn, language),
      formatLongDate(toCivilDate(token.expiresAt), language),
      <State key="state" {...{ token, visit }} />,
    ],
  };
}

function State({ token, visit }: { readonly token: ApiToken; readonly visit: Visit }) {
  const { brand, language, csrf, context } = visit;
  const words = tokenWords(language);
  if (token.revoked) return <>{words.revoked}</>;
  if (token.expiresAt <= context.now()) return <>{words.expired}</>;
  return (
    <>
      {!token.accepted && <p>{words.waits}</p>}
      <Form action={formatAdminPath(brand, `${TOKENS}/fin`)} csrf={csrf()} hidden={{ token: token.id }}>
        <Button variant="secondary">
          {words.revoke}
          <span class="ds-sr-only"> ({token.label})</span>
        </Button>
      </Form>
    </>
  );
}
