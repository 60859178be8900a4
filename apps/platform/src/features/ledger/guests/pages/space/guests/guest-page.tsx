import { randomUUID } from "node:crypto";
import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  Details,
  EmptyState,
  Form,
  Section,
  Table,
  TextField,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  grantFormAction,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import {
  listPaidAsGuest,
  listPayable,
  type PayableOnline,
  type PaymentId,
  paymentsErrors,
  startGuestTopUp,
} from "../../../../../billing/payments/index.ts";
import { readCounters } from "../../../../counters/index.ts";
import { buildAmountColumns } from "../../../../counters/pages/common/counters/amount-columns.ts";
import { formatCounterAmount, readAmount } from "../../../../counters/pages/common/counters/amounts.ts";
import { topUpWords } from "../../../../counters/pages/space/counters/top-up-words.ts";
import {
  acceptInvitation,
  declineInvitation,
  endGuest,
  guestsErrors,
  type Invitation,
  listInvitations,
} from "../../../index.ts";
import { guestWords } from "./guest-words.ts";
import { parseInvitationId } from "./invited-page.tsx";

const formatGuestFieldName = (id: string): string => `montant-${id}`;
const doneWords = ["oui", "non", "fin"] as const;

/**
 * For whoever is invited: what waits for an answer, what they may top up, what they paid. No balance
 * anywhere.
 */
