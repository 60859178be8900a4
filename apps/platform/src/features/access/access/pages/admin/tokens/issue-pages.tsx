import { Alert, Button, Definition, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { type StaffRole, staffRoles } from "../../../../../../kernel/context.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import {
  type Brand,
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  parsePathId,
  readForm,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import {
  accessErrors,
  type IssuedToken,
  isRecent,
  issueApiToken,
  mayGive,
  readAgents,
  type StaffAgent,
} from "../../../index.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { issuePath, TOKENS } from "./paths.ts";
import { tokenWords } from "./token-words.ts";

const both = bothIn(tokenWords);

/** A token in an agent's name: what it is for, with which roles, until when. */
export function issuePages(app: FastifyInstance): void {
  app.get(issuePath(":agent"), async (request, reply) => {
    return showIssueForm(reply, { agent: await getTokenAgent(request), typed: new Map(), errors: [] });
  });
  app.post(issuePath(":agent"), async (request, reply) => issue(request, reply));
}

async function getTokenAgent(request: FastifyRequest): Promise<StaffAgent> {
  const { context } = request.ardeco;
  const id = parsePathId<"staff">(request, "agent");
  const found = (await readAgents(context)).find((one) => one.id === id);
  if (!found) throw accessErrors.error("access.unknown_agent");
  return found;
}

function buildTokenFields(roles: readonly StaffRole[]): readonly Field[] {
  return [
    {
      kind: "text",
      name: "label",
      label: both(({ label }) => label),
      why: both(({ labelWhy }) => labelWhy),
      maxLength: 80,
    },
    {
      kind: "choices",
      name: "scope",
      label: both(({ scope }) => scope),
      options: roles.map((role) => ({ value: role, label: roleNames[role] })),
    },
    {
      kind: "date",
      name: "until",
      label: both(({ until }) => until),
      hint: both(({ untilHint }) => untilHint),
    },
  ];
}

/** Those of the agent that the reader may give. */
function selectOfferedRoles(request: FastifyRequest, agent: StaffAgent): readonly StaffRole[] {
  const { actor } = request.ardeco.context;
  const held = new Set(agent.roles.map(({ role }) => role));
  return staffRoles.filter((role) => held.has(role) && mayGive(actor, { role }));
}

async function issue(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, session } = request.ardeco;
  const agent = await getTokenAgent(request);
  const roles = selectOfferedRoles(request, agent);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildTokenFields(roles), form, { today, answers: {} });
  if (errors.length > 0) return showIssueForm(reply, { agent, typed: form.typed, errors });
  const chosen = form.typed.get("scope") ?? [];
  const asked = {
    staffId: agent.id,
    label: findTextAnswer(answers, "label") ?? "",
    scope: roles.filter((role) => chosen.includes(role)),
    expiresAt: computeDayEnd(findTextAnswer(answers, "until") ?? ""),
    ...(session ? { session: { createdAt: session.signedInAt } } : {}),
  };
  const isLately = isSignedInLately(request);
  return submitOrShowAgain(() => issueApiToken(context, asked), {
    besides: {
      "access.token_dates": "until",
      ...(isLately ? {} : { "access.recent_sign_in_required": "" }),
    },
    again: ({ errors: refused }) =>
      // The page says to sign in again, and keeps what was typed.
      isLately
        ? showIssueForm(reply, { agent, typed: form.typed, errors: refused })
        : showIssueForm(reply.code(403), { agent, typed: form.typed, errors: [] }),
    after: (issued) => showToken(reply, issued, agent),
  });
}

function isSignedInLately({ ardeco: { context, session } }: FastifyRequest): boolean {
  return session !== undefined && isRecent(session.signedInAt, context.now());
}

/** The last instant of a day in Paris: midnight is at 22:00 UTC in summer, at 23:00 in winter. */
function computeDayEnd(day: string): Date {
  const summer = new Date(`${day}T21:59:59.999Z`);
  const winter = new Date(`${day}T22:59:59.999Z`);
  return toCivilDate(winter) === day ? winter : summer;
}

interface IssueView {
  readonly agent: StaffAgent;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

function showIssueForm(reply: FastifyReply, { agent, typed, errors }: IssueView): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const words = tokenWords(language);
  const title = words.issueTitle(agent.displayName);
  const status = errors.length > 0 ? 422 : reply.statusCode;
  const above = [
    { href: formatAdminPath(brand, `${adminPlaces.agents.path}/${agent.id}`), label: agent.displayName },
  ];
  return sendAdminPage(
    reply,
    { title, place: "agents", above, width: "task", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.issueLead}</p>
      {!isSignedInLately(reply.request) && (
        <SignInFirst {...{ brand, language }} path={issuePath(agent.id)} />
      )}
      <Form action={formatAdminPath(brand, issuePath(agent.id))} csrf={csrf()}>
        {buildTokenFields(selectOfferedRoles(reply.request, agent)).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

interface FirstProps {
  readonly brand: Brand;
  readonly language: Language;
  readonly path: string;
}

function SignInFirst({ brand, language, path }: FirstProps) {
  const words = tokenWords(language);
  const door = new URLSearchParams({ encore: "1", retour: formatAdminPath(brand, path) });
  return (
    <Alert tone="warning" title={words.signInFirst}>
      <LinkButton
        href={`${formatAdminPath(brand, "/agents/connexion")}?${door}`}
        variant="secondary"
        icon="key-round"
      >
        {words.signInAgain}
      </LinkButton>
    </Alert>
  );
}

/** The answer to a post, never a page with an address: what is shown once has nowhere to be read again. */
function showToken(reply: FastifyReply, { token, accepted }: IssuedToken, agent: StaffAgent): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = tokenWords(language);
  return sendAdminPage(
    reply.header("cache-control", "no-store"),
    { title: words.doneTitle, place: "agents", width: "task" },
    <>
      <h1>{words.doneTitle}</h1>
      <Alert tone="warning" title={words.doneLead} />
      {!accepted && <p>{words.doneWaits(agent.displayName)}</p>}
      <Definition
        items={[
          { term: words.token, description: <code>{token}</code> },
          { term: words.use, description: <code>Authorization: Bearer …</code> },
        ]}
      />
      <LinkButton href={formatAdminPath(brand, TOKENS)}>{words.back}</LinkButton>
    </>,
  );
}
