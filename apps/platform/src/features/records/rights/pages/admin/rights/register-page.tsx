import { Alert, LinkButton, Section, SummaryList, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { MeasureList } from "../../../../../../frames/admin/common/measure-list.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { formatCsv } from "../../../../../../web/format/index.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { type Processing, readRegister } from "../../../../../compliance/compliance/index.ts";
import { registerWords } from "./register-words.ts";

export const REGISTER = `${adminPlaces.rights.path}/registre`;
const PLATFORM = `${REGISTER}/plateforme`;
const formatServicePage = ({ slug }: Processing): string => `${REGISTER}/services/${slug}`;

/**
 * Art. 30, generated, in one look: who answers for it, each processing behind its link, what guards them
 * today.
 */
export async function showRegister(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const register = await readRegister(context);
  const words = registerWords(language);
  return sendAdminPage(
    reply,
    { title: words.title, place: "rights", above: [], width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(register.authority)}</p>
      <SummaryList
        rows={[
          { label: words.controller, value: register.authority },
          { label: words.officer, value: register.officer ?? words.none },
          { label: words.services, value: words.serviceCount(register.services.length) },
        ]}
      />
      <LinkButton variant="secondary" icon="download" href={formatAdminPath(brand, `${REGISTER}.csv`)}>
        {words.csv}
      </LinkButton>
      <Section id="services" title={words.services} lead={words.servicesLead}>
        {register.services.length === 0 ? (
          <p>{words.servicesNone}</p>
        ) : (
          <Services services={register.services} request={request} />
        )}
      </Section>
      <Section id="plateforme" title={words.platform} lead={words.platformLead}>
        <p>
          <a href={formatAdminPath(brand, PLATFORM)}>{words.platformLink(register.clocks.length)}</a>
        </p>
      </Section>
      <Section id="mesures" title={words.measures} lead={words.measuresLead}>
        <MeasureList measures={register.measures} language={language} />
      </Section>
    </>,
  );
}

function Services({
  services,
  request,
}: {
  readonly services: readonly Processing[];
  readonly request: FastifyRequest;
}) {
  const { brand, language } = request.ardeco;
  const words = registerWords(language);
  const { service, received, longest } = words.index;
  return (
    <Table
      id="traitements"
      caption={words.services}
      isTitled
      columns={[{ label: service }, { label: received, numeric: true }, { label: longest }]}
      rows={services.map((one) => ({
        key: one.slug,
        cells: [
          <a key="name" href={formatAdminPath(brand, formatServicePage(one))}>
            {one.title[language]}
          </a>,
          String(one.elements.length),
          one.elements.length === 0
            ? words.nothingKept
            : words.kept(Math.max(...one.elements.map(({ retentionDays }) => retentionDays))),
        ],
      }))}
    />
  );
}

/** One processing: what the service receives, why, on which basis, until when. */
export async function showProcessing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const slug = getPathText(request, "service");
  const { services, authority, officer } = await readRegister(context);
  const found = services.find((one) => one.slug === slug);
  if (!found) throw kernelErrors.error("request.not_found");
  const words = registerWords(language);
  const title = found.title[language];
  const { data, purpose, basis, kept } = words.columns;
  return sendAdminPage(
    reply,
    {
      title,
      place: "rights",
      above: [{ href: formatAdminPath(brand, REGISTER), label: words.title }],
      width: "wide",
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{found.summary[language]}</p>
      {found.status === "retired" && <Alert tone="info" title={words.retired} />}
      <SummaryList
        rows={[
          { label: words.controller, value: authority },
          { label: words.officer, value: officer ?? words.none },
          { label: words.recipients, value: words.recipient(title) },
        ]}
      />
      <Section id="informations" title={words.columns.data}>
        {found.elements.length === 0 ? (
          <p>{words.asksNothing}</p>
        ) : (
          <Table
            id="recues"
            caption={title}
            isTitled
            columns={[data, purpose, basis, kept].map((label) => ({ label }))}
            rows={listRegisterLines(found, language).map((cells) => ({ key: cells[0], cells }))}
          />
        )}
      </Section>
    </>,
  );
}

/** What the platform keeps by itself, table by table. */
export async function showClocks(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const { clocks } = await readRegister(context);
  const words = registerWords(language);
  const { what, kept, why } = words.platformColumns;
  return sendAdminPage(
    reply,
    {
      title: words.platform,
      place: "rights",
      above: [{ href: formatAdminPath(brand, REGISTER), label: words.title }],
      width: "wide",
    },
    <>
      <h1>{words.platform}</h1>
      <p class="ar-lead">{words.platformLead}</p>
      <Table
        id="durees"
        caption={words.platform}
        isTitled
        columns={[what, kept, why].map((label) => ({ label }))}
        rows={clocks.map((clock) => ({
          key: clock.key,
          cells: [clock.what[language], clock.kept[language], clock.why[language]],
        }))}
      />
    </>,
  );
}

/** The same, for a spreadsheet or another register. */
export async function sendRegisterCsv(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const register = await readRegister(context);
  const words = registerWords(language);
  const { data, purpose, basis, kept } = words.columns;
  return reply
    .header("content-disposition", `attachment; filename="registre-${brand.slug}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(
      formatCsv([
        [words.services, data, purpose, basis, kept],
        ...register.services.flatMap((one) =>
          listRegisterLines(one, language).map((cells) => [one.title[language], ...cells]),
        ),
        ...register.clocks.map((clock) => [
          words.own,
          clock.what[language],
          clock.why[language],
          words.ownBasis,
          clock.kept[language],
        ]),
        ...register.measures
          .filter(({ state }) => state === "on")
          .map(({ text }) => [words.measures, text[language], "", "", ""]),
      ]),
    );
}

function listRegisterLines(
  { elements }: Processing,
  language: "fr" | "en",
): readonly (readonly [string, string, string, string])[] {
  const words = registerWords(language);
  return elements.map(({ label, purpose, basis, retentionDays, heldBy }) => [
    label[language],
    purpose[language],
    basis[language],
    [words.kept(retentionDays), ...heldBy.map(words.law)].join(", "),
  ]);
}
