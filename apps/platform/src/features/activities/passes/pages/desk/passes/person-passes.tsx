import { randomUUID } from "node:crypto";
import {
  Alert,
  Button,
  Card,
  EmptyState,
  Form,
  LinkButton,
  Section,
  Tag,
  TextField,
  type Tone,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { formatPeriod } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildPassAddresses } from "../../../../../../frames/desk/common/pass-addresses.ts";
import { findPresenceExpiry } from "../../../../../../frames/desk/common/presence.ts";
import { buildSupportAddresses } from "../../../../../../frames/desk/common/support-addresses.ts";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { WANTED } from "../../../../../../frames/desk/people/all-services-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId, ServiceId } from "../../../../../../kernel/ids.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { hasCapability, requireCapability } from "../../../../../access/access/index.ts";
import { findOwnTill, listPaymentsPage } from "../../../../../billing/payments/index.ts";
import { tillWords } from "../../../../../billing/payments/pages/common/payments/till-words.ts";
import { MeansFields } from "../../../../../billing/payments/pages/desk/till/cheque-fields.tsx";
import { findSupportSettings, listSupports, type Support } from "../../../../../cards/supports/index.ts";
import {
  buildOfferKey,
  listOffers,
} from "../../../../../consent/subscriptions/pages/desk/services/find-offer.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { listOwnPasses, type OwnPass, readFeeDue } from "../../../index.ts";
import { deskPassWords } from "./desk-pass-words.ts";

interface Shown {
  readonly visit: Visit;
  readonly personId: PersonId;
  readonly name: string;
  readonly errors: readonly FieldError[];
  readonly typed: ReturnType<typeof readForm>["typed"];
  /** Where the person says yes or no, by service, of those that this desk sees today. */
  readonly agreeAt: ReadonlyMap<ServiceId, string>;
}

export const formatPassFieldName = (id: string): string => `pass-${id}`;

