import { Button, EmptyState, KeyFacts, LinkButton, LinkColumns, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { HomeCrumb } from "../../../../../../frames/site/browse/browse-pages.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  sendAuthorityPage,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import {
  computeTariffPrice,
  findTariff,
  findVersionForDay,
  formatTariffEuros,
  formatTariffStep,
  highestOf,
  listTariffs,
  type OfferedTariff,
  type Pricing,
  type TariffFacts,
  type TariffVersion,
} from "../../../index.ts";
import { PriceChart } from "../../common/tariffs/price-chart.tsx";
import { buildSimulatorFields, parseSimulatorFacts, readAsked } from "./simulator-fields.ts";
import { tariffWords } from "./tariff-words.ts";

/**
 * `/tarifs`, then `/tarifs/:activite?quotient=568`: by GET, as a commune is; the log keeps the route, and
 * nothing is written.
 */
export function defineSiteTariffPages(app: FastifyInstance): void {
  app.get("/tarifs", async (request, reply) => showTariffs(request, reply));
  app.get<{ Params: { activite: string } }>("/tarifs/:activite", async (request, reply) => {
    const { context } = request.ardeco;
    const on = toCivilDate(context.now());
    const tariff = await findTariff(context, { slug: request.params.activite, on });
    const version = tariff && findVersionForDay(tariff, on);
    if (!version) throw kernelErrors.error("request.not_found");
    return showPublicTariff(request, reply, { tariff, version });
  });
}

async function showTariffs(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const say = tariffWords(language);
  const on = toCivilDate(context.now());
  const tariffs = await listTariffs(context, on);
  return sendAuthorityPage(
    reply,
    {
      title: say.title,
      description: say.lead(brand.name),
      breadcrumb: <HomeCrumb visit={visit} current={say.title} />,
    },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead(brand.name)}</p>
      {tariffs.length === 0 ? (
        <EmptyState
          title={say.none}
          icon="euro"
          action={<LinkButton href={`/${brand.slug}/services`}>{say.toServices}</LinkButton>}
        >
          <p>{say.noneText}</p>
        </EmptyState>
      ) : (
        <Section id="activites" title={say.choose}>
          <LinkColumns
            links={tariffs.map((tariff) => ({
              label: [tariff.title[language], formatPriceRange(findVersionForDay(tariff, on), language)].join(
                ", ",
              ),
              href: `/${brand.slug}/tarifs/${tariff.slug}`,
            }))}
          />
        </Section>
      )}
    </>,
  );
}

function formatPriceRange(version: TariffVersion | undefined, language: Language): string {
  const pricings = [version?.groups ?? [], version?.elsewhere ?? []].flat().map(({ pricing }) => pricing);
  const [least, most] = [Math.min(...pricings.map(computeLowestPrice)), Math.max(...pricings.map(highestOf))];
  return tariffWords(language).range(formatTariffEuros(least, language), formatTariffEuros(most, language));
}

function computeLowestPrice(pricing: Pricing): number {
  if (pricing.kind === "single") return pricing.cents;
  if (pricing.kind === "bands") return Math.min(...pricing.bands.map(({ cents }) => cents));
  return pricing.floor_cents;
}

interface Shown {
  readonly tariff: OfferedTariff;
  readonly version: TariffVersion;
}

function showPublicTariff(
  request: FastifyRequest,
  reply: FastifyReply,
  { tariff, version }: Shown,
): FastifyReply {
  const visit = request.ardeco;
  const { language, brand, context } = visit;
  const say = tariffWords(language);
  const today = toCivilDate(context.now());
  const fields = buildSimulatorFields(version, brand.name);
  const { typed, answers, errors } = readAsked(request, fields, today);
  const facts = parseSimulatorFacts(answers, version, today);
  const title = say.one(tariff.title[language]);
  // A wrong figure is no price: what was typed stays, and nothing is guessed.
  const hasErrors = errors.length > 0;
  return sendAuthorityPage(
    reply,
    {
      title,
      description: say.oneLead,
      breadcrumb: (
        <HomeCrumb
          visit={visit}
          parent={{ href: `/${brand.slug}/tarifs`, label: say.title }}
          current={tariff.title[language]}
        />
      ),
      ...(hasErrors ? { status: 422, hasErrors } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{say.oneLead}</p>
      {fields.length > 0 && <Questions {...{ visit, tariff, fields, typed, errors }} />}
      {!hasErrors && <Answer {...{ visit, tariff, version, facts, today }} />}
    </>,
  );
}

interface QuestionsProps {
  readonly visit: Visit;
  readonly tariff: OfferedTariff;
  readonly fields: readonly Field[];
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

function Questions({ visit: { brand, language }, tariff, fields, typed, errors }: QuestionsProps) {
  return (
    <form class="ar-form" method="get" action={`/${brand.slug}/tarifs/${tariff.slug}`} noValidate>
      {fields.map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
      ))}
      <Button>{tariffWords(language).submit}</Button>
    </form>
  );
}

interface AnswerProps extends Shown {
  readonly visit: Visit;
  readonly facts: TariffFacts;
  readonly today: string;
}

function Answer({ visit: { language }, tariff, version, facts, today }: AnswerProps) {
  const say = tariffWords(language);
  const priced = computeTariffPrice(tariff, facts, today);
  if (priced.outcome !== "priced") return null;
  const isHighest = priced.steps.some(({ step }) => step === "highest");
  return (
    <>
      <KeyFacts
        facts={[
          {
            term: isHighest ? say.highest : say.price,
            icon: "euro",
            value: formatTariffEuros(priced.cents, language),
            note: tariff.title[language],
          },
        ]}
      />
      <Section id="pourquoi" title={say.why}>
        <ul>
          {priced.steps.map((step) => (
            <li key={step.step}>{formatTariffStep(step, language)}</li>
          ))}
        </ul>
        <p>{say.next}</p>
        <p>{say.childNever}</p>
      </Section>
      <PriceChart {...{ version, facts, language }} own={facts.quotients[0]?.quotient} title={say.chart} />
    </>
  );
}
