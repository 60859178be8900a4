import { Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { getAdminStaffId } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { formatPathAddress } from "../../../../../../kernel/hosts.ts";
import { parsePathId, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { removeUpstreamLinks } from "../../../../../identity/upstream/index.ts";
import { notifyAddress } from "../../../../../messaging/notifications/index.ts";
import { inviteAgent, revokeAgentPasskeys, type StaffAgent } from "../../../index.ts";
import { agentWords } from "./agent-words.ts";

/** An agent's passkeys, seen by who manages the staff: how many, invite, take all back. */
export function defineAgentKeyForms(app: FastifyInstance, path: string): void {
  app.post(`${path}/invitation`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = parsePathId<"staff">(request, "agent");
    await inviteAgent(context, id, async (tx, system, { to, token }) => {
      const link = formatAdminPath(brand, `/agents/connexion/lien?jeton=${token}`);
      const data = { url: formatPathAddress(context.ports.hosts, link) };
      await notifyAddress(tx, system, { to, template: "agent_invited", data });
    });
    return sendSeeOther(reply, formatAdminPath(brand, `${adminPlaces.agents.path}/${id}`));
  });
  app.post(`${path}/cles`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = parsePathId<"staff">(request, "agent");
    await revokeAgentPasskeys(context, id, (tx, system) => removeUpstreamLinks(tx, system, id));
    return sendSeeOther(reply, formatAdminPath(brand, `${adminPlaces.agents.path}/${id}`));
  });
}

interface AgentKeysProps {
  readonly visit: Visit;
  readonly agent: StaffAgent;
  readonly passkeys: number;
}

export function AgentKeys({ visit, agent, passkeys }: AgentKeysProps) {
  const { brand, language, csrf } = visit;
  const words = agentWords(language).keys;
  const at = (gesture: string) => formatAdminPath(brand, `${adminPlaces.agents.path}/${agent.id}/${gesture}`);
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.count(passkeys)}</p>
      {agent.id === getAdminStaffId(visit) ? (
        <p class="ar-hint">{words.byColleague}</p>
      ) : (
        <ButtonGroup>
          {passkeys === 0 && (
            <Form action={at("invitation")} csrf={csrf()}>
              <Button variant="secondary" icon="mail">
                {words.invite}
              </Button>
            </Form>
          )}
          <Form action={at("cles")} csrf={csrf()}>
            <Button variant="secondary" icon="log-out">
              {words.reset}
            </Button>
          </Form>
        </ButtonGroup>
      )}
    </>
  );
}
