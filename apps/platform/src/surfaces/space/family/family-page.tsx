import { BarChart, Definition, Details, EmptyState, Section, Table } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { plainDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { Counter, CounterId } from "../../../modules/counters/index.ts";
import type { Visit } from "../../../web/index.ts";
import { amountColumns } from "../../common/counters/amount-columns.ts";
import { amountText } from "../../common/counters/amounts.ts";
import { meansOf } from "../../common/payments/means-of.ts";
import { paidOn, paymentWords } from "../../common/payments/payment-words.ts";
import { about, addresses } from "../common/addresses.ts";
import type { Somebody } from "../common/somebody.ts";
import { spacePage } from "../common/space-page.tsx";
import { familyWords } from "./family-words.ts";
import { type Family, type FamilyAccount, gatherFamily } from "./gather-family.ts";

/** Payments shown; each account tells the rest on its own page. */
const SHOWN = 24;

export function familyPages(app: FastifyInstance): void {
  app.get("/espace/famille", showFamily);
}

/** One page a family reads: each month drawn and in a table, what was paid, who sees and who pays. */
async function showFamily(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { brand, language } = visit;
  const family = await gatherFamily(request);
  const words = familyWords(language);
  const at = addresses(brand);
  const byCounter = Map.groupBy(family.accounts, ({ account }) => account.counter.id);
  return spacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "wide",
      above: [
        { href: at.services, label: words.above },
        { href: at.counters, label: words.counters },
      ],
    },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {family.accounts.length === 0 ? (
        <EmptyState title={words.none} icon="wallet">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <ThisMonth {...{ family, language }} />
          {[...byCounter].map(([id, accounts]) => (
            <OfCounter key={id} {...{ id, accounts, family, language }} />
          ))}
          <ByMeans {...{ family, language }} />
          <Payments {...{ family, visit }} />
          <Who {...{ family, language }} />
        </>
      )}
    </>,
  );
}

/** First, a figure for each: what they used this month, and in euros the whole family. */
function ThisMonth({ family, language }: { readonly family: Family; readonly language: Language }) {
  const words = familyWords(language);
  const month = family.months.at(-1) ?? "";
  const used = family.accounts.map((one) => ({
    one,
    amount: one.months.find((each) => each.month === month)?.used ?? 0,
  }));
  const inEuros = used.filter(({ one }) => one.account.counter.unit === "euro_cent");
  const total = inEuros.reduce((sum, { amount }) => sum + amount, 0);
  const members = Map.groupBy(used, ({ one }) => memberText(one, language));
  return (
    <Section id="ce-mois" title={words.thisMonth(monthText(month, language))}>
      <Definition
        items={[
          ...[...members].map(([term, own]) => ({
            term,
            description:
              words.all(
                own
                  .filter(({ amount }) => amount !== 0)
                  .map(({ one: { account }, amount }) =>
                    words.usedOf(
                      account.counter.name[language],
                      amountText(amount, account.counter.unit, language),
                    ),
                  ),
              ) || words.nothingUsed,
          })),
          { term: words.total, description: <strong>{amountText(total, "euro_cent", language)}</strong> },
        ]}
      />
    </Section>
  );
}

interface OfCounterProps {
  readonly id: CounterId;
  readonly accounts: readonly FamilyAccount[];
  readonly family: Family;
  readonly language: Language;
}

/** What the whole family used of a counter, drawn; then each one, month by month. */
function OfCounter({ id, accounts, family: { months }, language }: OfCounterProps) {
  const words = familyWords(language);
  const counter = accounts[0]?.account.counter;
  if (!counter) return null;
  const name = counter.name[language];
  const said = (amount: number) => amountText(amount, counter.unit, language);
  const byMember = [...Map.groupBy(accounts, (one) => memberText(one, language))].map(([label, own]) => {
    const used = own.flatMap((one) => one.months).reduce((sum, month) => sum + month.used, 0);
    return { label, value: Math.max(0, used), text: said(used) };
  });
  const usedIn = (month: string) =>
    accounts
      .flatMap((one) => one.months.filter((each) => each.month === month))
      .reduce((sum, { used }) => sum + used, 0);
  const rows = accounts.flatMap((one) => rowsOf(one, counter, language));
  return (
    <Section id={`compteur-${id}`} title={name}>
      <Details summary={words.byMonth(name)}>
        <BarChart
          id={`mois-${id}`}
          title={words.chart(name)}
          description={words.chartText}
          labelHeading={words.month}
          valueHeading={words.used}
          bars={months.map((month) => {
            const used = usedIn(month);
            return { label: monthText(month, language), value: Math.max(0, used), text: said(used) };
          })}
        />
        {byMember.length > 1 && (
          <BarChart
            id={`chacun-${id}`}
            title={words.memberChart(name)}
            description={words.memberText}
            labelHeading={words.member}
            valueHeading={words.used}
            bars={byMember}
          />
        )}
        {rows.length === 0 ? (
          <p>{words.nothing}</p>
        ) : (
          <Table
            id={`personnes-${id}`}
            caption={words.table(name)}
            columns={[
              { label: words.member },
              { label: words.month },
              { label: words.used, numeric: true },
              { label: words.paid, numeric: true },
            ]}
            rows={rows}
          />
        )}
      </Details>
    </Section>
  );
}

