import { Pagination, Section, Table } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { FORMER_A_PAGE, type FormerRefreshes, listFormer, type Refresh } from "../../../index.ts";
import { formerWords } from "./former-words.ts";

/** The page that the address names (`page`, from 1). */
export async function readFormer(request: FastifyRequest, way: "api" | "file"): Promise<FormerRefreshes> {
  return listFormer(request.ardeco.context, {
    way,
    page: Number.parseInt(getQueryText(request, "page"), 10),
  });
}

interface FormerProps {
  readonly visit: Visit;
  readonly former: FormerRefreshes;
  readonly title: string;
  /** Of the page that shows the list. */
  readonly path: string;
}

/** What came of those before, in numbers only; nothing when there was none. */
export function Former({ visit, former: { page: current, total, refreshes }, title, path }: FormerProps) {
  const { language } = visit;
  const words = formerWords(language);
  if (total === 0) return null;
  const columns = [
    { label: words.day },
    ...[words.asked, words.found, words.same, words.gaps, words.without].map((label) => ({
      label,
      numeric: true,
    })),
  ];
  return (
    <Section id="precedents" title={title} lead={words.lead}>
      <Table
        id="table-precedents"
        caption={`${title} (${total})`}
        columns={columns}
        rows={refreshes.map((refresh) => ({
          key: refresh.id,
          cells: [formatRefreshDays(refresh, visit), ...formatRefreshFigures(refresh).map(String)],
        }))}
      />
      <Pagination
        current={current}
        total={Math.ceil(total / FORMER_A_PAGE)}
        hrefOf={(page) => `${path}?page=${page}#precedents`}
      />
    </Section>
  );
}

function formatRefreshDays({ startedOn, endedOn }: Refresh, { language }: Visit): string {
  const begun = plainDay(startedOn, language);
  return endedOn === undefined || endedOn === startedOn
    ? begun
    : formerWords(language).fromTo(begun, plainDay(endedOn, language));
}

/** Asked about, of whom a new quotient counts, the same, held for an agent, without an answer. */
function formatRefreshFigures({ counts }: Refresh): readonly number[] {
  const sum = (isOne: (one: Refresh["counts"][number]) => boolean): number =>
    counts.filter(isOne).reduce((total, { count }) => total + count, 0);
  const isHeld = (state: string) => state === "to_settle" || state === "settled";
  return [
    sum(() => true),
    sum(({ state, outcome }) => state === "answered" && outcome === "found"),
    sum(({ state, outcome }) => state === "answered" && outcome === "same"),
    sum(({ state }) => isHeld(state)),
    sum(({ state }) => state === "stopped" || state === "waiting"),
  ];
}
