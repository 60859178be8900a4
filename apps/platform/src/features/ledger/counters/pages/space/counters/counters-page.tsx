import { ActLinks, Alert, Button, Card, EmptyState, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName, PersonSwitcher } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  grantFormAction,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import {
  type DueOfAccount,
  type Dues,
  loadDuesByAccount,
} from "../../../../../billing/invoices/pages/common/invoices/account-dues.ts";
import {
  listPayable,
  type PayableOnline,
  type Regie,
  readRegies,
} from "../../../../../billing/payments/index.ts";
import { readOfferedServices } from "../../../../../catalogue/catalogue/index.ts";
import {
  type AccountsRead,
  type Counter,
  hasDepartedToday,
  type LinesPage,
  listPurses,
  mayLiftOwn,
  type OwnAccount,
  readAccounts,
} from "../../../index.ts";
import { leaveWords } from "../../common/counters/leave-words.ts";
import { AccountCard, buildMovementRow, type TitleFinder } from "./account-card.tsx";
import { AccountBound } from "./bound.tsx";
import { boundWords } from "./bound-words.ts";
import { spaceCounterWords } from "./counter-words.ts";
import { LeftCard } from "./former-accounts.tsx";
import { isAloneWithChildren } from "./household.ts";
import { Becomes, listPendingPayments, NotOnline, TopUp } from "./top-up.tsx";

/** Lines shown of each account. */
const SHOWN = 12;

