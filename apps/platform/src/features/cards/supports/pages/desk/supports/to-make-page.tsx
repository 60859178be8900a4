import { EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildSupportAddresses } from "../../../../../../frames/desk/common/support-addresses.ts";
import { formatNameInUse, listPeopleElements, nameElements } from "../../../../../identity/identity/index.ts";
import { formatSupportKind, listSupportsToMake, stateWords } from "../../../index.ts";
import { deskSupportWords } from "./desk-support-words.ts";

/** What waits to be made or handed over, and the way to check what somebody shows. */
export async function showSupportsToMake(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { supports, people } = await context.transaction(async (tx) => {
    const waiting = await listSupportsToMake(tx, context);
    const ids = [...new Set(waiting.map(({ personId }) => personId))];
    return { supports: waiting, people: await listPeopleElements(tx, context, ids, nameElements) };
  });
  const words = deskSupportWords(language);
  const { person, number, kind, state, day } = words.columns;
  return sendDeskPage(
    reply,
    { title: words.title, place: "supports" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <p>
        <LinkButton href={buildSupportAddresses(brand).check} icon="scan-line">
          {words.check}
        </LinkButton>
      </p>
      {supports.length === 0 ? (
        <EmptyState title={words.empty} icon="id-card">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="a-preparer"
          caption={words.title}
          isTitled
          columns={[person, number, kind, state, day].map((label) => ({ label }))}
          rows={supports.map((support) => ({
            key: support.id,
            cells: [
              <a key="person" href={buildSupportAddresses(brand).of(support.personId)}>
                {formatNameInUse(people.get(support.personId) ?? []) || deskCommonWords(language).unnamed}
              </a>,
              support.number,
              formatSupportKind(support.kind)[language],
              stateWords[support.state][language],
              plainDay(support.stateOn, language),
            ],
          }))}
        />
      )}
    </>,
  );
}
