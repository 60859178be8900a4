import { Alert, Breadcrumb, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  findRegistrationRefusal,
  listOwnApiTokens,
  listPasskeys,
  readStaffDemand,
  type StaffDemand,
} from "../../features/access/access/index.ts";
import { listOwnSessions } from "../../features/access/access/pages/common/sessions/own-sessions.ts";
import { SessionCards } from "../../features/access/access/pages/common/sessions/session-cards.tsx";
import { sessionWords } from "../../features/access/access/pages/common/sessions/session-words.ts";
import { roleNames } from "../../features/access/access/pages/common/staff/role-names.ts";
import { FormErrors, getQueryText, formatSentence as sayIn, sendAuthorityPage } from "../../web/index.ts";
import { AddressSection, type Refused, readAddress } from "./address.tsx";
import { ChangesSection, type JournalWords, readChanges } from "./changes.tsx";
import { AddKey, KeyCard } from "./keys.tsx";
import type { SecurityView } from "./security-view.ts";
import {
  formatReauthenticationPath,
  formatSecurityPath,
  getSecuritySubject,
  requireSideSession,
  type Side,
} from "./side.ts";
import { TokensSection } from "./tokens.tsx";
import { readUpstream, UpstreamSection } from "./upstream.tsx";
import { securityWords } from "./words.ts";

interface Shown {
  readonly side: Side;
  readonly journal: JournalWords;
  readonly refused?: Refused;
}

export async function showSecurity(
  request: FastifyRequest,
  reply: FastifyReply,
  { side, journal, refused }: Shown,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const demand = await readStaffDemand(visit.context);
  const view = await readView(request, side, demand);
  const address = await readAddress(visit);
  const upstream = await readUpstream(visit);
  const changes = await readChanges(visit, journal.opensAccount);
  const { errors = [] } = refused ?? {};
  const say = securityWords(visit.language);
  const devices = sessionWords(visit.language);
  const done: Readonly<Record<string, string>> = say.done;
  const title = done[getQueryText(request, "fait")];
  return sendAuthorityPage(
    reply,
    {
      title: say.title,
      width: "task",
      status: errors.length > 0 ? 422 : 200,
      hasErrors: errors.length > 0,
      area: side.area && sayIn(side.area, visit.language),
      breadcrumb: (
        <Breadcrumb
          links={[{ href: formatSecurityPath(visit, side.home), label: say.home[side.kind] }]}
          current={say.title}
        />
      ),
    },
    <>
      <FormErrors errors={errors} language={visit.language} />
      {title && <Alert tone="success" title={title} />}
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <StaffNotice view={view} demand={demand} />
      <Section id="cles" title={say.keys}>
        <p>{say.keysWhat}</p>
        {view.passkeys.length === 0 && <p>{say.noKey}</p>}
        {view.passkeys.map((passkey) => (
          <KeyCard key={passkey.id} view={view} passkey={passkey} />
        ))}
        <AddKey view={view} />
      </Section>
      <TokensSection view={view} />
      {address && (
        <AddressSection {...{ visit, side, address, refused }} again={view.refusal !== undefined} />
      )}
      {upstream && <UpstreamSection {...{ visit, side, upstream }} />}
      <Section id="appareils" title={devices.title}>
        <p>{devices.lead}</p>
        {side.kind === "person" ? (
          <a href={formatSecurityPath(visit, "/espace/seances")}>{say.seeSessions}</a>
        ) : (
          <SessionCards
            {...{ visit, sessions: view.sessions }}
            action={formatSecurityPath(visit, `${side.path}/seances`)}
            level={3}
          />
        )}
      </Section>
      {changes && <ChangesSection {...{ visit, changes }} tell={journal.tell} />}
    </>,
  );
}

async function readView(request: FastifyRequest, side: Side, demand: StaffDemand): Promise<SecurityView> {
  const visit = request.ardeco;
  const { context } = visit;
  const session = requireSideSession(request);
  const abroad = session.actor.kind === "staff" && session.actor.delegationId !== undefined;
  const passkeys = abroad ? [] : await listPasskeys(context);
  const sessions = side.kind === "staff" ? await listOwnSessions(visit, getSecuritySubject(session)) : [];
  const tokens = side.kind === "staff" && !abroad ? await listOwnApiTokens(context) : [];
  const { actor, method, signedInAt: createdAt } = session;
  const here = { actor, method, createdAt };
  const refusal = abroad
    ? "access.passkey_elsewhere"
    : findRegistrationRefusal(context, here, passkeys.length);
  const removal = { session: here, demand, passkeys };
  return { visit, side, session, passkeys, sessions, tokens, removal, refusal };
}

/** What an agent's way of signing in gives, or keeps closed. */
function StaffNotice({ view, demand }: { readonly view: SecurityView; readonly demand: StaffDemand }) {
  const { visit, side, session, passkeys } = view;
  const { actor, method } = session;
  if (actor.kind !== "staff") return null;
  const say = securityWords(visit.language);
  if (method === "invitation") {
    return (
      <Alert tone="info" title={say.invited}>
        <p>{say.invitedText}</p>
      </Alert>
    );
  }
  if (actor.withheld?.length) {
    const roles = actor.withheld.map(({ role }) => roleNames[role][visit.language]).join(", ");
    return (
      <Alert tone="warning" title={say.held}>
        <p>{say.heldText(roles)}</p>
        {demand === "proconnect" ? (
          <p>{say.heldForProConnect}</p>
        ) : (
          <p>{passkeys.length > 0 ? say.heldWithKey : say.heldWithout}</p>
        )}
        {passkeys.length > 0 && demand !== "proconnect" && (
          <LinkButton href={formatReauthenticationPath(visit, side)}>{say.useKey}</LinkButton>
        )}
      </Alert>
    );
  }
  if (visit.context.ports.signIn.staff === "passkey" || method === "passkey") return null;
  return (
    <Alert tone="info" title={say.demo}>
      <p>{say.demoText}</p>
    </Alert>
  );
}