/** What somebody may have, has, and the one thing to do now at the desk. */
export async function showPersonPasses(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const passes = (await listOwnPasses(context, personId)).filter(
    ({ standing, uses }) => standing !== "over" || uses.length > 0,
  );
  // Its fields are once on the page: one fee is taken, then the next.
  const paying = passes.find(({ standing }) => standing === "unpaid");
  const words = deskPassWords(language);
  const agreeAt = await findAgreementAddresses(request, personId);
  const shown: Shown = { visit, personId, name, errors, typed: readForm(request).typed, agreeAt };
  const title = words.title(name);
  const done = getQueryText(request, "fait");
  // Looked up, and not believed: a pass of theirs is open, and the receipt is one of theirs.
  const isDone = done !== "ouvert" || passes.some(({ standing }) => standing === "open");
  const receipt = await findOwnReceipt(request, personId);
  return sendDeskPage(
    reply,
    { title, ...buildPersonTrail(visit, { id: personId, name }), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      {errors.length === 0 && <Done done={isDone ? done : ""} receipt={receipt} shown={shown} />}
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {passes.length === 0 && (
        <EmptyState title={words.none} icon="ticket">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {
          await Promise.all(
            passes.map(async (own) => (
              <OnePass key={own.pass.id} own={own} shown={shown}>
                {own === paying ? await renderFeeForm(own, shown) : <Step own={own} shown={shown} />}
              </OnePass>
            )),
          )
        }
      </div>
      {passes.some(({ standing }) => standing === "open") && (
        <CardSection shown={shown} {...(await readCardFacts(visit, personId))} />
      )}
    </>,
  );
}

async function findAgreementAddresses(
  request: FastifyRequest,
  personId: PersonId,
): Promise<ReadonlyMap<ServiceId, string>> {
  const { context, brand } = request.ardeco;
  const isPresent = findPresenceExpiry(request, personId) !== undefined;
  const offers = await listOffers(context, isPresent);
  const at = buildDeskAddresses(brand);
  return new Map(
    offers.map(({ service }) => [
      service.id,
      at.offer(personId, buildOfferKey(service, context.authorityId)),
    ]),
  );
}

/**
 * What a desk does not see opens with the person beside the agent: that is asked first, then the service
 * comes.
 */
const formatPresenceAddress = ({ brand }: Visit, personId: PersonId, serviceId: ServiceId): string =>
  `${buildDeskAddresses(brand).personServices(personId)}?${WANTED}=${serviceId}`;

/** "" where it is none of this person's, or the agent takes no money. */
async function findOwnReceipt(request: FastifyRequest, personId: PersonId): Promise<string> {
  const { context } = request.ardeco;
  const asked = getQueryText(request, "recu");
  if (asked === "" || !hasCapability(context.actor, "payment.take")) return "";
  const { receipts } = await listPaymentsPage(context, personId, { from: 0, limit: 20 });
  return receipts.some(({ payment }) => payment.id === asked) ? asked : "";
}

interface DoneProps {
  readonly done: string;
  readonly receipt: string;
  readonly shown: Shown;
}

function Done({ done, receipt, shown: { visit, personId } }: DoneProps) {
  const words = deskPassWords(visit.language);
  if (done === "demande") return <Alert tone="success" title={words.joined} />;
  if (done !== "ouvert") return null;
  return (
    <Alert tone="success" title={words.opened}>
      {receipt !== "" && (
        <p>
          <a href={buildTillAddresses(visit.brand).receipt(personId, receipt)}>{words.receipt}</a>
        </p>
      )}
    </Alert>
  );
}

const tones: Readonly<Record<OwnPass["standing"], Tone>> = {
  none: "info",
  unagreed: "info",
  not_entitled: "neutral",
  unpaid: "warning",
  open: "success",
  over: "neutral",
};

interface OnePassProps {
  readonly own: OwnPass;
  readonly shown: Shown;
  readonly children: ComponentChildren;
}

function OnePass({ own: { pass, standing, offers }, shown: { visit }, children }: OnePassProps) {
  const { language } = visit;
  const words = deskPassWords(language);
  const fee =
    pass.feeCents === 0 ? words.free : words.fee(formatCounterAmount(pass.feeCents, "euro_cent", language));
  return (
    <Card
      title={pass.name[language]}
      icon="ticket"
      level={2}
      status={<Tag tone={tones[standing]}>{words.standing[standing]}</Tag>}
    >
      <div id={formatPassFieldName(pass.id)} class="ar-stack">
        <p>
          {words.during(formatPeriod({ from: pass.startsOn, to: pass.endsOn }, language))} – {fee}
        </p>
        {children}
        {standing === "open" && (
          <ul aria-label={words.offers}>
            {offers.map(({ offer, left }) => (
              <li key={offer.id}>{words.left(offer.name[language], left.uses, offer.uses)}</li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

/** Before a fee is due, and after. */
function Step({
  own: { pass, standing, conditions },
  shown: { visit, personId, agreeAt },
}: {
  readonly own: OwnPass;
  readonly shown: Shown;
}) {
  const { language, brand, csrf } = visit;
  const words = deskPassWords(language);
  if (standing === "unagreed")
    return (
      <>
        <p>{words.unagreed}</p>
        <LinkButton
          href={agreeAt.get(pass.serviceId) ?? formatPresenceAddress(visit, personId, pass.serviceId)}
        >
          {words.agree}
        </LinkButton>
      </>
    );
  if (standing === "not_entitled")
    return (
      <>
        <p>{words.conditions}</p>
        <ul>
          {conditions.map((one) => (
            <li key={one.fr}>{one[language]}</li>
          ))}
        </ul>
      </>
    );
  if (standing !== "none") return null;
  return (
    <Form action={buildPassAddresses(brand).join(personId, pass.id)} csrf={csrf()}>
      <p>{words.joinNote}</p>
      <Button icon="ticket">{words.join}</Button>
    </Form>
  );
}

/** What is missing of the fee, in cash or by cheque, by an agent of the régie; the pass opens with it. */
async function renderFeeForm(own: OwnPass, { visit, personId, name, errors, typed }: Shown) {
  const { context, language, brand, csrf } = visit;
  const words = deskPassWords(language);
  const { pass } = own;
  const due = await readFeeDue(context, { passId: pass.id, personId });
  const action = buildPassAddresses(brand).open(personId, pass.id);
  if (due === 0)
    return (
      <Form action={action} csrf={csrf()}>
        <p>{words.paid}</p>
        <Button>{words.open}</Button>
      </Form>
    );
  if (pass.feeCounterId === null || !(await findOwnTill(context, pass.feeCounterId)))
    return <p>{words.notNamed}</p>;
  return (
    <Form
      action={action}
      csrf={csrf()}
      hidden={{ nouveau: getTypedText(typed, "nouveau") || randomUUID(), du: String(due) }}
    >
      <MeansFields {...{ language, typed, errors }} />
      <TextField
        name="payeur"
        label={tillWords(language).payer}
        hint={tillWords(language).payerHint}
        maxLength={120}
        value={typed.has("payeur") ? getTypedText(typed, "payeur") : name}
        error={errors.find(({ field }) => field === "payeur")?.[language]}
      />
      <Button icon="coins">{words.takeAndOpen(formatCounterAmount(due, "euro_cent", language))}</Button>
    </Form>
  );
}

interface CardFacts {
  readonly printed: Support | undefined;
  readonly isOffered: boolean;
}

const readCardFacts = async ({ context }: Visit, personId: PersonId): Promise<CardFacts> => ({
  printed: (await listSupports(context, personId)).find(
    ({ kind, state }) => kind === "printed" && state === "active",
  ),
  isOffered: (await findSupportSettings(context)).kinds.includes("printed"),
});

function CardSection({
  shown: { visit, personId },
  printed,
  isOffered,
}: CardFacts & { readonly shown: Shown }) {
  const { language, brand, csrf } = visit;
  const words = deskPassWords(language);
  const at = buildSupportAddresses(brand);
  if (!printed && !isOffered) return null;
  return (
    <Section id="carte" title={words.card} lead={words.cardText}>
      {printed ? (
        <LinkButton href={at.card(personId, printed.id)} icon="printer">
          {words.printCard}
        </LinkButton>
      ) : (
        <Form action={at.of(personId)} csrf={csrf()} hidden={{ nouveau: randomUUID(), sorte: "printed" }}>
          <Button icon="printer">{words.giveCard}</Button>
        </Form>
      )}
    </Section>
  );
}
