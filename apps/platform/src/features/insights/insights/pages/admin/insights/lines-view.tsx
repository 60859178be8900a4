import { LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { InsightLine, Measure } from "../../../index.ts";
import { insightWords } from "./insight-words.ts";
import { type AskedPage, buildInsightAddress } from "./parse-insight-query.ts";

/** As many as somebody checks by eye. */
export const LINES = 200;

interface LinesView {
  readonly asked: AskedPage;
  readonly measure: Measure;
  readonly lines: readonly InsightLine[];
}

/** The files that one figure counts: numbers and days, no name. */
export function showLines(reply: FastifyReply, { asked, measure, lines }: LinesView): FastifyReply {
  const { language, brand } = reply.request.ardeco;
  const words = insightWords(language);
  const path = formatAdminPath(brand, adminPlaces.insights.path);
  const title = words.lines[measure];
  const deskName = (id: string) => asked.desks.find((desk) => desk.id === id)?.name ?? "";
  return sendAdminPage(
    reply,
    { title, place: "insights", width: "wide", above: [{ href: path, label: words.title }] },
    <>
      <h1>{title}</h1>
      {lines.length === LINES && <p>{words.more(LINES)}</p>}
      <Table
        id="dossiers"
        caption={title}
        columns={Object.values(words.columns).map((label) => ({ label }))}
        rows={lines.map((line, index) => ({
          key: line.receiptNumber ?? String(index),
          cells: [
            line.receiptNumber ?? words.erased,
            deskName(line.deskId),
            words.doors[line.openedAt],
            formatLongDate(line.submittedOn, language),
            line.endedOn ? formatLongDate(line.endedOn, language) : "–",
            String(line.days),
            String(line.validated),
            String(line.unaided),
            String(line.refused),
          ],
        }))}
      />
      <LinkButton variant="secondary" icon="arrow-left" href={buildInsightAddress(path, asked)}>
        {words.back}
      </LinkButton>
    </>,
  );
}
