import { Button, Definition, Form, Select } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { getAdminStaffId } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { type RoleGrant, staffRoles } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FormErrors, type Visit } from "../../../../../../web/index.ts";
import { mayGive, type StaffAgent } from "../../../index.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { issuePath } from "../tokens/paths.ts";
import { tokenWords } from "../tokens/token-words.ts";
import { AgentKeys } from "./agent-keys.tsx";
import { agentWords } from "./agent-words.ts";
import { formatRoleGrant } from "./format-role-grant.ts";
import type { Limits } from "./limits.ts";

interface AgentView {
  readonly agent: StaffAgent;
  readonly limits: Limits;
  readonly passkeys: number;
  readonly errors?: readonly FieldError[];
  /** Of a refusal; 422 when there are errors. */
  readonly status?: number;
}

export function showAgent(reply: FastifyReply, view: AgentView): FastifyReply {
  const visit = reply.request.ardeco;
  const { language } = visit;
  const words = agentWords(language);
  const { agent, limits, errors = [] } = view;
  const title = agent.displayName;
  const hasErrors = errors.length > 0;
  const { status = hasErrors ? 422 : 200 } = view;
  return sendAdminPage(
    reply,
    { title, place: "agents", above: [], width: "task", status, hasErrors },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <Definition
        items={[
          { term: words.columns.email, description: agent.email },
          { term: words.identifier, description: <code>{agent.id}</code> },
        ]}
      />
      <AgentKeys {...{ visit, agent }} passkeys={view.passkeys} />
      <h2>{words.roles}</h2>
      {agent.roles.length === 0 && <p>{words.rolesNone}</p>}
      {agent.roles.map((grant) => (
        <HeldRole key={formatRoleGrant(grant, limits, language)} {...{ visit, agent, grant, limits }} />
      ))}
      <h2>{words.give}</h2>
      <GiveRole {...{ visit, agent, limits, errors }} />
      {agent.roles.length > 0 && (
        <p>
          <a href={formatAdminPath(visit.brand, issuePath(agent.id))}>{tokenWords(language).issue}</a>
        </p>
      )}
    </>,
  );
}

interface HeldRoleProps {
  readonly visit: Visit;
  readonly agent: StaffAgent;
  readonly grant: RoleGrant;
  readonly limits: Limits;
}

function HeldRole({ visit, agent, grant, limits }: HeldRoleProps) {
  const { brand, language, csrf } = visit;
  const text = formatRoleGrant(grant, limits, language);
  if (grant.role === "authority_administrator" && agent.id === getAdminStaffId(visit)) {
    return (
      <div class="ar-actions">
        <strong>{text}</strong>
        <span class="ar-hint">{agentWords(language).takenByColleague}</span>
      </div>
    );
  }
  const hidden = { role: grant.role, service: grant.serviceId ?? "", desk: grant.deskId ?? "" };
  return (
    <div class="ar-actions">
      <strong>{text}</strong>
      <Form
        action={formatAdminPath(brand, `${adminPlaces.agents.path}/${agent.id}/reprendre`)}
        csrf={csrf()}
        hidden={hidden}
      >
        <Button variant="secondary">
          {agentWords(language).take}
          <span class="ds-sr-only"> ({text})</span>
        </Button>
      </Form>
    </div>
  );
}

function GiveRole({
  visit,
  agent,
  limits,
  errors,
}: Omit<HeldRoleProps, "grant"> & { errors: readonly FieldError[] }) {
  const { brand, language, csrf } = visit;
  const words = agentWords(language);
  const choices = (from: ReadonlyMap<string, string>) =>
    [...from].map(([value, label]) => ({ value, label }));
  const error = errors.find(({ field }) => field === "role")?.[language];
  return (
    <Form action={formatAdminPath(brand, `${adminPlaces.agents.path}/${agent.id}/donner`)} csrf={csrf()}>
      <Select
        name="role"
        label={words.role}
        choices={staffRoles
          .filter((role) => mayGive(visit.context.actor, { role }))
          .map((role) => ({ value: role, label: roleNames[role][language] }))}
        {...(error ? { error } : {})}
      />
      <Select name="service" label={words.service} choices={choices(limits.services)} optional />
      <Select name="desk" label={words.desk} choices={choices(limits.desks)} optional />
      <Button>{words.give}</Button>
    </Form>
  );
}
