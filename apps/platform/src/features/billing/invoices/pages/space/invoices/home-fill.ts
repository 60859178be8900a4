import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { type HomeThing, spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { bothIn, defineMessages, type Visit } from "../../../../../../web/index.ts";
import { type AmountToPay, computeAmountToPay } from "../../common/invoices/compute-amount-to-pay.ts";
import { formatInvoiceCents } from "../../common/invoices/words.ts";

const amountWords = defineMessages({
  fr: {
    title: "À payer",
    by: (day: string) => `Avant le ${day}.`,
    late: "La date est passée. Si c’est difficile, dites-le-nous : on peut payer en plusieurs fois.",
    instalment: (day: string) =>
      `Avant le ${day} : la prochaine échéance de ce que vous payez en plusieurs fois.`,
    instalmentLate: (day: string) =>
      `Attendus depuis le ${day}, pour ce que vous payez en ` +
      "plusieurs fois. Si c’est difficile, dites-le-nous.",
    debit: (amount: string, day: string) => `${amount} seront prélevés le ${day}`,
    debitText: (account: string | null) =>
      account === null ? "Rien à faire." : `Sur le compte finissant par ${account} ; rien à faire.`,
  },
  en: {
    title: "To pay",
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
  show: (amount, { visit, subject }) => listAmountThings(amount, parseId<"person">(subject), visit),
});

function listAmountThings(
  { byIssuer, instalments, debits }: AmountToPay,
  forPersonId: PersonId,
  { language, brand, context }: Visit,
): readonly HomeThing[] {
  const words = amountWords(language);
  const at = buildSpaceAddresses(brand);
  const day = (date: string) => formatLongDate(date, language);
  const today = toCivilDate(context.now());
  return [
    ...byIssuer.map(({ seriesId, regie, issuer, cents, dueOn }) => ({
      kind: "to_pay" as const,
      id: `${seriesId}:${regie ?? ""}`,
      forPersonId,
      cents,
      creditor: issuer,
      regie,
      href: at.dues,
      ...(dueOn === null ? {} : { dueOn, text: dueOn < today ? words.late : words.by(day(dueOn)) }),
    })),
    ...instalments.map(({ on, cents, isLate, issuer }, at_) => ({
      kind: "to_pay" as const,
      id: `instalment:${on}:${at_}`,
      forPersonId,
      cents,
      creditor: issuer,
      regie: null,
      dueOn: on,
      href: at.dues,
      text: isLate ? words.instalmentLate(day(on)) : words.instalment(day(on)),
    })),
    ...debits.map(({ on, cents, lastFour }) => ({
      kind: "debit" as const,
      day: on,
      title: words.debit(formatInvoiceCents(cents, language), day(on)),
      text: words.debitText(lastFour),
      forPersonId,
      href: at.debits,
    })),
  ];
}
