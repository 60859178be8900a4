import { BarChart, Button, Card, EmptyState, Section, Select } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { computePercentage, type Indicators, type Measure, type Month } from "../../../index.ts";
import { insightWords } from "./insight-words.ts";
import { type AskedPage, buildInsightAddress, periods } from "./parse-insight-query.ts";
import { figureWords } from "./service-figures-words.ts";

interface IndicatorsView {
  readonly asked: AskedPage;
  readonly indicators: Indicators;
  readonly months: readonly Month[];
}

export function showIndicators(reply: FastifyReply, view: IndicatorsView): FastifyReply {
  const { language, brand } = reply.request.ardeco;
  const words = insightWords(language);
  const { asked, indicators, months } = view;
  const path = formatAdminPath(brand, adminPlaces.insights.path);
  const isEmpty = indicators.received + indicators.decided + indicators.waiting === 0;
  return sendAdminPage(
    reply,
    { title: words.title, place: "insights", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <p>
        <a href={`${path}/services`}>{figureWords(language).link}</a>
      </p>
      <Choice {...{ asked, language, path }} />
      {isEmpty ? (
        <EmptyState title={words.nothing} icon="calendar">
          <p>{words.nothingText}</p>
        </EmptyState>
      ) : (
        <>
          <Section id="chiffres" title={words.figures}>
            <ul class="ar-cards">
              {buildIndicatorFigures(indicators, language).map((figure) => (
                <li key={figure.title}>
                  <Card title={figure.title} level={3}>
                    <p class="ar-figure ar-numbers">{figure.value}</p>
                    {figure.detail && <p class="ar-hint">{figure.detail}</p>}
                    {figure.lines > 0 && (
                      <p>
                        <a href={buildInsightAddress(path, asked, figure.measure)}>
                          {words.seeLines(figure.lines)}
                          <span class="ds-sr-only"> : {figure.title}</span>
                        </a>
                      </p>
                    )}
                  </Card>
                </li>
              ))}
            </ul>
          </Section>
          {months.length > 0 && (
            <BarChart
              id="mois"
              title={words.months}
              description={words.monthsText}
              labelHeading={words.month}
              valueHeading={words.received}
              bars={months.map(({ month, received }) => ({
                label: formatMonthName(month, language),
                value: received,
              }))}
            />
          )}
        </>
      )}
    </>,
  );
}

interface Figure {
  readonly title: string;
  readonly value: string;
  readonly detail?: string | undefined;
  readonly measure: Measure;
  /** How many files are behind it. */
  readonly lines: number;
}

function buildIndicatorFigures(of: Indicators, language: Language): readonly Figure[] {
  const words = insightWords(language);
  const online = computePercentage(of.online, of.received);
  const oldest = of.oldestWaitingDays;
  return [
    {
      title: words.received,
      value: String(of.received),
      detail: online === undefined ? undefined : words.online(online),
      measure: "received",
      lines: of.received,
    },
    {
      title: words.waiting,
      value: String(of.waiting),
      detail: oldest === undefined ? undefined : words.oldest(oldest),
      measure: "waiting",
      lines: of.waiting,
    },
    { title: words.decided, value: String(of.decided), measure: "decided", lines: of.decided },
    {
      title: words.median,
      value: of.medianDays === undefined ? "–" : words.medianText(of.medianDays),
      detail: of.p90Days === undefined ? words.tooFew : words.p90(of.p90Days),
      measure: "decided",
      lines: of.decided,
    },
    {
      title: words.refused,
      value: words.percent(computePercentage(of.refused, of.decided)),
      detail: words.of(of.refused, of.decided),
      measure: "refused",
      lines: of.refused,
    },
    {
      title: words.unaided,
      value: words.percent(computePercentage(of.unaided, of.validated)),
      detail: `${words.of(of.unaided, of.validated)}, ${words.unaidedText}`,
      measure: "decided",
      lines: of.decided,
    },
    { title: words.withdrawn, value: String(of.withdrawn), measure: "withdrawn", lines: of.withdrawn },
  ];
}

function formatMonthName(month: string, language: Language): string {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

const ALL = "tous";

interface ChoiceProps {
  readonly asked: AskedPage;
  readonly language: Language;
  readonly path: string;
}

/** By GET: an indicator is an address that one sends to a colleague. */
function Choice({ asked, language, path }: ChoiceProps) {
  const words = insightWords(language);
  return (
    <form class="ar-form" method="get" action={path}>
      <div class="ar-filters">
        <Select
          name="periode"
          label={words.period}
          value={asked.period}
          choices={periods.map((value) => ({ value, label: words.periods[value] }))}
        />
        <Select
          name="guichet"
          label={words.desk}
          value={asked.deskId ?? ALL}
          choices={[
            { value: ALL, label: words.everyDesk },
            ...asked.desks.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
        />
        <Button variant="secondary">{words.show}</Button>
      </div>
    </form>
  );
}
