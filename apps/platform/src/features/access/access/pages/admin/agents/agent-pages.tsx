import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Besides,
  bothIn,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import {
  accessErrors,
  countAgentPasskeys,
  readAgents,
  type StaffAgent,
  updateAgentRoles,
} from "../../../index.ts";
import { defineAgentKeyForms } from "./agent-keys.tsx";
import { showAgent } from "./agent-view.tsx";
import { agentWords } from "./agent-words.ts";
import { type Limits, listLimits, readGrant } from "./limits.ts";

const PATH = `${adminPlaces.agents.path}/:agent`;

/** One agent: roles given and taken back. */
export function defineAgentPages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => showAgent(reply, await getRequestedAgent(request)));
  app.post(`${PATH}/donner`, async (request, reply) => updateAgentRole(request, reply, true));
  app.post(`${PATH}/reprendre`, async (request, reply) => updateAgentRole(request, reply, false));
  defineAgentKeyForms(app, PATH);
}

async function getRequestedAgent(
  request: FastifyRequest,
): Promise<{ readonly agent: StaffAgent; readonly limits: Limits; readonly passkeys: number }> {
  const { context } = request.ardeco;
  const id = parsePathId<"staff">(request, "agent");
  const passkeys = await countAgentPasskeys(context, id);
  const agent = (await readAgents(context)).find((one) => one.id === id);
  if (!agent) throw accessErrors.error("access.unknown_agent");
  return { agent, limits: await listLimits(context), passkeys };
}

async function updateAgentRole(
  request: FastifyRequest,
  reply: FastifyReply,
  held: boolean,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const found = await getRequestedAgent(request);
  const { typed } = readForm(request);
  const grant = readGrant(typed, found.limits);
  if (!grant) return showAgent(reply, { ...found, errors: [roleMissing] });
  return submitOrShowAgain(() => updateAgentRoles(context, { staffId: found.agent.id, grant, held }), {
    besides,
    again: ({ status, errors }) => showAgent(reply, { ...found, status, errors }),
    after: () => sendSeeOther(reply, formatAdminPath(brand, `${adminPlaces.agents.path}/${found.agent.id}`)),
  });
}

/**
 * A role that may not be given shows by the list; one that may not be taken back has no field: at the top.
 */
const besides: Besides<typeof accessErrors> = {
  "access.role_out_of_reach": "role",
  "access.own_administration": "",
  "access.own_control": "",
};

const roleMissing: FieldError = {
  field: "role",
  code: "request.field_invalid",
  ...bothIn(agentWords)(({ roleMissing: text }) => text),
};
