import { Alert, Button, ButtonGroup, Form, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildDeskCoupledOfferAddresses } from "../../../../../../frames/desk/common/offer-addresses.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  getPathText,
  getQueryText,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import type { AtCounter } from "../../../../../consent/subscriptions/pages/desk/services/present.ts";
import {
  buildSpokenFields,
  parseSpoken,
} from "../../../../../consent/subscriptions/pages/desk/services/spoken-fields.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import {
  couplingsErrors,
  type createCouplingAgreement,
  type OwnCoupling,
  type withdrawCoupling,
} from "../../../index.ts";
import { couplingTones, formatAdvantage } from "../../common/couplings/coupling-text.ts";
import { couplingWords } from "../../common/couplings/coupling-words.ts";
import { NeededServices, ToldSection } from "../../common/couplings/told-section.tsx";
import { readOneBeside, sendPresenceRequest } from "./beside.ts";
import { deskCouplingWords } from "./words.ts";

const BY = "avec";

/**
 * One offer, to be read aloud: what it gives, what it takes, what will be told to whom; then what who is
 * there says.
 */
export async function showPersonCoupling(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const found = await readOneBeside(request);
  if (!found) return sendPresenceRequest(request, reply);
  const { counter, own } = found;
  const { personId: id, name } = counter;
  const { coupling, standing } = own;
  const [words, offer] = [deskCouplingWords(language), couplingWords(language)];
  const above = { href: buildDeskCoupledOfferAddresses(brand).of(id), label: words.act };
  const done = findDoneAnswer(getQueryText(request, "fait"), standing);
  return sendDeskPage(
    reply,
    {
      title: coupling.name[language],
      ...buildPersonTrail(visit, { id, name }, [above]),
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {errors.length === 0 && done !== undefined && (
        <Alert tone="success" title={words.done[done]}>
          <p>{words.doneText}</p>
          <p>
            <a href={buildDeskAddresses(brand).letters}>{words.letters}</a>
          </p>
        </Alert>
      )}
      <h1>{coupling.name[language]}</h1>
      <p class="ar-lead">{formatAdvantage(own, language)}</p>
      <p>
        <Tag tone={couplingTones[standing]}>{offer.tags[standing]}</Tag>
      </p>
      <Section id="services" title={offer.services}>
        <NeededServices own={own} language={language} />
        {own.missing.length > 0 && standing !== "over" && (
          <p>
            {words.missing}{" "}
            <a href={buildDeskAddresses(brand).offers(id)}>
              {own.missing.map(({ title }) => title[language]).join(", ")}
            </a>
          </p>
        )}
      </Section>
      {standing !== "over" && <ToldSection own={own} language={language} />}
      {(standing === "open" || standing === "agreed") && (
        <Answer {...{ request, counter, errors }} answers={standing === "open" ? "agree" : "stop"} />
      )}
      <LinkButton
        variant="secondary"
        icon="arrow-left"
        href={buildDeskAddresses(brand).person(id, "help_at_desk")}
      >
        {words.back}
      </LinkButton>
    </>,
  );
}

interface AnswerProps {
  readonly request: FastifyRequest;
  readonly counter: AtCounter;
  readonly errors: readonly FieldError[];
  readonly answers: "agree" | "stop";
}

function Answer({ request, counter, errors, answers }: AnswerProps) {
  const { language, brand, csrf } = request.ardeco;
  const words = deskCouplingWords(language);
  const { typed } = readForm(request);
  const offer = getPathText(request, "offre");
  const isYes = answers === "agree";
  return (
    <Section id="reponse" title={words.toAnswer}>
      <Form action={buildDeskCoupledOfferAddresses(brand)[answers](counter.personId, offer)} csrf={csrf()}>
        {buildAnswerFields(counter).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        {!isYes && <p>{words.stopLead}</p>}
        <ButtonGroup>
          <Button variant={isYes ? "primary" : "secondary"}>{isYes ? words.agree : words.stop}</Button>
        </ButtonGroup>
      </Form>
    </Section>
  );
}

/** What was just done, where it is so: another answer may have come since. */
function findDoneAnswer(said: string, standing: OwnCoupling["standing"]): "oui" | "non" | undefined {
  if (said === "oui" && standing === "agreed") return "oui";
  return said === "non" && standing !== "agreed" ? "non" : undefined;
}

/** Who is there, where, and that they said it. */
function buildAnswerFields({ speakers }: AtCounter): readonly Field[] {
  const [fr, en] = [deskCouplingWords("fr"), deskCouplingWords("en")];
  const who: Field = {
    kind: "choice",
    name: BY,
    label: { fr: fr.whoSays, en: en.whoSays },
    options: speakers.map(({ by, name }) => ({ value: by, label: { fr: name, en: name } })),
  };
  return [who, ...buildSpokenFields("")];
}

/** Said on the page of the offer: it changed since it was read aloud, or a colleague is asked. */
const said = listCodes(
  couplingsErrors,
  "couplings.not_held",
  "couplings.not_living",
  "couplings.own_interest",
);

/** What was said aloud, once: twice says the same. */
export const answerWith =
  (act: typeof createCouplingAgreement | typeof withdrawCoupling, done: "oui" | "non") =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { context, brand } = request.ardeco;
    const found = await readOneBeside(request);
    if (!found) return sendPresenceRequest(request, reply);
    const { counter, own } = found;
    const { personId, speakers } = counter;
    const form = readForm(request);
    const today = toCivilDate(context.now());
    const { errors } = parseFields(buildAnswerFields(counter), form, { today, answers: {} });
    if (errors.length > 0) return showPersonCoupling(request, reply, errors);
    const speaker = speakers.find(({ by }) => by === getTypedText(form.typed, BY));
    if (!speaker) throw householdsErrors.error("households.cannot_act_for");
    const { id } = own.coupling;
    const spoken = parseSpoken(request, { personId, by: speaker.by, typed: form.typed });
    return submitOrShowAgain(() => act(context, { id, personId, spoken }), {
      besides: toBesides(said, ""),
      again: ({ errors }) => showPersonCoupling(request, reply, errors),
      after: () =>
        sendSeeOther(reply, `${buildDeskCoupledOfferAddresses(brand).one(personId, id)}?fait=${done}`),
    });
  };
