import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import {
  computeOwedToday,
  type DueOfAccount,
} from "../../../../../billing/invoices/pages/common/invoices/account-dues.ts";
import type { OwnAccount } from "../../../../../ledger/counters/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { kioskWords } from "./kiosk-words.ts";

/** Something was consumed, and is paid afterwards. */
export const hasAmountDue = ({ counter, balance }: OwnAccount): boolean =>
  counter.paidAfter === true && balance < 0;

interface BalanceProps {
  readonly account: OwnAccount;
  readonly language: Language;
}

/** What may still be spent: what a booking holds may not. */
export function Balance({ account, language }: BalanceProps) {
  const { counter, balance, reserved, takeable } = account;
  const words = kioskWords(language);
  const said = (amount: number) => formatCounterAmount(amount, counter.unit, language);
  const isHeld = reserved > 0 && counter.paidAfter !== true;
  return (
    <>
      <p class="ar-lead">
        {isHeld ? words.available : words.balance}
        {language === "fr" ? "\u00a0: " : ": "}
        <strong>{said(isHeld ? takeable : balance)}</strong>
      </p>
      {isHeld && <p>{words.reserved(said(balance), said(reserved))}</p>}
    </>
  );
}

interface BecomesProps {
  readonly due: DueOfAccount | undefined;
  readonly language: Language;
}

/** Who pays what, when, as in the space; no figure of a bank account, which the hall would read. */
export function Becomes({ due, language }: BecomesProps) {
  const words = kioskWords(language);
  const said = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  const debits = due?.debits ?? [];
  // What is paid in several times is told as the rest: it says hardship, and the hall reads.
  const toPay = computeOwedToday(due);
  if (toPay === 0 && debits.length === 0) return <p>{words.nothingDue}</p>;
  return (
    <>
      {toPay > 0 && (
        <p>
          <strong>{words.owed(said(toPay))}</strong>
        </p>
      )}
      {debits.map(({ cents, on }) => (
        <p key={on}>{words.debited(said(cents), formatLongDate(on, language))}</p>
      ))}
    </>
  );
}
