import { studiedServices } from "@ardeco/contracts";
import { BarChart, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import { listConnectedServices } from "../../../../../consent/clients/index.ts";
import {
  computeCatalogueGrade,
  type GradedService,
  readPublishedServices,
  type Sophistication,
  studiedCities,
} from "../../../index.ts";
import { sophisticationWords } from "./sophistication-words.ts";

/** How far the authority's online services go, service by service, beside the cities of the study. */
export async function showSophistication(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const graded = await readSophistication(context);
  const words = sophisticationWords(language);
  return sendAdminPage(
    reply,
    { title: words.title, place: "services", above: [], width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.score(formatFigure(graded.score, language))}</p>
      <p>{words.method}</p>
      <Section id="cities" title={words.cities}>
        <Cities score={graded.score} name={brand.name} language={language} />
      </Section>
      <Section id="services" title={words.services} lead={words.servicesLead}>
        <Table
          id="grades"
          caption={words.grades}
          columns={[
            { label: words.columns.service },
            { label: words.columns.level, numeric: true },
            { label: words.columns.reached },
            { label: words.columns.missing },
          ]}
          rows={graded.services.map((service) => renderSophisticationRow(service, language))}
        />
      </Section>
      <p class="ar-hint">{words.source}</p>
    </>,
  );
}

async function readSophistication(context: Context): Promise<Sophistication> {
  const providers = await readProviders(context);
  const ids = providers.map(({ id }) => id);
  const offered = await readPublishedServices(context, ids);
  const connected = await listConnectedServices(
    context,
    offered.map(({ id }) => id),
  );
  return computeCatalogueGrade(offered, ({ id }) => connected.has(id));
}

interface CitiesProps {
  readonly score: number;
  readonly name: string;
  readonly language: Language;
}

function Cities({ score, name, language }: CitiesProps) {
  const words = sophisticationWords(language);
  const today = words.today(name);
  const bars = [...Object.entries(studiedCities), [today, score] as const]
    .map(([label, value]) => ({ label, value, text: formatFigure(value, language) }))
    .sort((one, other) => other.value - one.value);
  const rank = bars.findIndex(({ label }) => label === today) + 1;
  return (
    <BarChart
      id="score"
      title={words.chart}
      description={words.rank(rank, bars.length)}
      labelHeading={words.city}
      valueHeading={words.mean}
      bars={bars}
    />
  );
}

function renderSophisticationRow(
  { studied, service, level, reached, missing }: GradedService,
  language: Language,
) {
  const { reasons } = sophisticationWords(language);
  return {
    key: studied,
    cells: [
      <div key="service">
        {studiedServices[studied][language]}
        {service && <div class="ar-hint">{service.definition.title[language]}</div>}
      </div>,
      String(level),
      <div key="reached">
        {reached.map((reason) => (
          <div key={reason}>{reasons[reason]}</div>
        ))}
      </div>,
      missing === undefined ? "–" : reasons[missing],
    ],
  };
}

const formatFigure = (value: number, language: Language): string =>
  new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
