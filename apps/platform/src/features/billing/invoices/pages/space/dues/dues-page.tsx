import { randomUUID } from "node:crypto";
import { ActLinks, Alert, Button, Card, Definition, Form, LinkButton, Section, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { FormErrors, type Visit } from "../../../../../../web/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { grantPaymentAction } from "../../../../../ledger/counters/pages/space/counters/counters-page.tsx";
import { resolvePaymentAddress } from "../../../../../ledger/counters/pages/space/counters/top-up.tsx";
import { topUpWords } from "../../../../../ledger/counters/pages/space/counters/top-up-words.ts";
import { formatInvoiceCents } from "../../common/invoices/words.ts";
import { dueWords } from "./due-words.ts";
import { type AccountDue, type FamilyDues, loadFamilyDues, type RegieDue } from "./load-family-dues.ts";

interface Refused {
  readonly status: number;
  readonly errors: readonly FieldError[];
}

/** All that the reader, and those for whom they act, have to pay, prepared: one payment for each régie. */
export async function showDues(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language, brand } = visit;
  const { people } = await resolveChosenPerson(request);
  const dues = await loadFamilyDues(context, people);
  const words = dueWords(language);
  const at = buildSpaceAddresses(brand);
  const errors = refused?.errors ?? [];
  grantPaymentAction(reply, context, dues.regies);
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "task",
      above: [{ href: at.home, label: words.home }],
      ...(refused ? { status: refused.status, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <Total dues={dues} language={language} />
      <div class="ar-stack">
        {dues.regies.map((due) => (
          <RegieCard key={due.regieId} {...{ due, errors, visit }} />
        ))}
      </div>
      <AtDesk dues={dues} visit={visit} />
      <Debits dues={dues} language={language} />
      <Balances dues={dues} language={language} />
      <ActLinks
        acts={[
          { label: words.invoices, href: at.invoices, icon: "receipt" },
          { label: words.counters, href: at.counters, icon: "wallet" },
          { label: words.history, href: at.family, icon: "calendar" },
          ...(dues.total > 0
            ? [{ label: words.help, href: at.invoiceHelp, icon: "hand-heart" as const }]
            : []),
        ]}
      />
    </>,
  );
}

interface DuesProps {
  readonly dues: FamilyDues;
  readonly language: Language;
}

/** One figure first, then how many payments it takes, before anybody leaves. */
function Total({ dues: { total, regies }, language }: DuesProps) {
  const words = dueWords(language);
  if (total === 0) return <Alert tone="success" title={words.nothing} />;
  const [only, ...others] = regies;
  return (
    <>
      <p class="ar-lead">
        <strong>{words.total(formatInvoiceCents(total, language))}</strong>
      </p>
      {only && others.length > 0 && <p>{words.payments(regies.length)}</p>}
      {only && others.length === 0 && (
        <p>
          {only.total === total
            ? words.onePayment
            : words.onlinePart(formatInvoiceCents(only.total, language))}
        </p>
      )}
    </>
  );
}

/** The field of a card: a refusal is said beside its button. */
export const formatRegieField = (regieId: string): string => `regie-${regieId}`;

interface RegieProps {
  readonly due: RegieDue;
  readonly errors: readonly FieldError[];
  readonly visit: Visit;
}

function RegieCard({ due, errors, visit }: RegieProps) {
  const { language } = visit;
  const field = formatRegieField(due.regieId);
  const refusals = errors.filter((error) => error.field === field);
  return (
    <Card title={due.name} icon="euro" level={2}>
      <div id={field}>
        {refusals.map(({ code, [language]: said }) => (
          <Alert key={code} tone="danger" title={said} />
        ))}
      </div>
      <Definition items={due.parts.map((part) => toItem(part, language))} />
      {due.underWay.length > 0 ? <UnderWay due={due} visit={visit} /> : <PayForm due={due} visit={visit} />}
    </Card>
  );
}

/** Whose, on which account, how much. */
function toItem({ whose, account, cents, instalmentOn }: AccountDue, language: Language) {
  const amount = formatInvoiceCents(cents, language);
  return {
    term: `${formatPersonName(whose, language)}, ${account.counter.name[language]}`,
    description:
      instalmentOn === undefined
        ? amount
        : `${amount} (${dueWords(language).instalment(formatLongDate(instalmentOn, language))})`,
  };
}

/** The sum goes with the form: what has changed since is shown again, and not paid. */
function PayForm({ due, visit }: Omit<RegieProps, "errors">) {
  const { brand, language, csrf } = visit;
  return (
    <Form
      action={buildSpaceAddresses(brand).dues}
      csrf={csrf()}
      hidden={{ regie: due.regieId, somme: String(due.total), nouveau: randomUUID() }}
    >
      <p>{topUpWords(language).where[due.provider]}</p>
      <Button icon="wallet">
        {dueWords(language).pay(formatInvoiceCents(due.total, language))}
        <span class="ds-sr-only"> ({due.name})</span>
      </Button>
    </Form>
  );
}

/** Somebody who closed the page of the service goes back to it: two payments of one sum are one too many. */
function UnderWay({ due: { underWay, name }, visit: { brand, language } }: Omit<RegieProps, "errors">) {
  const words = dueWords(language);
  return underWay.map(({ id, amount, page }) => (
    <Alert key={id} tone="info" title={words.underWay(formatInvoiceCents(amount, language))}>
      <p>{words.underWayText}</p>
      <p>
        <LinkButton href={resolvePaymentAddress(page, brand.slug)}>
          {words.resume}
          <span class="ds-sr-only"> ({name})</span>
        </LinkButton>
      </p>
    </Alert>
  ));
}

function AtDesk({
  dues: { atDesk, elsewhere },
  visit: { language },
}: {
  readonly dues: FamilyDues;
  readonly visit: Visit;
}) {
  const words = dueWords(language);
  if (atDesk.length === 0 && elsewhere === 0) return null;
  return (
    <Section id="guichet" title={words.atDesk}>
      {atDesk.length > 0 && (
        <>
          <p>{words.atDeskText}</p>
          <Definition items={atDesk.map((part) => toItem(part, language))} />
        </>
      )}
      {elsewhere > 0 && <p>{words.elsewhere(formatInvoiceCents(elsewhere, language))}</p>}
    </Section>
  );
}

function Debits({ dues: { debits }, language }: DuesProps) {
  const words = dueWords(language);
  if (debits.length === 0) return null;
  return (
    <Section id="prelevements" title={words.debits}>
      <ul>
        {debits.map(({ cents, on, lastFour }) => (
          <li key={`${on}${lastFour}`}>
            {words.debit(formatInvoiceCents(cents, language), formatLongDate(on, language), lastFour)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Of what is paid before it is used: what is paid afterwards is due, above. */
function Balances({ dues: { accounts }, language }: DuesProps) {
  const words = dueWords(language);
  const ahead = accounts.filter(({ account }) => account.counter.paidAfter !== true || account.balance > 0);
  if (ahead.length === 0) return null;
  const { who, account, balance } = words.columns;
  return (
    <Section id="soldes" title={words.balances}>
      <Table
        id="soldes-table"
        caption={words.balances}
        isTitled
        columns={[{ label: who }, { label: account }, { label: balance, numeric: true }]}
        rows={ahead.map(({ whose, account }) => ({
          key: account.accountId,
          cells: [
            formatPersonName(whose, language),
            account.counter.name[language],
            formatCounterAmount(account.balance, account.counter.unit, language),
          ],
        }))}
      />
    </Section>
  );
}