export async function showAsGuest(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const words = guestWords(language);
  const invitations = await listInvitations(context);
  const payable = await listPayable(context);
  if (payable.some(({ provider }) => provider === "payfip"))
    grantFormAction(reply, context.ports.payments.payfip.page);
  const done = doneWords.find((one) => one === getQueryText(request, "fait"));
  return sendSpacePage(
    reply,
    {
      title: words.guestTitle,
      place: "services",
      width: "task",
      above: [{ href: buildSpaceAddresses(brand).counters, label: words.counters }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {done && errors.length === 0 && <Alert tone="success" title={words.done[done]} />}
      <h1>{words.guestTitle}</h1>
      <p class="ar-lead">{words.guestLead}</p>
      {invitations.length === 0 && (
        <EmptyState title={words.guestNone} icon="hand-heart">
          <p>{words.guestNoneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {invitations.map((invitation) =>
          invitation.isAccepted ? (
            <Serving
              key={invitation.id}
              {...{ invitation, request, errors }}
              payable={payable.find(({ counterId }) => counterId === invitation.counter.id)}
            />
          ) : (
            <Waiting key={invitation.id} {...{ invitation, request }} />
          ),
        )}
      </div>
      {await renderPaidTable(request)}
    </>,
  );
}

interface InvitationProps {
  readonly invitation: Invitation;
  readonly request: FastifyRequest;
}

function Waiting({ invitation, request: { ardeco } }: InvitationProps) {
  const { language, brand, csrf } = ardeco;
  const words = guestWords(language);
  return (
    <Card title={words.forChild(invitation.childName)} icon="hand-heart" level={2}>
      <p>{words.asks(invitation.inviter, invitation.counter.name[language])}</p>
      <p>{words.consent}</p>
      <Form
        action={buildSpaceAddresses(brand).answerInvitation}
        csrf={csrf()}
        hidden={{ invitation: invitation.id }}
      >
        <ButtonGroup>
          <Button name="geste" value="oui" icon="check">
            {words.accept}
          </Button>
          <Button name="geste" value="non" variant="secondary">
            {words.refuse}
          </Button>
        </ButtonGroup>
      </Form>
    </Card>
  );
}

interface ServingProps extends InvitationProps {
  readonly payable: PayableOnline | undefined;
  readonly errors: readonly FieldError[];
}

function Serving({ invitation, payable, request, errors }: ServingProps) {
  const { language, brand, csrf } = request.ardeco;
  const words = guestWords(language);
  const name = invitation.counter.name[language];
  return (
    <Card title={words.forChild(invitation.childName)} icon="wallet" level={2}>
      <p>{words.counterIs(name)}</p>
      {payable ? <AmountForm {...{ invitation, payable, request, errors }} /> : <p>{words.notOnline}</p>}
      <Details summary={`${words.leave} (${name})`}>
        <p>{words.leaveText}</p>
        <Form
          action={buildSpaceAddresses(brand).answerInvitation}
          csrf={csrf()}
          hidden={{ invitation: invitation.id }}
        >
          <Button name="geste" value="fin" variant="danger">
            {words.leaveNow}
          </Button>
        </Form>
      </Details>
    </Card>
  );
}

function AmountForm({
  invitation,
  payable,
  request,
  errors,
}: ServingProps & { readonly payable: PayableOnline }) {
  const { language, brand, csrf } = request.ardeco;
  const { typed } = readForm(request);
  const words = topUpWords(language);
  const field = formatGuestFieldName(invitation.id);
  const isAgain = errors.some((one) => one.field === field && RESENT.has(one.code));
  const kept = getTypedText(typed, "nouveau");
  const price =
    payable.priceCents === null
      ? words.amountHint
      : words.price(formatCounterAmount(payable.priceCents, "euro_cent", language));
  return (
    <Form
      action={buildSpaceAddresses(brand).topUpFor}
      csrf={csrf()}
      hidden={{
        invitation: invitation.id,
        nouveau: isAgain && isUuid(kept) ? kept : randomUUID(),
        ...(isAgain ? { essai: getTypedText(typed, field) } : {}),
      }}
    >
      <p>{words.where[payable.provider]}</p>
      <TextField
        name={field}
        label={words.amount}
        hint={price}
        inputMode="decimal"
        width="short"
        value={getTypedText(typed, field)}
        error={errors.find((one) => one.field === field)?.[language]}
      />
      <Button icon="wallet">
        {words.go}
        <span class="ds-sr-only"> ({invitation.counter.name[language]})</span>
      </Button>
    </Form>
  );
}

/** Theirs alone: each with its receipt. */
async function renderPaidTable({ ardeco: { context, language, brand } }: FastifyRequest) {
  const paid = await listPaidAsGuest(context);
  if (paid.length === 0) return null;
  const counters = await readCounters(context);
  const words = guestWords(language);
  return (
    <Section id="payes" title={words.payments}>
      <Table
        id="payes-table"
        caption={words.payments}
        columns={buildAmountColumns(words.columns)}
        rows={paid.map(({ payment }) => ({
          key: payment.id,
          cells: [
            formatPlainDate(payment.day, language),
            counters.find(({ id }) => id === payment.counterId)?.name[language] ?? "",
            <a key={payment.id} href={buildSpaceAddresses(brand).topUpForDone(payment.id)}>
              {payment.number}
            </a>,
            formatCounterAmount(payment.amount, "euro_cent", language),
          ],
        }))}
      />
    </Section>
  );
}

/** Yes, no, or no more. */
export async function handleGuestAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const id = parseInvitationId(getTypedText(typed, "invitation"));
  const act = doneWords.find((one) => one === getTypedText(typed, "geste"));
  // Neither a yes nor a no is guessed.
  if (act === undefined) throw guestsErrors.error("guests.no_answer");
  const acts = { oui: acceptInvitation, non: declineInvitation, fin: endGuest } as const;
  await acts[act](context, id);
  return sendSeeOther(reply, `${buildSpaceAddresses(brand).topUpFor}?fait=${act}`);
}

/** Refusals that are about the amount, or that another day answers. */
const byField = [
  ...listCodes(
    paymentsErrors,
    "payments.amount_not_valid",
    "payments.not_whole_units",
    "payments.provider_silent",
    "payments.address_needed",
    "payments.too_many_under_way",
  ),
  ...listCodes(guestsErrors, "guests.not_now"),
];

/** The payment is written, and its service did not take it: sent again as it is, it is the same one. */
const RESENT: ReadonlySet<string> = new Set(["payments.provider_silent", "payments.address_needed"]);

/** Writes what is asked, then sends the guest to the page of the payment service. */
export async function handleGuestTopUp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { typed } = readForm(request);
  const guestId = parseInvitationId(getTypedText(typed, "invitation"));
  const given = getTypedText(typed, "nouveau");
  const field = formatGuestFieldName(guestId);
  // Another amount than the one that was sent is another payment.
  const isOther = ![getTypedText(typed, field), ""].includes(getTypedText(typed, "essai"));
  const id = isUuid(given) && !isOther ? parseId<"payment">(given) : context.newId<PaymentId>();
  const { somebody } = await resolveChosenPerson(request, "");
  const origin = context.ports.publicUrl;
  const asked = {
    id,
    guestId,
    amount: readAmount(getTypedText(typed, field), "euro_cent") ?? 0,
    payer: formatPersonName(somebody, language),
    returnTo: `${origin}${buildSpaceAddresses(brand).topUpForDone(id)}`,
    notifyAt: `${origin}/${brand.slug}/paiements/notification`,
  };
  return submitOrShowAgain(() => startGuestTopUp(context, asked), {
    besides: toBesides(byField, field),
    again: ({ errors }) => showAsGuest(request, reply, errors),
    after: ({ page }) =>
      /^https?:/.test(page) ? reply.redirect(page, 303) : sendSeeOther(reply, `/${brand.slug}/${page}`),
  });
}
