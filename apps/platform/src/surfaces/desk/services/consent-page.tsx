import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { asId } from "../../../kernel/ids.ts";
import type { OfferedService } from "../../../modules/catalogue/index.ts";
import {
  giveGrant,
  isUnsent,
  openerOf,
  openingFor,
  type Proposal,
  proposeConsent,
  refuseOther,
  refuseService,
} from "../../../modules/consent/index.ts";
import { householdsErrors } from "../../../modules/households/index.ts";
import {
  FieldView,
  FormErrors,
  parseFields,
  queryText,
  readForm,
  seeOther,
  type TypedValues,
} from "../../../web/index.ts";
import { type AskedItems, askedItems } from "../../common/consent/asked-items.ts";
import {
  ACT,
  acts,
  decisionFrom,
  KEY,
  type PostedConsent,
  readConsentForm,
  type StaleReason,
  staleReason,
  VERSION,
} from "../../common/consent/consent-form.ts";
import { consentWords } from "../../common/consent/consent-words.ts";
import { AgreedItems, OptionalItems, RequiredItems } from "../../common/consent/items-view.tsx";
import { providerText } from "../../common/services/provider-text.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { findOffer, offerKey } from "./find-offer.ts";
import { openWords } from "./open-words.ts";
import { listAbove, pageAbout } from "./page-about.ts";
import { type AtCounter, readCounter, type Speaker } from "./present.ts";
import { refusedHref } from "./refused.ts";
import { spokenBy, spokenFields } from "./spoken-fields.ts";

/** Who is there and listens. */
const WITH = "avec";

interface Asked {
  readonly counter: AtCounter;
  readonly service: OfferedService;
  readonly speaker: Speaker;
  /** Undefined when the service may not open today: its page says why. */
  readonly proposal: Proposal | undefined;
}

interface Again {
  readonly form: PostedConsent;
  readonly typed: TypedValues;
  readonly errors?: readonly FieldError[];
  readonly stale?: StaleReason;
  /** They refuse what they had accepted in another tab, or at home. */
  readonly agreedMeanwhile?: boolean;
}

/** The same request as in the space, to be read aloud or printed; then the yes of who is there. */
export async function showConsent(
  request: FastifyRequest,
  reply: FastifyReply,
  again?: Again,
): Promise<FastifyReply> {
  const asked = await ask(request);
  const { counter, service, proposal, speaker } = asked;
  const { brand, language, csrf, context } = request.ardeco;
  const at = addresses(brand);
  if (!proposal) return seeOther(reply, at.offer(counter.personId, offerKey(service, context.authorityId)));
  const words = openWords(language);
  const errors = again?.errors ?? [];
  const items = askedItems(proposal);
  const title = words.consentTitle(service.definition.title[language]);
  const hidden = {
    [VERSION]: String(proposal.service.version),
    [KEY]: again?.form.key || context.newId<string>(),
  };
  return deskPage(
    reply,
    {
      title,
      status: errors.length > 0 ? 422 : again ? 409 : 200,
      hasErrors: again !== undefined,
      ...pageAbout(request, counter, [listAbove(request, counter.personId)]),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.consentLead(counter.name, providerText(proposal, language))}</p>
      {again?.stale && (
        <Alert tone="warning" title={consentWords(language)[again.stale]}>
          <p>{consentWords(language).changedText}</p>
        </Alert>
      )}
      {again?.agreedMeanwhile && (
        <Alert tone="warning" title={words.agreedAlready}>
          <p>{words.agreedAlreadyText}</p>
        </Alert>
      )}
      <Form
        action={at.offerConsent(counter.personId, offerKey(service, context.authorityId), speaker.by)}
        csrf={csrf()}
        hidden={hidden}
      >
        <Items {...{ asked, items, request, ticked: again?.form.ticked }} />
        <section class="ar-stack">
          <h2>{words.toRead}</h2>
          <p>{words.ifNot}</p>
          <p>{words.later}</p>
        </section>
        <Answer {...{ asked, again, request }} proposal={proposal} />
      </Form>
    </>,
  );
}

interface AnswerProps {
  readonly asked: Asked;
  readonly proposal: Proposal;
  readonly again: Again | undefined;
  readonly request: FastifyRequest;
}

