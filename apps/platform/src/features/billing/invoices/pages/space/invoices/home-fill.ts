import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { type HomeCard, spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { bothIn, defineMessages, type Visit } from "../../../../../../web/index.ts";
import { type AmountToPay, computeAmountToPay } from "../../common/invoices/compute-amount-to-pay.ts";
import { formatInvoiceCents } from "../../common/invoices/invoice-words.ts";

const amountWords = defineMessages({
  fr: {
    title: "À payer",
    due: (amount: string) => `${amount} à payer`,
    by: (day: string) => `Avant le ${day}.`,
    late: "La date est passée. Si c’est difficile, dites-le-nous : on peut payer en plusieurs fois.",
    instalment: (day: string) =>
      `Avant le ${day} : la prochaine échéance de ce que vous payez en plusieurs fois.`,
    instalmentLate: (day: string) =>
      `Attendus depuis le ${day}, pour ce que vous payez en plusieurs fois. Si c’est difficile, dites-le-nous.`,
    debit: (amount: string, day: string) => `${amount} seront prélevés le ${day}`,
    debitText: (account: string | null) =>
      account === null ? "Rien à faire." : `Sur le compte finissant par ${account} ; rien à faire.`,
  },
  en: {
    title: "To pay",
    due: (amount: string) => `${amount} to pay`,
    by: (day: string) => `By ${day}.`,
    late: "The date has passed. If it is difficult, tell us: you may pay in several times.",
    instalment: (day: string) => `By ${day}: the next instalment of what you pay in several times.`,
    instalmentLate: (day: string) =>
      `Waited for since ${day}, of what you pay in several times. If it is difficult, tell us.`,
    debit: (amount: string, day: string) => `${amount} will be taken on ${day}`,
    debitText: (account: string | null) =>
      account === null ? "Nothing to do." : `From the account ending in ${account}; nothing to do.`,
  },
});

/** What is due, by oneself or not, over the reader's own invoices. */
export const amountToPayFill = spaceHomeSlot.fill({
  name: "invoices.to_pay",
  title: bothIn(amountWords)(({ title }) => title),
  order: 20,
  permission: ({ kind }) => kind === "person",
  load: async (context, { reader }) => new Map([[reader, await computeAmountToPay(context, reader)]]),
  show: (amount, { visit }) => listAmountCards(amount, visit),
});

function listAmountCards(
  { left, dueOn, instalments, debits }: AmountToPay,
  visit: Visit,
): readonly HomeCard[] {
  const { language, brand, context } = visit;
  const words = amountWords(language);
  const at = buildSpaceAddresses(brand);
  const said = (cents: number) => formatInvoiceCents(cents, language);
  const day = (date: string) => formatLongDate(date, language);
  const invoice = { kind: "to_pay", href: at.invoices, icon: "receipt" } as const;
  const isLate = dueOn !== null && dueOn < toCivilDate(context.now());
  const whole: HomeCard = {
    ...invoice,
    title: words.due(said(left)),
    isDue: true,
    ...(dueOn === null ? {} : { text: isLate ? words.late : words.by(day(dueOn)) }),
  };
  return [
    ...(left > 0 ? [whole] : []),
    ...instalments.map(({ on, cents, isLate: isWaiting }) => ({
      ...invoice,
      title: words.due(said(cents)),
      text: isWaiting ? words.instalmentLate(day(on)) : words.instalment(day(on)),
    })),
    ...debits.map(({ on, cents, lastFour }) => ({
      kind: "to_pay" as const,
      title: words.debit(said(cents), day(on)),
      href: at.debits,
      icon: "landmark" as const,
      text: words.debitText(lastFour),
    })),
  ];
}
