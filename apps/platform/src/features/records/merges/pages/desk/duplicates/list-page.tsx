import { formatElement } from "@ardeco/contracts";
import { Alert, EmptyState, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import { hasCapability, requireCapability } from "../../../../../access/access/index.ts";
import { listPairs, type PairMember } from "../../../../../identity/duplicates/index.ts";
import { findCurrentValue } from "../../../../../identity/identity/index.ts";
import { listMergeWork } from "../../../index.ts";
import { duplicatesWords } from "./duplicates-words.ts";
import { MergeList } from "./merge-list.tsx";
import { mergeWords } from "./merge-words.ts";

/** Two pairs of one name are told apart by their dates of birth. */
const formatBirthdates = (members: readonly PairMember[], language: Language): string =>
  members
    .map(({ elements }) => {
      const day = findCurrentValue(elements, "birthdate");
      return day === undefined
        ? duplicatesWords(language).unknown
        : formatElement("birthdate", day, language);
    })
    .join(", ");

/** Who may be enrolled twice, likeliest first, with why. */
export async function showPairs(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  requireCapability(context, "duplicate.decide");
  const pairs = await listPairs(context);
  const work = await listMergeWork(context);
  const words = duplicatesWords(language);
  const { lists: said } = mergeWords(language);
  const lists = [
    ["a-reunir", work.waiting, said.waiting],
    ["reunies", work.inForce, said.inForce],
    ["defaites", work.undone, said.undone],
    ["deux-personnes", work.apart, said.apart],
  ] as const;
  const { unnamed } = deskCommonWords(language);
  return sendDeskPage(
    reply,
    { title: words.title, place: "duplicates" },
    <>
      {getQueryText(request, "fait") !== "" && <Alert tone="success" title={words.done} />}
      <h1>{words.title}</h1>
      {pairs.length > 0 && <p class="ar-lead">{words.lead}</p>}
      <p>
        {words.elsewhere}{" "}
        {hasCapability(context.actor, "record.review") && (
          <a href={`${buildDeskAddresses(brand).administration}/rapprochements`}>{words.elsewhereGo}</a>
        )}
      </p>
      {pairs.length === 0 ? (
        <EmptyState title={words.empty} icon="users">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="doublons"
          caption={words.title}
          isTitled
          columns={[words.pair, words.likely, words.reasons].map((label) => ({ label }))}
          rows={pairs.map(({ id, one, other, howLikely, reasons }) => ({
            key: id,
            cells: [
              <a key="open" href={buildDeskAddresses(brand).duplicate(id)}>
                {one.name || unnamed} {words.and} {other.name || unnamed}
                <span class="ds-sr-only"> ({formatBirthdates([one, other], language)})</span>
              </a>,
              howLikely[language],
              reasons[language],
            ],
          }))}
        />
      )}
      {lists.map(([id, lines, { title, lead }]) => (
        <MergeList key={id} {...{ id, lines, title, lead }} visit={request.ardeco} />
      ))}
    </>,
  );
}