/** Who accepted already stops the service: a yes is not refused. */
function Answer({ asked: { counter, speaker }, proposal, again, request }: AnswerProps) {
  const { brand, language } = request.ardeco;
  const words = openWords(language);
  return (
    <section class="ar-stack ar-desk-screen-only">
      <h2>{words.answer}</h2>
      {spokenFields(speaker.name).map((field) => (
        <FieldView
          key={field.name}
          {...{ field, language }}
          errors={again?.errors ?? []}
          typed={again?.typed ?? new Map()}
          answers={{}}
        />
      ))}
      <ButtonGroup>
        <Button icon="check" name={ACT} value={acts.accept}>
          {words.noteYes}
        </Button>
        {proposal.live ? (
          <LinkButton
            variant="secondary"
            href={addresses(brand).withdrawal(counter.personId, proposal.live.id)}
          >
            {words.stop}
          </LinkButton>
        ) : (
          <Button variant="secondary" name={ACT} value={acts.refuse}>
            {words.noteNo}
          </Button>
        )}
      </ButtonGroup>
    </section>
  );
}

/** The yes, or the no, that was said aloud. Sent twice, it decides once. */
export async function decide(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readConsentForm(request);
  const { typed } = readForm(request);
  const { counter, service, speaker, proposal } = await ask(request);
  const at = addresses(brand);
  const here = at.offer(counter.personId, offerKey(service, context.authorityId));
  if (!proposal) return seeOther(reply, here);
  const today = civilDate(context.now());
  const { errors } = parseFields(spokenFields(speaker.name), readForm(request), { today, answers: {} });
  if (errors.length > 0) return showConsent(request, reply, { form, typed, errors });
  const named = { personId: counter.personId, serviceId: service.id };
  const spoken = spokenBy(request, { personId: counter.personId, by: speaker.by, typed });
  if (form.refuses) {
    if (await isRefused(context, { ...named, spoken }))
      return seeOther(reply, refusedHref(request, named, here));
    return showConsent(request, reply, { form: { ...form, key: "" }, typed, agreedMeanwhile: true });
  }
  try {
    const decision = decisionFrom(proposal, { id: counter.personId }, form);
    const grant = await giveGrant(context, { ...decision, serviceId: service.id, spoken });
    return seeOther(reply, at.agreement(counter.personId, grant.id));
  } catch (error) {
    return showConsent(request, reply, { form: { ...form, key: "" }, typed, stale: staleReason(error) });
  }
}

/** False when they had said yes meanwhile: a yes is stopped, not refused. */
async function isRefused(context: Context, refusal: Parameters<typeof refuseService>[1]): Promise<boolean> {
  try {
    await refuseService(context, refusal);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "consent.already_granted") return false;
    throw error;
  }
}

async function ask(request: FastifyRequest): Promise<Asked> {
  const { context, language } = request.ardeco;
  return context.transaction(async (tx) => {
    const personId = pathId<"person">(request, "id");
    const counter = await readCounter(tx, context, personId, commonWords(language).unnamed);
    const service = await findOffer(tx, request);
    const by = queryText(request, WITH);
    const speaker = counter.speakers.find((one) => one.by === by);
    if (!speaker) throw householdsErrors.error("households.cannot_act_for");
    refuseOther(service.definition, openerOf(speaker, civilDate(context.now())));
    const opening = await openingFor(tx, context, service, speaker);
    const closed =
      opening.outcome === "no" ||
      opening.outcome === "closed" ||
      (opening.outcome === "missing" && (opening.undecided || opening.absent.length > 0));
    if (closed || (await isUnsent(tx, context, speaker)))
      return { counter, service, speaker, proposal: undefined };
    const shownTo = asId<"person">(speaker.by);
    const proposal = await proposeConsent(tx, context, { personId, serviceId: service.id, shownTo });
    return { counter, service, speaker, proposal };
  });
}

interface ItemsProps {
  readonly asked: Asked;
  readonly items: AskedItems;
  readonly request: FastifyRequest;
  readonly ticked: readonly string[] | undefined;
}

/** Boxes are ticked as the person says; none beforehand, except what they had agreed to. */
function Items({ asked: { counter }, items, request, ticked }: ItemsProps) {
  const { language, brand } = request.ardeco;
  const { required, optional, agreed } = items;
  const before = optional.filter(({ decision }) => decision === "granted").map(({ name }) => name);
  return (
    <>
      {required.length > 0 && (
        <RequiredItems
          items={required}
          language={language}
          completeHref={() => addresses(brand).enrolKnown(counter.personId)}
        />
      )}
      {optional.length > 0 && (
        <OptionalItems items={optional} language={language} ticked={ticked ?? before} />
      )}
      <AgreedItems items={agreed} language={language} />
      {required.length + optional.length === 0 && <p>{consentWords(language).nothingAsked}</p>}
    </>
  );
}