const memberText = ({ account, whose }: FamilyAccount, language: Language): string =>
  account.shared ? familyWords(language).household : whoText(whose, language);

/** The latest month first. */
const rowsOf = (one: FamilyAccount, { unit }: Counter, language: Language) =>
  one.months.toReversed().map(({ month, used, paid }) => ({
    key: `${one.account.accountId} ${month}`,
    cells: [
      memberText(one, language),
      monthText(month, language),
      amountText(used, unit, language),
      amountText(paid, unit, language),
    ],
  }));

function Payments({ family, visit }: { readonly family: Family; readonly visit: Visit }) {
  const { language, brand } = visit;
  const words = familyWords(language);
  const { means } = paymentWords(language);
  const receipts = family.receipts
    .toSorted((one, other) => paidOn(other.payment).localeCompare(paidOn(one.payment)))
    .slice(0, SHOWN);
  const nameOf = (id: CounterId) =>
    family.accounts.find(({ account }) => account.counter.id === id)?.account.counter.name[language] ?? "";
  return (
    <Section id="paiements" title={words.payments}>
      {receipts.length === 0 ? (
        <p>{words.noPayment}</p>
      ) : (
        <Table
          id="paiements-faits"
          caption={words.payments}
          isTitled
          columns={amountColumns(words.columns)}
          rows={receipts.map(({ payment, whose }) => ({
            key: payment.id,
            cells: [
              plainDate(paidOn(payment), language),
              whoText(whose, language),
              nameOf(payment.counterId),
              payment.kind === "refund"
                ? `${means[meansOf(payment)]} (${words.refund})`
                : means[meansOf(payment)],
              amountText(payment.kind === "refund" ? -payment.amount : payment.amount, "euro_cent", language),
              <a href={about(addresses(brand).receipt(payment.id), whose)}>{payment.number}</a>,
            ],
          }))}
        />
      )}
    </Section>
  );
}

const MEANS = ["online", "kiosk", "direct_debit", "cheque", "cash"] as const;

/** What was paid in these months, by the way it came, less what was given back. */
function ByMeans({ family, language }: { readonly family: Family; readonly language: Language }) {
  const words = familyWords(language);
  const since = `${family.months[0] ?? ""}-01`;
  const recent = family.receipts.filter(({ payment }) => payment.day >= since);
  if (recent.length === 0) return null;
  const sumOf = (means: (typeof MEANS)[number]) =>
    recent
      .filter(({ payment }) => meansOf(payment) === means)
      .reduce((sum, { payment }) => sum + (payment.kind === "refund" ? -payment.amount : payment.amount), 0);
  return (
    <Section id="moyens" title={words.byMeans}>
      <Details summary={words.byMeansChart}>
        <BarChart
          id="par-moyen"
          title={words.byMeansChart}
          description={words.byMeansText}
          labelHeading={words.columns.means}
          valueHeading={words.paid}
          bars={MEANS.map((means) => {
            const cents = sumOf(means);
            return {
              label: words.means[means],
              value: Math.max(0, cents),
              text: amountText(cents, "euro_cent", language),
            };
          })}
        />
      </Details>
    </Section>
  );
}

/** Numbers of people, and no name: a parent reads nobody else's. */
function Who({ family, language }: { readonly family: Family; readonly language: Language }) {
  const words = familyWords(language);
  const textOf = ({ account, whose, seenBy }: FamilyAccount): string => {
    const name = `${account.counter.name[language]}, ${whoText(whose, language)}`;
    if (account.shared) return words.whoShared(account.counter.name[language]);
    return whose.self && seenBy === 1 ? words.whoOwn(name) : words.whoOwnFor(name, seenBy);
  };
  return (
    <Section id="qui" title={words.who} lead={words.whoLead}>
      <Details summary={words.whoEach(family.accounts.length)}>
        <ul>
          {family.accounts.map((one) => (
            <li key={one.account.accountId}>{textOf(one)}</li>
          ))}
        </ul>
      </Details>
      <p>{words.separated}</p>
      <p>{words.others}</p>
    </Section>
  );
}

const whoText = ({ self, givenName }: Somebody, language: Language): string =>
  self ? familyWords(language).me : givenName || familyWords(language).unnamed;

/** "novembre 2026". */
const monthText = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