/** What somebody holds, with what moved last, and what they may open. */
export async function showCounters(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const words = spaceCounterWords(language);
  const at = buildSpaceAddresses(brand);
  const { chosen, counters, services, regies, mayShare, pages, former, bounds } =
    await loadCountersPage(request);
  const accounts = pages.map(({ account }) => account);
  const { somebody } = chosen;
  const toOpen = listCountersToOpen(counters, accounts);
  const titleOf: TitleFinder = (id) => services.find((one) => one.id === id)?.definition.title[language];
  const servicesOf = (counter: Counter) =>
    counter.services.flatMap(({ serviceId }) => titleOf(serviceId) ?? []).join(", ");
  const topUpOf = await buildTopUpRenderer(request, reply, { regies, somebody, errors });
  const boundOf = await buildBoundRenderer(request, { bounds, somebody, errors });
  const reader = getSignedInPerson(request.ardeco);
  const dues = await findReaderDues(context, { accounts, reader, somebody });
  const title = somebody.self ? words.title : words.titleOf(formatPersonName(somebody, language));
  return sendSpacePage(
    reply,
    {
      title,
      place: "services",
      width: "wide",
      above: [{ href: at.services, label: words.above }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <Done done={await resolveDoneStep(request, somebody.id)} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <PersonSwitcher {...chosen} path={at.counters} language={language} />
      {accounts.length === 0 && toOpen.length === 0 && (
        <EmptyState title={words.none} icon="wallet">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      <div class="ar-stack">
        {pages.map((one) => (
          <AccountCard
            key={one.account.accountId}
            {...{ page: one, language, titleOf, services: servicesOf(one.account.counter) }}
            topUp={topUpOf(one, dues.get(one.account.accountId))}
            leave={somebody.self ? `${at.leaveCounter}?compte=${one.account.accountId}` : undefined}
            bound={boundOf(one)}
          />
        ))}
        {former.map((one) => (
          <LeftCard
            key={one.accountId}
            left={one}
            language={language}
            rowOf={(line, unit) => buildMovementRow(line, { unit, language, titleOf })}
          />
        ))}
        {toOpen.map((counter) => (
          <ToOpen
            key={counter.id}
            {...{ counter, visit: request.ardeco, somebody, mayShare, services: servicesOf(counter) }}
          />
        ))}
      </div>
      <Ways {...{ somebody, visit: request.ardeco }} />
    </>,
  );
}

/** The open counters of which the person holds no account yet. */
const listCountersToOpen = (
  counters: readonly Counter[],
  accounts: readonly { readonly counter: { readonly id: string } }[],
): readonly Counter[] => {
  const held = new Set<string>(accounts.map(({ counter }) => counter.id));
  return counters.filter(({ id, closedOn }) => closedOn === null && !held.has(id));
};

/** The pages beside this one, after what one comes for. */
function Ways({
  somebody,
  visit: { brand, language },
}: {
  readonly somebody: Somebody;
  readonly visit: Visit;
}) {
  const words = spaceCounterWords(language);
  const at = buildSpaceAddresses(brand);
  return (
    <ActLinks
      acts={[
        { label: words.family, href: at.family, icon: "calendar" },
        { label: words.guests, href: formatPersonAddress(at.guests, somebody), icon: "user-plus" },
        { label: words.topUpFor, href: at.topUpFor, icon: "wallet" },
      ]}
    />
  );
}

/** The answer to the form leads there. */
export function grantPaymentAction(
  reply: FastifyReply,
  { ports }: Context,
  payable: readonly Pick<PayableOnline, "provider">[],
): void {
  if (payable.some(({ provider }) => provider === "payfip"))
    grantFormAction(reply, ports.payments.payfip.page);
}

/** Of each account: money put in online where it may be, or where it is. */
async function buildTopUpRenderer(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    regies,
    ...about
  }: {
    readonly regies: readonly Regie[];
    readonly somebody: Somebody;
    readonly errors: readonly FieldError[];
  },
) {
  const { context, language } = request.ardeco;
  const payable = await listPayable(context);
  const underWay = await listPendingPayments(request, about.errors);
  const taken = new Set(regies.flatMap(({ counters }) => counters.map(({ counterId }) => counterId)));
  grantPaymentAction(reply, context, payable);
  return ({ account }: LinesPage, due: DueOfAccount | undefined) => {
    const found = payable.find(({ counterId }) => counterId === account.counter.id);
    return (
      <>
        <Becomes {...{ account, due, language }} />
        {found && <TopUp {...{ account, due, payable: found, underWay, request, ...about }} />}
        {!found && taken.has(account.counter.id) && <NotOnline {...{ account, language }} />}
      </>
    );
  };
}

/** That an account was left is looked up, and not believed. */
async function resolveDoneStep(request: FastifyRequest, personId: PersonId): Promise<string> {
  const done = getQueryText(request, "fait");
  return done !== "quitte" || (await hasDepartedToday(request.ardeco.context, personId)) ? done : "";
}

function Done({ done, language }: { readonly done: string; readonly language: Language }) {
  if (done === "ouvert") return <Alert tone="success" title={spaceCounterWords(language).opened} />;
  if (done === "quitte") return <Alert tone="success" title={leaveWords(language).done} />;
  return done === "limite" ? <Alert tone="success" title={boundWords(language).done} /> : null;
}

/** Of each account of a child: what a parent lets be spent there. */
async function buildBoundRenderer(
  request: FastifyRequest,
  {
    bounds,
    ...about
  }: {
    readonly bounds: AccountsRead["bounds"];
    readonly somebody: Somebody;
    readonly errors: readonly FieldError[];
  },
) {
  const { context } = request.ardeco;
  const mayLift = about.somebody.self && bounds.size > 0 && (await mayLiftOwn(context));
  return ({ account }: LinesPage) => (
    <AccountBound {...{ account, bound: bounds.get(account.accountId), mayLift, request, ...about }} />
  );
}

/**
 * What the reader, and whom the page is about, have to pay; asked only where something was consumed and is
 * paid afterwards.
 */
export async function findReaderDues(
  context: Context,
  {
    accounts,
    reader,
    somebody,
  }: { readonly accounts: readonly OwnAccount[]; readonly reader: PersonId; readonly somebody: Somebody },
): Promise<Dues> {
  const isOwed = accounts.some(({ counter, balance }) => counter.paidAfter === true && balance < 0);
  return isOwed ? loadDuesByAccount(context, [reader, somebody.id]) : new Map();
}

/** Of whom the address, or the form that came back, names. */
async function loadCountersPage(request: FastifyRequest) {
  const { context } = request.ardeco;
  const { typed } = readForm(request);
  const providers = await readProviders(context);
  const chosen = await resolveChosenPerson(request, getTypedText(typed, FOR) || undefined);
  const known = {
    chosen,
    counters: await listPurses(context),
    services: await readOfferedServices(
      context,
      providers.map(({ id }) => id),
    ),
    regies: await readRegies(context),
    mayShare: await isAloneWithChildren(context, chosen.somebody),
  };
  const personId = known.chosen.somebody.id;
  return { ...known, ...(await readAccounts(context, { personId, limit: SHOWN })) };
}

interface ToOpenProps {
  /** They live with children, and with no other adult: one account may be everybody's. */
  readonly mayShare: boolean;
  readonly counter: Counter;
  readonly services: string;
  readonly visit: Visit;
  readonly somebody: Somebody;
}

function ToOpen({ counter, services, mayShare, visit: { language, brand, csrf }, somebody }: ToOpenProps) {
  const words = spaceCounterWords(language);
  const name = counter.name[language];
  const about = somebody.self ? {} : { [FOR]: somebody.id };
  return (
    <Card title={name} icon="wallet" level={2}>
      <p>{words.openLead(services)}</p>
      {counter.services.length > 1 && <p>{counter.servicesSee ? words.shown : words.hidden}</p>}
      <Form
        action={buildSpaceAddresses(brand).counters}
        csrf={csrf()}
        hidden={{ compteur: counter.id, ...about }}
      >
        <Button variant="secondary">
          {words.open}
          <span class="ds-sr-only"> ({name})</span>
        </Button>
      </Form>
      {mayShare && (
        <Form
          action={buildSpaceAddresses(brand).counters}
          csrf={csrf()}
          hidden={{ compteur: counter.id, foyer: "oui", ...about }}
        >
          <p>{words.openSharedText}</p>
          <Button variant="secondary">
            {words.openShared}
            <span class="ds-sr-only"> ({name})</span>
          </Button>
        </Form>
      )}
    </Card>
  );
}
