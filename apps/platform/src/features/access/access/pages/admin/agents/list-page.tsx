import { ButtonGroup, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { readAgents } from "../../../index.ts";
import { TOKENS } from "../tokens/paths.ts";
import { tokenWords } from "../tokens/token-words.ts";
import { agentWords } from "./agent-words.ts";
import { formatRoleGrant } from "./format-role-grant.ts";
import { listLimits } from "./limits.ts";

export async function listPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = agentWords(language);
  const agents = await readAgents(context);
  const limits = await listLimits(context);
  const path = formatAdminPath(brand, adminPlaces.agents.path);
  return sendAdminPage(
    reply,
    { title: words.title, place: "agents", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <ButtonGroup>
        <LinkButton href={`${path}/nouveau`} icon="user-plus">
          {words.add}
        </LinkButton>
        <a href={formatAdminPath(brand, TOKENS)}>{tokenWords(language).see}</a>
      </ButtonGroup>
      <Table
        id="agents"
        caption={words.caption}
        isTitled
        columns={Object.values(words.columns).map((label) => ({ label }))}
        rows={agents.map(({ id, displayName, email, roles }) => ({
          key: id,
          cells: [
            <a key="name" href={`${path}/${id}`}>
              {displayName}
            </a>,
            email,
            roles.map((role) => formatRoleGrant(role, limits, language)).join(" · ") || words.noRole,
          ],
        }))}
      />
    </>,
  );
}
