import { legalBases } from "@ardeco/contracts";
import { LinkButton, Section, SummaryList, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../../../kernel/context.ts";
import type { Language } from "../../../kernel/errors.ts";
import { requireCapability } from "../../../modules/access/index.ts";
import { type AuthorityContact, getAuthority } from "../../../modules/authorities/index.ts";
import { listOfferedServices } from "../../../modules/catalogue/index.ts";
import { itemLabel, placeNames } from "../../../modules/consent/index.ts";
import { retentionClocks } from "../../../modules/people/index.ts";
import { csvOf } from "../../common/csv/csv.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { places } from "../common/places.ts";
import { registerWords } from "./register-words.ts";

export const REGISTER = `${places.rights.path}/registre`;

interface Line {
  readonly data: string;
  readonly purpose: string;
  readonly basis: string;
  readonly kept: string;
}

interface Register {
  readonly name: string;
  readonly contact: AuthorityContact;
  readonly services: readonly {
    readonly id: string;
    readonly title: string;
    readonly lines: readonly Line[];
  }[];
}

/** Art. 30, generated: each service that this authority publishes, in the terms that people read, and what the platform keeps. */
export async function showRegister(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const register = await readRegister(context, language);
  const words = registerWords(language);
  return adminPage(
    reply,
    { title: words.title, place: "rights", above: [], width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(register.name)}</p>
      <SummaryList
        rows={[
          { label: words.controller, value: register.name },
          { label: words.officer, value: register.contact.dataProtectionEmail ?? words.none },
        ]}
      />
      <LinkButton variant="secondary" icon="download" href={under(brand, `${REGISTER}.csv`)}>
        {words.csv}
      </LinkButton>
      <p class="ar-hint">{words.print}</p>
      <Section id="services" title={words.services}>
        {register.services.length === 0 && <p>{words.servicesNone}</p>}
        {register.services.map((service) => (
          <Service key={service.id} service={service} language={language} />
        ))}
      </Section>
      <Section id="plateforme" title={words.platform}>
        <Clocks language={language} />
      </Section>
      <Section id="mesures" title={words.measures}>
        <ul>
          {words.measuresText.split("\n").map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </>,
  );
}

/** The same, for a spreadsheet or another register. */
export async function downloadRegister(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const register = await readRegister(context, language);
  const words = registerWords(language);
  const { data, purpose, basis, kept } = words.columns;
  return reply
    .header("content-disposition", `attachment; filename="registre-${brand.slug}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(
      csvOf([
        [words.services, data, purpose, basis, kept],
        ...register.services.flatMap(({ title, lines }) =>
          lines.map((line) => [title, line.data, line.purpose, line.basis, line.kept]),
        ),
        ...retentionClocks.map((clock) => [
          words.own,
          clock.what[language],
          clock.why[language],
          legalBases.public_task[language],
          clock.kept[language],
        ]),
      ]),
    );
}

async function readRegister(context: Context, language: Language): Promise<Register> {
  requireCapability(context, "rights.answer");
  const words = registerWords(language);
  return context.transaction(async (tx) => {
    const { name, contact } = await getAuthority(tx, context.authorityId);
    const labels = await placeNames(tx, context.authorityId);
    const offered = await listOfferedServices(tx, [context.authorityId]);
    const services = offered.map(({ id, definition: { title, requests, mustBeKept } }) => ({
      id,
      title: title[language],
      lines: requests.map(({ element, purpose, legalBasis, retentionDays }) => ({
        data: itemLabel(element, labels)[language],
        purpose: purpose[language],
        basis: legalBases[legalBasis][language],
        kept: [
          words.days(retentionDays),
          ...mustBeKept.filter((hold) => hold.element === element).map(({ law }) => words.law(law)),
        ].join(", "),
      })),
    }));
    return { name, contact, services };
  });
}

function Service({
  service: { id, title, lines },
  language,
}: {
  readonly service: Register["services"][number];
  readonly language: Language;
}) {
  const words = registerWords(language);
  const { data, purpose, basis, kept } = words.columns;
  if (lines.length === 0)
    return (
      <>
        <h3>{title}</h3>
        <p>{words.asksNothing}</p>
      </>
    );
  return (
    <>
      <h3>{title}</h3>
      <p class="ar-hint">{words.recipient(title)}</p>
      <Table
        id={`service-${id}`}
        caption={title}
        isTitled
        columns={[data, purpose, basis, kept].map((label) => ({ label }))}
        rows={lines.map((line) => ({
          key: line.data,
          cells: [line.data, line.purpose, line.basis, line.kept],
        }))}
      />
    </>
  );
}

function Clocks({ language }: { readonly language: Language }) {
  const words = registerWords(language);
  const { what, kept, why } = words.platformColumns;
  return (
    <Table
      id="durees"
      caption={words.platform}
      isTitled
      columns={[what, kept, why].map((label) => ({ label }))}
      rows={retentionClocks.map((clock) => ({
        key: clock.tables.join(),
        cells: [clock.what[language], clock.kept[language], clock.why[language]],
      }))}
    />
  );
}
