import { Alert, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { longDate } from "../../../kernel/civil-date.ts";
import type { Counter } from "../../../modules/counters/index.ts";
import { countersErrors, listCounters } from "../../../modules/counters/index.ts";
import { type Equipment, listEquipment } from "../../../modules/equipment/index.ts";
import {
  type CardApplication,
  type Gap,
  listApplications,
  listGaps,
  type MissingNumbers,
} from "../../../modules/terminals/index.ts";
import { queryText, type Visit } from "../../../web/index.ts";
import { amountText } from "../../common/counters/amounts.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { cardWords } from "./card-words.ts";
import { gapPath } from "./paths.ts";
import { unitOf } from "./read-directory.ts";

/** What figures are told with. */
export interface Around {
  readonly applications: readonly CardApplication[];
  readonly counters: readonly Counter[];
  readonly equipment: readonly Equipment[];
}

export const readAround = ({ ardeco: { context } }: FastifyRequest): Promise<Around> =>
  context.transaction(async (tx) => ({
    applications: await listApplications(tx, context),
    counters: await listCounters(tx, context),
    equipment: await listEquipment(tx, context),
  }));

export async function showGaps(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = cardWords(language);
  const { gaps, missing } = await context.transaction((tx) => listGaps(tx, context));
  const around = await readAround(request);
  const isEmpty = gaps.length === 0 && missing.length === 0;
  return adminPage(
    reply,
    { title: words.gapsTitle, place: "cards", width: "wide" },
    <>
      <h1>{words.gapsTitle}</h1>
      <p class="ar-lead">{words.gapsLead}</p>
      {queryText(request, "fait") === "regle" && <Alert tone="success" title={words.done.regle} />}
      {isEmpty && <p>{words.noGaps}</p>}
      {gaps.length > 0 && (
        <Table
          id="ecarts"
          caption={words.gapsCaption}
          isTitled
          columns={Object.values(words.gapColumns).map((label) => ({ label }))}
          rows={gaps.map((gap) => gapRow(gap, around, visit))}
        />
      )}
      {missing.length > 0 && (
        <>
          <Table
            id="manquantes"
            caption={words.missingCaption}
            isTitled
            columns={Object.values(words.missingColumns).map((label) => ({ label }))}
            rows={missing.map((one) => missingRow(one, visit))}
          />
          <p class="ar-hint">{words.missingLead}</p>
        </>
      )}
    </>,
  );
}

function gapRow(gap: Gap, around: Around, { brand, language }: Visit) {
  const words = cardWords(language);
  const { id, problem, equipmentId } = gap;
  return {
    key: id,
    cells: [
      <What key="what" {...{ gap, language }} />,
      gapAmount(gap, gap.amount, around, language),
      around.equipment.find((one) => one.id === equipmentId)?.name ?? "",
      longDate(gap.on, language),
      problem === "never_back" ? (
        words.waits
      ) : (
        <a key="settle" href={under(brand, gapPath(id))}>
          {words.settle}
          <span class="ds-sr-only"> ({words.ofCard(gap.card, String(gap.number))})</span>
        </a>
      ),
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

export function gapAmount(
  { aid }: Gap,
  amount: number,
  { applications, counters }: Around,
  language: Visit["language"],
): string {
  const application = applications.find((one) => one.aid === aid);
  return amountText(amount, application ? unitOf(application, counters) : "euro_cent", language);
}

function missingRow({ card, first, last, on }: MissingNumbers, { language }: Visit) {
  return {
    key: `${card}-${first}`,
    cells: [
      <code key="card">{card}</code>,
      cardWords(language).numbers(String(first), String(last)),
      longDate(on, language),
    ],
  };
}
