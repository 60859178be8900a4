import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { findAccountsBySubject, lookAtEachAccount, lookAtEachFormer } from "../../ledger/counters/index.ts";
import { paymentsJournal } from "./journal.ts";
import { listRegies } from "./keep-regie.ts";
import { forReader, isOfTheirs } from "./own-payments.ts";
import type { PaymentId, PaymentWords } from "./payment.ts";
import { paymentOf } from "./read-payment.ts";
import { openPaymentWords } from "./sealed-words.ts";
import { deleteCameToNothing, forgetOnlineWords, listOnlineOf } from "./store/online.ts";
import { forgetWords, listPaymentsOf, type PaymentRow } from "./store/payments.ts";

export const paymentsContribution: Contribution = {
  module: "payments",
  exportPerson: async (tx, context, personId) => ({
    paiements: await tellPayments(tx, context, personId),
    paiements_en_ligne: await tellOnline(tx, context, personId),
  }),
  erasePerson,
  purge: (tx, context) =>
    deleteCameToNothing(tx, context.authorityId, new Date(context.now().getTime() - KEPT_MS)),
  journal: paymentsJournal,
};

/** What came to nothing is of no use to anybody two months later. */
const KEPT_MS = 61 * 86_400_000;

/** Asked of the payment service, paid or not. */
async function tellOnline(tx: Tx, context: Context, personId: PersonId) {
  const all = await lookAtEachAccount(tx, context, personId, ({ accountId }) =>
    listOnlineOf(tx, context.authorityId, accountId),
  );
  const before = await lookAtEachFormer(tx, context, personId, async ({ accountId, at }) =>
    (await listOnlineOf(tx, context.authorityId, accountId)).filter(({ id, regie_id, words, begun_at }) => {
      // The hour is in the words alone.
      const place = { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) };
      return (openPaymentWords(context, place, words)?.at ?? begun_at) < at;
    }),
  );
  return [...all, ...before].flat().map(({ begun_at, amount, state, given_back_on }) => ({
    at: begun_at.toISOString(),
    montant_en_centimes: amount,
    state,
    rendu_le: given_back_on,
  }));
}

async function tellPayments(tx: Tx, context: Context, personId: PersonId) {
  const regies = await listRegies(tx, context);
  // Who takes the file away: an agent or the house makes it for the person themselves.
  const readerId = context.actor.kind === "person" ? context.actor.personId : personId;
  const told = (row: PaymentRow) => {
    const regie = regies.find(({ id }) => id === row.regie_id);
    if (!regie) return [];
    const { number, day, kind, means, amount, words } = forReader(paymentOf(context, regie, row), {
      personId: readerId,
    });
    return [
      {
        recu: number,
        jour: day,
        kind,
        moyen: meansWords[means],
        montant_en_centimes: amount,
        verse_par: words?.payer || null,
        cheque: chequeIn(words),
        motif: words?.reason ?? null,
      },
    ];
  };
  const all = await lookAtEachAccount(tx, context, personId, ({ accountId }) =>
    listPaymentsOf(tx, context.authorityId, [accountId]),
  );
  const before = await lookAtEachFormer(tx, context, personId, async (left) =>
    (await listPaymentsOf(tx, context.authorityId, [left.accountId])).filter((row) => {
      const regie = regies.find(({ id }) => id === row.regie_id);
      return regie !== undefined && isOfTheirs(paymentOf(context, regie, row), left, personId);
    }),
  );
  return [...all, ...before].flat().flatMap(told);
}

const meansWords = {
  cash: "espèces",
  cheque: "chèque",
  online: "en ligne",
  direct_debit: "prélèvement",
} as const;

const chequeIn = (words: PaymentWords | null) =>
  words?.cheque
    ? { banque: words.cheque.bank, numero: words.cheque.number, titulaire: words.cheque.drawer }
    : null;

/**
 * The words of what was paid for them go, on accounts of a household too; figures stay, as accounts must.
 * Before counters: it finds the accounts.
 */
async function erasePerson(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const regies = await listRegies(tx, context);
  const theirs: PaymentId[] = [];
  for (const accountId of await findAccountsBySubject(tx, context, personId))
    for (const row of await listPaymentsOf(tx, context.authorityId, [accountId])) {
      const regie = regies.find(({ id }) => id === row.regie_id);
      const payment = regie && paymentOf(context, regie, row);
      if (payment?.words?.forPerson === personId) theirs.push(payment.id);
    }
  if (theirs.length > 0) await forgetWords(tx, context.authorityId, theirs);
  await forgetAsked(tx, context, personId);
}

/** Payments still under way name them too. */
async function forgetAsked(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const theirs: string[] = [];
  for (const accountId of await findAccountsBySubject(tx, context, personId))
    for (const { id, regie_id, words } of await listOnlineOf(tx, context.authorityId, accountId)) {
      const place = { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) };
      if (openPaymentWords(context, place, words)?.forPerson === personId) theirs.push(id);
    }
  if (theirs.length > 0) await forgetOnlineWords(tx, context.authorityId, theirs);
}
