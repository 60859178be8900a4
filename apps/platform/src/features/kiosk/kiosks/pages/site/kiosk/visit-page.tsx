import { randomUUID } from "node:crypto";
import { Button, Card, Details, EmptyState, Form, Section, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getTypedText,
  grantFormAction,
  readForm,
  sendAuthorityPage,
} from "../../../../../../web/index.ts";
import {
  computeOwedToday,
  type Dues,
  loadDuesByAccount,
} from "../../../../../billing/invoices/pages/common/invoices/account-dues.ts";
import type { PayableOnline } from "../../../../../billing/payments/index.ts";
import { setCardReaderPolicy } from "../../../../../cards/terminals/pages/common/cards/card-reader.tsx";
import { ReaderAwaited } from "../../../../../cards/terminals/pages/common/cards/card-update.tsx";
import type { OwnAccount } from "../../../../../ledger/counters/index.ts";
import {
  formatCounterAmount,
  formatTypedAmount,
} from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { MOST_AT_ONCE, type ShownAccount, type ShownPerson } from "../../../index.ts";
import { Balance, Becomes, hasAmountDue } from "./balance-shown.tsx";
import { AddToCard, LoadCard } from "./card-loading.tsx";
import { ClosesItself } from "./closes-itself.tsx";
import { buildKioskFrame, setNoStore } from "./kiosk-doors.tsx";
import { kioskWords } from "./kiosk-words.ts";

/** Each field bears its account: the page has several. */
export const formatAmountFieldName = (accountId: string): string => `montant-${accountId}`;

interface Shown {
  readonly people: readonly ShownPerson[];
  readonly errors?: readonly FieldError[];
}

/** First names and balances: whoever looks over a shoulder reads no more. */
export async function showVisit(
  request: FastifyRequest,
  reply: FastifyReply,
  { people, errors = [] }: Shown,
): Promise<FastifyReply> {
  const { brand, language, csrf, context } = request.ardeco;
  const words = kioskWords(language);
  setCardReaderPolicy(reply);
  const [holder, ...others] = people;
  const dues = await listPeopleDues(context, people);
  const withAccounts = others.filter(hasSomething);
  // The answer to the form leads there.
  if (people.some(({ accounts }) => accounts.some(({ payable }) => payable?.provider === "payfip")))
    grantFormAction(reply, context.ports.payments.payfip.page);
  const isEmpty = !(holder && hasSomething(holder)) && withAccounts.length === 0;
  return sendAuthorityPage(
    setNoStore(reply),
    {
      title: words.title,
      ...buildKioskFrame(request),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.hello(holder?.givenName ?? "")}</h1>
      <p class="ar-lead">{words.lead}</p>
      <ReaderAwaited />
      {isEmpty && (
        <EmptyState title={words.none} icon="wallet">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {holder && hasSomething(holder) && (
        <OfPerson {...{ request, errors, dues, person: holder, title: words.own }} />
      )}
      {withAccounts.map((person) => (
        <OfPerson
          key={person.personId}
          {...{ request, errors, dues, person, title: words.of(person.givenName) }}
        />
      ))}
      <Form id="terminer" action={`/${brand.slug}/borne/terminer`} csrf={csrf()}>
        <Button>{words.finish}</Button>
      </Form>
      <ClosesItself language={language} />
    </>,
  );
}

/**
 * As who stands there reads it in their space; asked only where something was consumed and is paid
 * afterwards.
 */
async function listPeopleDues(context: Context, people: readonly ShownPerson[]): Promise<Dues> {
  const [holder] = people;
  const isOwed = people.some(({ accounts }) => accounts.some(({ account }) => hasAmountDue(account)));
  if (!holder || !isOwed) return new Map();
  const own = context.as({ kind: "person", personId: holder.personId });
  return loadDuesByAccount(
    own,
    people.map(({ personId }) => personId),
  );
}

const hasSomething = ({ accounts, waiting }: ShownPerson): boolean =>
  accounts.length > 0 || waiting.applications.length > 0;

interface OfPersonProps {
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
  readonly dues: Dues;
  readonly person: ShownPerson;
  readonly title: string;
}

function OfPerson({ title, ...shown }: OfPersonProps) {
  const { request, person } = shown;
  return (
    <Section id={`de-${person.personId}`} title={title}>
      <div class="ar-stack">
        {person.accounts.map((one) => (
          <OfAccount key={one.account.accountId} {...shown} one={one} />
        ))}
        <AddToCard request={request} person={person} />
      </div>
    </Section>
  );
}

function OfAccount({
  request,
  errors,
  dues,
  person,
  one: { account, payable },
}: Omit<OfPersonProps, "title"> & { readonly one: ShownAccount }) {
  const { language } = request.ardeco;
  const words = kioskWords(language);
  const { counter, accountId } = account;
  const due = dues.get(accountId);
  const purse = person.waiting.purses.find((one) => one.accountId === accountId);
  return (
    <Card title={counter.name[language]} icon="wallet">
      <Balance {...{ account, language }} />
      {hasAmountDue(account) && <Becomes {...{ due, language }} />}
      {payable === undefined ? (
        <p>{words.notHere}</p>
      ) : (
        <TopUp {...{ request, errors, person, account, payable, owed: computeOwedToday(due) }} />
      )}
      {purse && <LoadCard {...{ request, person, purse, errors }} />}
    </Card>
  );
}

interface TopUpProps extends Pick<OfPersonProps, "request" | "errors" | "person"> {
  readonly account: OwnAccount;
  readonly payable: PayableOnline;
  /** To pay today, by oneself. */
  readonly owed: number;
}

function TopUp({ request, errors, person, account: { counter, accountId }, payable, owed }: TopUpProps) {
  const { brand, language, csrf } = request.ardeco;
  const words = kioskWords(language);
  const { typed } = readForm(request);
  const name = formatAmountFieldName(accountId);
  const error = errors.find(({ field }) => field === name)?.[language];
  const named = counter.name[language];
  const before = counter.paidAfter === true ? words.ahead(named) : words.topUp(named);
  return (
    <Details summary={owed > 0 ? words.payOwed(named) : before} open={error !== undefined}>
      <Form
        action={`/${brand.slug}/borne/recharger`}
        csrf={csrf()}
        hidden={{ compte: accountId, pour: person.personId, nouveau: randomUUID() }}
      >
        <TextField
          name={name}
          label={words.amount}
          hint={
            payable.priceCents === null
              ? words.amountHint
              : words.price(formatCounterAmount(payable.priceCents, "euro_cent", language))
          }
          inputMode="decimal"
          width="short"
          value={
            typed.has(name) || owed === 0
              ? getTypedText(typed, name)
              : formatTypedAmount(Math.min(owed, MOST_AT_ONCE), "euro_cent")
          }
          error={error}
        />
        <Button icon="wallet">
          {words.pay}
          <span class="ds-sr-only"> ({named})</span>
        </Button>
      </Form>
    </Details>
  );
}
