import { randomUUID } from "node:crypto";
import {
  Alert,
  Button,
  Card,
  Definition,
  Details,
  EmailField,
  EmptyState,
  Form,
  RadioGroup,
  Section,
} from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  buildFieldError,
  FormErrors,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
  toFieldError,
  type Visit,
} from "../../../../../../web/index.ts";
import { listPayable } from "../../../../../billing/payments/index.ts";
import {
  endGuest,
  type GuestId,
  type GuestOfChild,
  guestsErrors,
  inviteGuest,
  listChildGuests,
  listInvitable,
  parseAddress,
} from "../../../index.ts";
import { guestWords } from "./guest-words.ts";

/** In whose charge a child is: a mandate invites nobody. */
const hasParentalCharge = ({ link }: Somebody): boolean =>
  link === "parental_authority" || link === "guardianship";

/** Whom a parent invited to top up a counter of a child, and the form that invites one more. */
export async function showInvited(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const words = guestWords(language);
  const at = buildSpaceAddresses(brand);
  const asked = getTypedText(readForm(request).typed, FOR) || undefined;
  const chosen = await context.transaction((tx) => resolveChosenPerson(tx, request, asked));
  const children = chosen.people.filter(hasParentalCharge);
  // Without a name in the address, the only child is meant.
  const [only] = children;
  const somebody = chosen.somebody.self && children.length === 1 && only ? only : chosen.somebody;
  const isChild = hasParentalCharge(somebody);
  const done = getQueryText(request, "fait");
  const title = words.title(isChild ? somebody.givenName : "");
  return sendSpacePage(
    reply,
    {
      title,
      place: "services",
      width: "task",
      above: [{ href: formatPersonAddress(at.counters, somebody), label: words.counters }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      {errors.length === 0 && done === "invite" && (
        <Alert tone="success" title={words.invited}>
          <p>{words.invitedText}</p>
        </Alert>
      )}
      {errors.length === 0 && done === "arret" && <Alert tone="success" title={words.stopped} />}
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <PersonSwitcher people={children} somebody={somebody} path={at.guests} language={language} />
      {isChild ? (
        <OfChild
          {...(await loadInvitedPage(request, somebody))}
          visit={request.ardeco}
          errors={errors}
          request={request}
        />
      ) : (
        <EmptyState title={words.notChild} icon="users">
          <p>{words.notChildText}</p>
        </EmptyState>
      )}
    </>,
  );
}

async function loadInvitedPage({ ardeco: { context } }: FastifyRequest, child: Somebody) {
  const payable = new Set((await listPayable(context)).map(({ counterId }) => counterId));
  const accounts = await listInvitable(context, child.id);
  return {
    child,
    guests: await listChildGuests(context, child.id),
    accounts: accounts.filter(({ counter }) => payable.has(counter.id)),
  };
}

interface OfChildProps extends Awaited<ReturnType<typeof loadInvitedPage>> {
  readonly visit: Visit;
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
}

function OfChild({ child, guests, accounts, visit, request, errors }: OfChildProps) {
  const words = guestWords(visit.language);
  return (
    <>
      <p>{words.parents}</p>
      {guests.length === 0 && (
        <EmptyState title={words.none} icon="hand-heart">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {guests.map((guest) => (
          <GuestCard key={guest.id} {...{ guest, child, visit }} />
        ))}
      </div>
      <Section id="inviter" title={words.invite}>
        {accounts.length === 0 ? (
          <p>{words.noCounter}</p>
        ) : (
          <InviteForm {...{ child, accounts, visit, request, errors }} />
        )}
      </Section>
    </>
  );
}

function InviteForm({ child, accounts, visit, request, errors }: Omit<OfChildProps, "guests">) {
  const { language, brand, csrf } = visit;
  const words = guestWords(language);
  const { typed } = readForm(request);
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.[language];
  const [only] = accounts;
  return (
    <Form
      action={buildSpaceAddresses(brand).guests}
      csrf={csrf()}
      hidden={{ [FOR]: child.id, nouveau: getTypedText(typed, "nouveau") || randomUUID() }}
    >
      <RadioGroup
        name="compteur"
        label={words.whichCounter}
        choices={accounts.map(({ accountId, counter }) => ({
          value: accountId,
          label: counter.name[language],
        }))}
        value={getTypedText(typed, "compteur") || (accounts.length === 1 ? only?.accountId : undefined)}
        error={errorOf("compteur")}
      />
      <EmailField
        name="adresse"
        label={words.address}
        hint={words.addressHint}
        autocomplete="off"
        value={getTypedText(typed, "adresse")}
        error={errorOf("adresse")}
      />
      <Button icon="send">{words.send}</Button>
    </Form>
  );
}

interface GuestCardProps {
  readonly guest: GuestOfChild;
  readonly child: Somebody;
  readonly visit: Visit;
}

function GuestCard({ guest, child, visit: { language, brand, csrf } }: GuestCardProps) {
  const words = guestWords(language);
  const { terms } = words;
  const name = guest.name || guest.address || words.somebody;
  return (
    <Card title={name} icon="hand-heart" level={2}>
      <p>{guest.state === "accepted" ? words.accepted : words.waits}</p>
      {!guest.serves && <p>{words.serves}</p>}
      <Definition
        items={[
          { term: terms.counter, description: guest.counterName[language] },
          ...(guest.name === "" || guest.address === ""
            ? []
            : [{ term: terms.address, description: guest.address }]),
          { term: terms.since, description: formatLongDate(guest.invitedOn, language) },
          { term: terms.by, description: guest.byReader ? words.byYou : words.byOther },
        ]}
      />
      <Details summary={`${words.stop} (${name})`}>
        <p>{words.stopText}</p>
        <Form
          action={buildSpaceAddresses(brand).endGuest}
          csrf={csrf()}
          hidden={{ invitation: guest.id, [FOR]: child.id }}
        >
          <Button variant="danger">{words.stopNow}</Button>
        </Form>
      </Details>
    </Card>
  );
}

const byAddress = listCodes(
  guestsErrors,
  "guests.address_not_valid",
  "guests.own_address",
  "guests.too_many",
);

export async function invite(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody } = await context.transaction((tx) =>
    resolveChosenPerson(tx, request, getTypedText(typed, FOR)),
  );
  const account = getTypedText(typed, "compteur");
  const given = getTypedText(typed, "nouveau");
  const address = getTypedText(typed, "adresse");
  const missing = guestWords("fr").whichCounterMissing;
  if (!isUuid(account))
    return showInvited(request, reply, [
      buildFieldError("compteur", "form.choice_required", {
        fr: missing,
        en: guestWords("en").whichCounterMissing,
      }),
      ...(parseAddress(context, address) === undefined
        ? [toFieldError("adresse", guestsErrors.error("guests.address_not_valid"))]
        : []),
    ]);
  const invited = {
    id: isUuid(given) ? parseId<"topupGuest">(given) : context.newId<GuestId>(),
    childId: somebody.id,
    accountId: parseId<"counterAccount">(account),
    address,
  };
  const done = formatPersonAddress(buildSpaceAddresses(brand).guests, somebody, { fait: "invite" });
  return submitOrShowAgain(() => inviteGuest(context, invited), {
    besides: toBesides(byAddress, "adresse"),
    again: ({ errors }) => showInvited(request, reply, errors),
    after: () => sendSeeOther(reply, done),
  });
}

export async function handleGuestEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody } = await context.transaction((tx) =>
    resolveChosenPerson(tx, request, getTypedText(typed, FOR)),
  );
  await endGuest(context, parseInvitationId(getTypedText(typed, "invitation")));
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).guests, somebody, { fait: "arret" }),
  );
}

/** What is not an id names nothing. Throws guests.unknown. */
export function parseInvitationId(text: string): GuestId {
  if (!isUuid(text)) throw guestsErrors.error("guests.unknown");
  return parseId<"topupGuest">(text);
}
