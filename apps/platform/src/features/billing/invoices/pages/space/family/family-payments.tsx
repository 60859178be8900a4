import { Definition, Details, Section, Table } from "@ardeco/ui";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { buildAmountColumns } from "../../../../../ledger/counters/pages/common/counters/amount-columns.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { getShownMeans } from "../../../../payments/pages/common/payments/get-shown-means.ts";
import { getPaymentDay, paymentWords } from "../../../../payments/pages/common/payments/payment-words.ts";
import { formatFamilyMemberName, formatFamilyMonth } from "./family-figures.ts";
import { familyWords } from "./family-words.ts";
import type { Family } from "./load-family.ts";

type Paid = Family["receipts"][number];

interface PaymentsProps {
  readonly family: Family;
  readonly visit: Visit;
}

const computeSignedAmount = ({ payment }: Paid): number =>
  payment.kind === "refund" ? -payment.amount : payment.amount;
const computePaidSum = (paid: readonly Paid[]): number =>
  paid.reduce((sum, one) => sum + computeSignedAmount(one), 0);
const getPaymentMonth = ({ payment }: Paid): string => getPaymentDay(payment).slice(0, 7);

/**
 * Under the month in which each was made, whatever the month that it pays, with what it paid; of the year
 * that the page tells.
 */
export function FamilyPayments({ family, visit }: PaymentsProps) {
  const { language } = visit;
  const words = familyWords(language);
  const since = family.months[0] ?? "";
  const latest = family.receipts
    .filter((one) => getPaymentMonth(one) >= since)
    .toSorted((one, other) => getPaymentDay(other.payment).localeCompare(getPaymentDay(one.payment)));
  const byMonth = [...Map.groupBy(latest, getPaymentMonth)];
  return (
    <Section id="paiements" title={words.payments} lead={words.paymentsLead}>
      {byMonth.length === 0 ? (
        <p>{words.noPayment}</p>
      ) : (
        <>
          <ByMeans {...{ paid: latest, language }} />
          {byMonth.map(([month, paid], index) => (
            <Details
              key={month}
              summary={words.paidIn(
                formatFamilyMonth(month, language),
                formatCounterAmount(computePaidSum(paid), "euro_cent", language),
              )}
              open={index === 0}
            >
              <OfMonth {...{ month, paid, family, visit }} />
            </Details>
          ))}
        </>
      )}
    </Section>
  );
}

function OfMonth({
  month,
  paid,
  family,
  visit: { language, brand },
}: PaymentsProps & { readonly month: string; readonly paid: readonly Paid[] }) {
  const words = familyWords(language);
  const { means } = paymentWords(language);
  return (
    <Table
      id={`paiements-${month}`}
      caption={words.paymentsOf(formatFamilyMonth(month, language))}
      columns={buildAmountColumns(words.columns)}
      rows={paid.map((one) => ({
        key: one.payment.id,
        cells: [
          formatPlainDate(getPaymentDay(one.payment), language),
          formatPaymentSubject(one, family, language),
          means[getShownMeans(one.payment)],
          formatCounterAmount(computeSignedAmount(one), "euro_cent", language),
          <a
            key="receipt"
            href={formatPersonAddress(buildSpaceAddresses(brand).receipt(one.payment.id), one.whose)}
          >
            {one.payment.number}
          </a>,
        ],
      }))}
    />
  );
}

/** "Recharge : Restauration, Léo": what was owed is told from what was put in beforehand. */
function formatPaymentSubject(
  { payment, whose }: Paid,
  { accounts, counters }: Family,
  language: Language,
): string {
  const words = familyWords(language);
  const account = accounts.find((one) => one.account.accountId === payment.accountId)?.account;
  const counter = counters.find(({ id }) => id === payment.counterId);
  // One that they hold no more was the household's.
  const who = account?.shared === false ? formatFamilyMemberName(whose, language) : words.household;
  const name = counter?.name[language] ?? "";
  if (payment.kind === "refund") return words.givenBack(name, who);
  return counter?.paidAfter === true ? words.invoicePaid(name, who) : words.toppedUp(name, who);
}

const MEANS = ["online", "kiosk", "direct_debit", "cheque", "cash"] as const;

/** By the way it came, less what was given back; ways that nobody used are left out. */
function ByMeans({ paid, language }: { readonly paid: readonly Paid[]; readonly language: Language }) {
  const words = familyWords(language);
  const items = MEANS.flatMap((means) => {
    const cents = computePaidSum(paid.filter(({ payment }) => getShownMeans(payment) === means));
    return cents === 0
      ? []
      : [{ term: words.means[means], description: formatCounterAmount(cents, "euro_cent", language) }];
  });
  return (
    <Details summary={words.byMeans(formatCounterAmount(computePaidSum(paid), "euro_cent", language))}>
      <Definition items={items} />
    </Details>
  );
}
