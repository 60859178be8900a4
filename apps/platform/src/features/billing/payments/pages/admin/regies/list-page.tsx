import { EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { readAgents } from "../../../../../access/access/index.ts";
import { readCounters } from "../../../../../ledger/counters/index.ts";
import { type Regie, readRegies } from "../../../index.ts";
import { buildRegiePath, NEW_REGIE } from "./paths.ts";
import { regieWords } from "./regie-words.ts";

export async function showRegieList(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = regieWords(language);
  const regies = await readRegies(context);
  const counters = await readCounters(context);
  const agents = await readAgents(context);
  const today = toCivilDate(context.now());
  const counterOf = (id: string) => counters.find((one) => one.id === id)?.name[language] ?? "";
  const agentOf = (id: string) => agents.find((one) => one.id === id)?.displayName ?? words.unknownAgent;
  const namedIn = ({ agents: named }: Regie) =>
    named
      .filter(({ startsOn, endsOn, endedBy }) => endedBy === null && startsOn <= today && today <= endsOn)
      .map(({ staffId, part }) => `${agentOf(staffId)} (${words.parts[part]})`)
      .join(", ");
  const add = (
    <LinkButton href={formatAdminPath(brand, NEW_REGIE)} icon="plus">
      {words.add}
    </LinkButton>
  );
  return sendAdminPage(
    reply,
    { title: words.title, place: "regies", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {regies.length === 0 ? (
        <EmptyState title={words.empty} icon="coins" action={add}>
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{add}</p>
          <Table
            id="regies"
            caption={words.title}
            isTitled
            columns={Object.values(words.columns).map((label) => ({ label }))}
            rows={regies.map((regie) => ({
              key: regie.id,
              cells: [
                <a href={formatAdminPath(brand, buildRegiePath(regie.id))}>{regie.name}</a>,
                regie.act,
                regie.counters.map(({ counterId }) => counterOf(counterId)).join(", "),
                namedIn(regie) || words.nobody,
              ],
            }))}
          />
        </>
      )}
    </>,
  );
}
