import { randomUUID } from "node:crypto";
import { Button, Card, Details, EmptyState, Form, Section, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FieldError } from "../../../kernel/errors.ts";
import type { ShownAccount, ShownPerson } from "../../../modules/kiosks/index.ts";
import { allowFormAction, FormErrors, page, readForm, textOf } from "../../../web/index.ts";
import { allowCardReader } from "../../common/cards/card-reader.tsx";
import { ReaderAwaited } from "../../common/cards/card-update.tsx";
import { amountText } from "../../common/counters/amounts.ts";
import { AddToCard, LoadCard } from "./card-loading.tsx";
import { ClosesItself } from "./closes-itself.tsx";
import { atKiosk, unkept } from "./kiosk-doors.tsx";
import { kioskWords } from "./kiosk-words.ts";

/** Each field bears its account: the page has several. */
export const amountField = (accountId: string): string => `montant-${accountId}`;

interface Shown {
  readonly people: readonly ShownPerson[];
  readonly errors?: readonly FieldError[];
}

/** First names and balances: whoever looks over a shoulder reads no more. */
export function showVisit(
  request: FastifyRequest,
  reply: FastifyReply,
  { people, errors = [] }: Shown,
): FastifyReply {
  const { brand, language, csrf, context } = request.ardeco;
  const words = kioskWords(language);
  allowCardReader(reply);
  const [holder, ...others] = people;
  const withAccounts = others.filter(hasSomething);
  // The answer to the form leads there.
  if (people.some(({ accounts }) => accounts.some(({ payable }) => payable?.provider === "payfip")))
    allowFormAction(reply, context.ports.payments.payfip.page);
  const isEmpty = !(holder && hasSomething(holder)) && withAccounts.length === 0;
  return page(
    unkept(reply),
    {
      title: words.title,
      ...atKiosk(request),
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
        <OfPerson {...{ request, errors, person: holder, title: words.own }} />
      )}
      {withAccounts.map((person) => (
        <OfPerson key={person.personId} {...{ request, errors, person, title: words.of(person.givenName) }} />
      ))}
      <Form id="terminer" action={`/${brand.slug}/borne/terminer`} csrf={csrf()}>
        <Button>{words.finish}</Button>
      </Form>
      <ClosesItself language={language} />
    </>,
  );
}

const hasSomething = ({ accounts, waiting }: ShownPerson): boolean =>
  accounts.length > 0 || waiting.applications.length > 0;

interface OfPersonProps {
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
  readonly person: ShownPerson;
  readonly title: string;
}

function OfPerson({ request, errors, person, title }: OfPersonProps) {
  return (
    <Section id={`de-${person.personId}`} title={title}>
      <div class="ar-stack">
        {person.accounts.map((one) => (
          <OfAccount key={one.account.accountId} {...{ request, errors, person, one }} />
        ))}
        <AddToCard request={request} person={person} />
      </div>
    </Section>
  );
}

function OfAccount({
  request,
  errors,
  person,
  one: { account, payable },
}: Omit<OfPersonProps, "title"> & { readonly one: ShownAccount }) {
  const { brand, language, csrf } = request.ardeco;
  const words = kioskWords(language);
  const { counter, accountId, balance } = account;
  const name = amountField(accountId);
  const error = errors.find(({ field }) => field === name)?.[language];
  const purse = person.waiting.purses.find((one) => one.accountId === accountId);
  return (
    <Card title={counter.name[language]} icon="wallet">
      <p class="ar-lead">
        {words.balance}
        {language === "fr" ? "\u00a0: " : ": "}
        <strong>{amountText(balance, counter.unit, language)}</strong>
      </p>
      {payable === undefined ? (
        <p>{words.notHere}</p>
      ) : (
        <Details summary={words.topUp(counter.name[language])} open={error !== undefined}>
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
                  : words.price(amountText(payable.priceCents, "euro_cent", language))
              }
              inputMode="decimal"
              width="short"
              value={textOf(readForm(request).typed, name)}
              error={error}
            />
            <Button icon="wallet">
              {words.pay}
              <span class="ds-sr-only"> ({counter.name[language]})</span>
            </Button>
          </Form>
        </Details>
      )}
      {purse && <LoadCard {...{ request, person, purse, errors }} />}
    </Card>
  );
}
