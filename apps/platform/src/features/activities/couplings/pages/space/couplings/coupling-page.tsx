import {
  Alert,
  Button,
  ButtonGroup,
  Form,
  type KeyFact,
  KeyFacts,
  LinkButton,
  Section,
  Tag,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  formatPersonAddress,
  fromOffer,
} from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate, isEndless } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { FormErrors, getQueryText, type Visit } from "../../../../../../web/index.ts";
import { formatTariffEuros } from "../../../../../catalogue/tariffs/index.ts";
import { type AnsweredCoupling, type OwnCoupling, readOwnCoupling } from "../../../index.ts";
import { couplingTones, formatAdvantage } from "../../common/couplings/coupling-text.ts";
import { couplingWords } from "../../common/couplings/coupling-words.ts";
import { NeededServices, ToldSection } from "../../common/couplings/told-section.tsx";
import { computeCouplingGain, type Gain } from "./compute-coupling-gain.ts";
import { parseCouplingParam } from "./parse-coupling-param.ts";

interface Shown {
  readonly own: AnsweredCoupling;
  readonly somebody: Somebody;
  readonly visit: Visit;
}

/** One offer: what one gains, what it takes, what will be told to whom, the yes and the no. */
export async function showOwnCoupling(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const { somebody } = await resolveChosenPerson(request);
  const own = await readOwnCoupling(context, { id: parseCouplingParam(request), personId: somebody.id });
  const gain = await computeCouplingGain(context, own, somebody);
  const [words, at] = [couplingWords(language), buildSpaceAddresses(brand)];
  const done = getQueryText(request, "fait");
  const above = somebody.self ? words.title : words.titleOf(formatPersonName(somebody, language));
  const shown = { own, somebody, visit };
  return sendSpacePage(
    reply,
    {
      title: own.coupling.name[language],
      place: "services",
      width: "task",
      above: [{ href: formatPersonAddress(at.couplings, somebody), label: above }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {errors.length === 0 && (done === "oui" || done === "non") && (
        <Alert tone="success" title={words.done[done]} />
      )}
      <h1>{own.coupling.name[language]}</h1>
      <p class="ar-lead">{formatAdvantage(own, language)}</p>
      <p>
        <Tag tone={couplingTones[own.standing]}>{words.tags[own.standing]}</Tag>
      </p>
      <Section id="gain" title={words.gain}>
        <Gains {...{ own, gain, language }} />
        <p>{own.coupling.stacks ? words.stacks : words.alone}</p>
        {own.standing !== "over" && <p>{words.farAhead}</p>}
      </Section>
      <Services {...shown} />
      {own.standing !== "over" && <ToldSection own={own} language={language} />}
      <Answer {...shown} />
    </>,
  );
}

function Gains({
  own: { coupling, standing, tariff, since },
  gain: { price, saved },
  language,
}: {
  readonly own: OwnCoupling;
  readonly gain: Gain;
  readonly language: Language;
}) {
  const words = couplingWords(language);
  const euros = (cents: number) => formatTariffEuros(cents, language);
  const facts: KeyFact[] = [];
  if (price !== null && standing !== "over")
    facts.push({
      term: tariff[language],
      icon: "euro",
      value: euros(price.with),
      note: words.was(euros(price.without)),
    });
  if (saved.count > 0)
    facts.push({
      term: words.saved,
      icon: "coins",
      value: euros(saved.cents),
      note: [words.savedNote(saved.count), saved.ahead > 0 && words.ahead(euros(saved.ahead))]
        .filter(Boolean)
        .join(" "),
    });
  const days = [
    standing === "agreed" && since !== null && `${words.since(formatLongDate(since, language))}.`,
    coupling.endsOn !== null &&
      !isEndless(coupling.endsOn) &&
      `${words.until(formatLongDate(coupling.endsOn, language))}.`,
  ].filter(Boolean);
  return (
    <>
      {facts.length > 0 && <KeyFacts facts={facts} />}
      {days.length > 0 && <p>{days.join(" ")}</p>}
    </>
  );
}

/** Each with whether it is held, and the way to add what is missing. */
function Services({ own, somebody, visit: { brand, language } }: Shown) {
  const words = couplingWords(language);
  const at = buildSpaceAddresses(brand);
  const { standing } = own;
  // What was agreed to a moment ago is not asked for again.
  const missing = own.missing.filter(({ isOpening }) => !isOpening);
  return (
    <Section id="services" title={words.services}>
      <NeededServices own={own} language={language} />
      {standing !== "over" && missing.length > 0 && (
        <ButtonGroup>
          {missing.map(({ id, slug, title }) => (
            <LinkButton
              key={id}
              variant="secondary"
              icon="plus"
              href={formatPersonAddress(at.consent(brand.slug, slug), somebody, fromOffer(own.coupling.id))}
            >
              {words.addService(title[language])}
            </LinkButton>
          ))}
        </ButtonGroup>
      )}
    </Section>
  );
}

function Answer({
  own: { coupling, standing, giver, mayAnswer },
  somebody,
  visit: { brand, language, csrf },
}: Shown) {
  const words = couplingWords(language);
  const at = buildSpaceAddresses(brand);
  if (standing !== "open" && standing !== "agreed") return null;
  if (!mayAnswer) return <p>{words.parentsAnswer}</p>;
  if (standing === "open")
    return (
      <Form action={formatPersonAddress(at.agreeCoupling(coupling.id), somebody)} csrf={csrf()}>
        <ButtonGroup>
          <Button>{words.agree(giver.title[language])}</Button>
          <LinkButton variant="secondary" href={formatPersonAddress(at.couplings, somebody)}>
            {words.later}
          </LinkButton>
        </ButtonGroup>
      </Form>
    );
  return (
    <Form action={formatPersonAddress(at.stopCoupling(coupling.id), somebody)} csrf={csrf()}>
      <p>{words.withdrawText}</p>
      <Button variant="secondary">{words.withdraw}</Button>
    </Form>
  );
}
