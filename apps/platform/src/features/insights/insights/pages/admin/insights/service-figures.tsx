import { BarChart, EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { formatCsv } from "../../../../../../web/format/index.ts";
import { getQueryText, type Visit } from "../../../../../../web/index.ts";
import { readOfferedServices } from "../../../../../catalogue/catalogue/index.ts";
import {
  type Count,
  type FigureLine,
  type FigureName,
  figureNames,
  listFigureLines,
  readServiceFigures,
  type ServiceFigures,
} from "../../../../../consent/subscriptions/index.ts";
import { subscriptionWords } from "../../../../../consent/subscriptions/pages/common/subscription/words.ts";
import { type AskedPage, parseInsightQuery } from "./parse-insight-query.ts";
import { PeriodChoice } from "./period-choice.tsx";
import { type FigureWords, figureWords } from "./service-figures-words.ts";

const PATH = `${adminPlaces.insights.path}/services`;
const LINES = 200;

/**
 * The services in figures, each with the lines it counts for who manages it, and the table for a spreadsheet.
 */
export function defineServiceFigurePages(app: FastifyInstance): void {
  app.get(PATH, showServiceFigures);
  app.get(`${PATH}.csv`, handleFiguresDownload);
}

interface Named extends ServiceFigures {
  readonly title: string;
}

interface FiguresState {
  readonly visit: Visit;
  readonly asked: AskedPage;
  readonly services: readonly Named[];
}

async function readFigures(request: FastifyRequest): Promise<FiguresState> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const asked = parseInsightQuery(request, []);
  const titles = await listFigureTitles(context, language);
  const figures = await readServiceFigures(context, asked);
  const title = (id: ServiceId) => titles.get(id) ?? figureWords(language).unknown;
  const { compare } = new Intl.Collator(language);
  const services = figures.map((one) => ({ ...one, title: title(one.serviceId) }));
  return { visit, asked, services: services.toSorted((one, other) => compare(one.title, other.title)) };
}

async function listFigureTitles(context: Context, language: Language) {
  const offered = await readOfferedServices(context, [context.authorityId]);
  return new Map(offered.map(({ id, definition }) => [id, definition.title[language]]));
}

async function showServiceFigures(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const figure = figureNames.find((one) => one === getQueryText(request, "lignes"));
  const state = await readFigures(request);
  if (figure === undefined) return showTable(reply, state);
  const service = state.services.find(({ serviceId }) => serviceId === getQueryText(request, "service"));
  if (!service) throw kernelErrors.error("request.not_found");
  const { serviceId } = service;
  const lines = await listFigureLines(context, { ...state.asked, serviceId, figure, limit: LINES });
  return showFigureLines(reply, { ...state, service, figure, lines });
}

function showTable(reply: FastifyReply, state: FiguresState): FastifyReply {
  const { visit, asked, services } = state;
  const { language, brand } = visit;
  const words = figureWords(language);
  const path = formatAdminPath(brand, PATH);
  const shown = services.flatMap(({ title, live }) =>
    live === "few" || live < 5 ? [] : [{ label: title, value: live }],
  );
  return sendAdminPage(
    reply,
    { title: words.title, place: "insights", width: "wide", above: [] },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <PeriodChoice {...{ asked, language, path }} />
      {services.length === 0 ? (
        <EmptyState title={words.empty} icon="calendar">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <>
          <section id="services" class="ar-stack">
            <Table
              id="services-table"
              caption={words.table}
              columns={Object.values(words.columns).map((label) => ({ label }))}
              rows={services.map((one) => ({ key: one.serviceId, cells: buildFigureCells(one, state) }))}
            />
            <p class="ar-hint">{words.rule}</p>
            <LinkButton
              variant="secondary"
              icon="download"
              href={`${formatAdminPath(brand, `${PATH}.csv`)}?periode=${asked.period}`}
            >
              {words.csv}
            </LinkButton>
          </section>
          {shown.length > 0 && (
            <BarChart
              id="en-cours"
              title={words.chart}
              description={words.chartText}
              labelHeading={words.columns.service}
              valueHeading={words.people}
              bars={shown}
            />
          )}
        </>
      )}
      <p>
        <a href={formatAdminPath(brand, adminPlaces.insights.path)}>{words.desks}</a>
      </p>
    </>,
  );
}

function buildFigureCells(one: Named, { visit: { language, brand }, asked }: FiguresState) {
  const words = figureWords(language);
  const cell = (figure: FigureName) => {
    const text = formatFigureValue(one, figure, words);
    if (!one.managed || one[figure] === 0) return text;
    const query = new URLSearchParams({ periode: asked.period, service: one.serviceId, lignes: figure });
    return (
      <a href={`${formatAdminPath(brand, PATH)}?${query}`}>
        {text}
        <span class="ds-sr-only"> : {words.lines(words.columns[figure], one.title)}</span>
      </a>
    );
  };
  return [one.title, ...figureNames.map(cell), formatFigureDays(one, words)];
}

function formatFigureValue(one: Named, figure: FigureName, words: FigureWords): string {
  const count: Count = one[figure];
  if (count === "few") return words.few;
  return one.managed || count === 0 ? String(count) : words.atLeast(count);
}

const formatFigureDays = ({ days }: ServiceFigures, words: FigureWords): string =>
  days === undefined ? words.noDays : words.days(days);

interface LinesState extends FiguresState {
  readonly service: Named;
  readonly figure: FigureName;
  readonly lines: readonly FigureLine[];
}

/** Days and states: what a manager checks a figure by. */
function showFigureLines(reply: FastifyReply, state: LinesState): FastifyReply {
  const { visit, asked, service, figure, lines } = state;
  const { language, brand } = visit;
  const words = figureWords(language);
  const path = formatAdminPath(brand, PATH);
  const title = words.lines(words.columns[figure], service.title);
  const { opened, state: stateOf, since } = words.lineColumns;
  return sendAdminPage(
    reply,
    { title, place: "insights", width: "wide", above: [{ href: path, label: words.title }] },
    <>
      <h1>{title}</h1>
      {lines.length === LINES && <p>{words.more(LINES)}</p>}
      {lines.length === 0 ? (
        <p>{words.noLine}</p>
      ) : (
        <Table
          id="lignes"
          caption={title}
          columns={[opened, stateOf, since].map((label) => ({ label }))}
          rows={lines.map((line, index) => ({
            key: String(index),
            cells: [
              line.openedOn ? formatLongDate(line.openedOn, language) : "–",
              subscriptionWords(language).states[line.state],
              formatLongDate(line.stateOn, language),
            ],
          }))}
        />
      )}
      <LinkButton variant="secondary" icon="arrow-left" href={`${path}?periode=${asked.period}`}>
        {words.back}
      </LinkButton>
    </>,
  );
}

/** The same figures, with the same small numbers hidden. */
async function handleFiguresDownload(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language } = request.ardeco;
  const { services, asked } = await readFigures(request);
  const words = figureWords(language);
  const rows = services.map((one) => [
    one.title,
    ...figureNames.map((figure) => formatFigureValue(one, figure, words)),
    formatFigureDays(one, words),
  ]);
  return reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="services-${asked.from}-${asked.to}.csv"`)
    .header("cache-control", "private, no-store")
    .send(formatCsv([Object.values(words.columns), ...rows]));
}
