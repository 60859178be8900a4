import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { findAccountsBySubject, mapFormerAccounts, mapHeldAccounts } from "../../ledger/counters/index.ts";
import { paymentsJournal } from "./journal.ts";
import { listRegies } from "./keep-regie.ts";
import { isOfTheirs, selectReadablePayment } from "./own-payments.ts";
import type { PaymentId, PaymentWords } from "./payment.ts";
import { toPayment } from "./read-payment.ts";
import { openPaymentWords } from "./sealed-words.ts";
import { deleteCameToNothing, eraseOnlineWords, listAccountOnlineRows } from "./store/online.ts";
import { erasePaymentWords, listAccountPayments, type PaymentRow } from "./store/payments.ts";

export const paymentsContribution: Contribution = {
  module: "payments",
  exportPerson: async (tx, context, personId) => ({
    paiements: await exportPayments(tx, context, personId),
    paiements_en_ligne: await exportOnlinePayments(tx, context, personId),
  }),
  erasePerson: erasePersonPayments,
  purge: (tx, context) =>
    deleteCameToNothing(tx, context.authorityId, new Date(context.now().getTime() - KEPT_MS)),
  journal: paymentsJournal,
};

/** What came to nothing is of no use to anybody two months later. */
const KEPT_MS = 61 * 86_400_000;

/** Asked of the payment service, paid or not. */
async function exportOnlinePayments(tx: Tx, context: Context, personId: PersonId) {
  const all = await mapHeldAccounts(tx, context, personId, ({ accountId }) =>
    listAccountOnlineRows(tx, context.authorityId, accountId),
  );
  const before = await mapFormerAccounts(tx, context, personId, async ({ accountId, at }) =>
    (await listAccountOnlineRows(tx, context.authorityId, accountId)).filter(
      ({ id, regie_id, words, begun_at }) => {
        // The hour is in the words alone.
        const place = { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) };
        return (openPaymentWords(context, place, words)?.at ?? begun_at) < at;
      },
    ),
  );
  return [...all, ...before].flat().map(({ begun_at, amount, state, given_back_on }) => ({
    at: begun_at.toISOString(),
    montant_en_centimes: amount,
    state,
    rendu_le: given_back_on,
  }));
}

async function exportPayments(tx: Tx, context: Context, personId: PersonId) {
  const regies = await listRegies(tx, context);
  // Who takes the file away: an agent or the house makes it for the person themselves.
  const readerId = context.actor.kind === "person" ? context.actor.personId : personId;
  const told = (row: PaymentRow) => {
    const regie = regies.find(({ id }) => id === row.regie_id);
    if (!regie) return [];
    const { number, day, kind, means, amount, words } = selectReadablePayment(
      toPayment(context, regie, row),
      {
        personId: readerId,
      },
    );
    return [
      {
        recu: number,
        jour: day,
        kind,
        moyen: meansWords[means],
        montant_en_centimes: amount,
        verse_par: words?.payer || null,
        cheque: formatExportedCheque(words),
        motif: words?.reason ?? null,
      },
    ];
  };
  const all = await mapHeldAccounts(tx, context, personId, ({ accountId }) =>
    listAccountPayments(tx, context.authorityId, [accountId]),
  );
  const before = await mapFormerAccounts(tx, context, personId, async (left) =>
    (await listAccountPayments(tx, context.authorityId, [left.accountId])).filter((row) => {
      const regie = regies.find(({ id }) => id === row.regie_id);
      return regie !== undefined && isOfTheirs(toPayment(context, regie, row), left, personId);
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

const formatExportedCheque = (words: PaymentWords | null) =>
  words?.cheque
    ? { banque: words.cheque.bank, numero: words.cheque.number, titulaire: words.cheque.drawer }
    : null;

/**
 * The words of what was paid for them go, on accounts of a household too; figures stay, as accounts must.
 * Before counters: it finds the accounts.
 */
async function erasePersonPayments(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const regies = await listRegies(tx, context);
  const theirs: PaymentId[] = [];
  for (const accountId of await findAccountsBySubject(tx, context, personId))
    for (const row of await listAccountPayments(tx, context.authorityId, [accountId])) {
      const regie = regies.find(({ id }) => id === row.regie_id);
      const payment = regie && toPayment(context, regie, row);
      if (payment?.words?.forPerson === personId) theirs.push(payment.id);
    }
  if (theirs.length > 0) await erasePaymentWords(tx, context.authorityId, theirs);
  await eraseUnpaidRequests(tx, context, personId);
}

/** Payments still under way name them too. */
async function eraseUnpaidRequests(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const theirs: string[] = [];
  for (const accountId of await findAccountsBySubject(tx, context, personId))
    for (const { id, regie_id, words } of await listAccountOnlineRows(tx, context.authorityId, accountId)) {
      const place = { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) };
      if (openPaymentWords(context, place, words)?.forPerson === personId) theirs.push(id);
    }
  if (theirs.length > 0) await eraseOnlineWords(tx, context.authorityId, theirs);
}
