import { Alert, Pagination, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import type { Counter } from "../../../../../ledger/counters/index.ts";
import { countersErrors, readCounters } from "../../../../../ledger/counters/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { type Equipment, listEquipment } from "../../../../equipment/index.ts";
import {
  type CardApplication,
  type Gap,
  listApplications,
  listGaps,
  type MissingNumbers,
  type Paged,
} from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import { buildGapPath, GAPS } from "./paths.ts";
import { getPurseUnit } from "./read-directory.ts";

/** What figures are told with. */
export interface Around {
  readonly applications: readonly CardApplication[];
  readonly counters: readonly Counter[];
  readonly equipment: readonly Equipment[];
}

export const readAround = async ({ ardeco: { context } }: FastifyRequest): Promise<Around> => ({
  applications: await listApplications(context),
  counters: await readCounters(context),
  equipment: await listEquipment(context),
});

export async function showGaps(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = cardWords(language);
  const asked = { gaps: parsePageNumber(request, "page"), missing: parsePageNumber(request, "manquantes") };
  const { gaps, missing, waiting } = await listGaps(context, asked);
  const around = await readAround(request);
  const isEmpty = gaps.total === 0 && missing.total === 0;
  const done = Object.entries(words.done).find(([name]) => name === getQueryText(request, "fait"))?.[1];
  return sendAdminPage(
    reply,
    { title: words.gapsTitle, place: "cards", width: "wide" },
    <>
      <h1>{words.gapsTitle}</h1>
      <p class="ar-lead">{words.gapsLead}</p>
      {done && <Alert tone="success" title={done} />}
      {isEmpty && <p>{words.noGaps}</p>}
      {waiting > 0 && <p>{words.waiting(waiting)}</p>}
      {gaps.total > 0 && (
        <>
          <Table
            id="ecarts"
            caption={words.gapsCaption(gaps.total)}
            isTitled
            columns={Object.values(words.gapColumns).map((label) => ({ label }))}
            rows={gaps.items.map((gap) => renderGapRow(gap, around, visit))}
          />
          {gaps.pages > 1 && (
            <Pages list={gaps} name="page" other={["manquantes", missing.page]} visit={visit} />
          )}
        </>
      )}
      {missing.total > 0 && (
        <>
          <Table
            id="manquantes"
            caption={words.missingCaption(missing.total)}
            isTitled
            columns={Object.values(words.missingColumns).map((label) => ({ label }))}
            rows={missing.items.map((one) => renderMissingRow(one, visit))}
          />
          {missing.pages > 1 && (
            <Pages list={missing} name="manquantes" other={["page", gaps.page]} visit={visit} />
          )}
          <p class="ar-hint">{words.missingLead}</p>
        </>
      )}
    </>,
  );
}

const parsePageNumber = (request: FastifyRequest, name: string): number =>
  Number.parseInt(getQueryText(request, name) ?? "", 10) || 1;

interface PagesProps {
  readonly list: Paged<unknown>;
  readonly name: string;
  /** Where the other list is, and stays. */
  readonly other: readonly [name: string, page: number];
  readonly visit: Visit;
}

function Pages({ list: { page, pages }, name, other: [otherName, otherPage], visit }: PagesProps) {
  const hrefOf = (wanted: number) =>
    `${formatAdminPath(visit.brand, GAPS)}?${name}=${wanted}` +
    `${otherPage > 1 ? `&${otherName}=${otherPage}` : ""}`;
  return <Pagination current={page} total={pages} hrefOf={hrefOf} />;
}

function renderGapRow(gap: Gap, around: Around, { brand, language }: Visit) {
  const words = cardWords(language);
  const { id, equipmentId } = gap;
  return {
    key: id,
    cells: [
      <What key="what" {...{ gap, language }} />,
      formatGapAmount(gap, gap.amount, around, language),
      around.equipment.find((one) => one.id === equipmentId)?.name ?? "",
      formatLongDate(gap.on, language),
      <a key="settle" href={formatAdminPath(brand, buildGapPath(id))}>
        {words.settle}
        <span class="ds-sr-only"> ({words.ofCard(gap.card, String(gap.number))})</span>
      </a>,
    ],
  };
}

/** What is the matter, in words, the ledger's own when it refused. */
export function What({ gap, language }: { readonly gap: Gap; readonly language: Visit["language"] }) {
  const words = cardWords(language);
  const refusal = Object.entries(countersErrors.definitions).find(([code]) => code === gap.refusal)?.[1];
  return (
    <div>
      {words.kinds[gap.kind]} – {words.problems[gap.problem]}
      {refusal && (
        <>
          <br />
          {refusal[language]}
        </>
      )}
      <br />
      <span class="ar-hint">{words.ofCard(gap.card, String(gap.number))}</span>
    </div>
  );
}

export function formatGapAmount(
  { aid }: Gap,
  amount: number,
  { applications, counters }: Around,
  language: Visit["language"],
): string {
  const application = applications.find((one) => one.aid === aid);
  return formatCounterAmount(
    amount,
    application ? getPurseUnit(application, counters) : "euro_cent",
    language,
  );
}

function renderMissingRow({ id, card, first, last, on }: MissingNumbers, { brand, language }: Visit) {
  const words = cardWords(language);
  const numbers = words.numbers(String(first), String(last));
  return {
    key: id,
    cells: [
      <code key="card">{card}</code>,
      numbers,
      formatLongDate(on, language),
      <a key="acknowledge" href={formatAdminPath(brand, buildGapPath(id))}>
        {words.acknowledge}
        <span class="ds-sr-only"> ({words.ofCard(card, numbers)})</span>
      </a>,
    ],
  };
}
