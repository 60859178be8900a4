import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listCreditors } from "./creditor/get-creditor.ts";
import { debitsJournal } from "./journal.ts";
import { endLeftBehind, endOfErased } from "./mandates/end-mandate.ts";
import { toDebit, toMandate } from "./read-rows.ts";
import { KEPT_MONTHS, LIFE_MONTHS } from "./rules.ts";
import { computeDebtorAlias } from "./sealed-content.ts";
import { listDebitRows } from "./store/debits.ts";
import {
  eraseDebtors,
  eraseOldMandateAccounts,
  expireUnused,
  listMandateRows,
  setVisibleDebtor,
} from "./store/mandates.ts";

export const debitsContribution: Contribution = {
  module: "debits",
  exportPerson: async (tx, context, personId) => {
    const mandates = await exportMandates(tx, context, personId);
    return {
      mandats_de_prelevement: mandates.map(({ told }) => told),
      prelevements: mandates.flatMap(({ debits }) => debits),
    };
  },
  erasePerson: erasePersonDebits,
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    const unused = { before: addMonths(today, -LIFE_MONTHS), today };
    const left = await endLeftBehind(tx, context);
    const expired = await expireUnused(tx, context.authorityId, unused);
    return (
      left +
      expired +
      (await eraseOldMandateAccounts(tx, context.authorityId, addMonths(today, -KEPT_MONTHS)))
    );
  },
  journal: debitsJournal,
};

async function exportMandates(tx: Tx, context: Context, personId: PersonId) {
  const found = [];
  for (const { seriesId, name } of await listCreditors(tx, context)) {
    const payer = computeDebtorAlias(context, seriesId, personId);
    await setVisibleDebtor(tx, payer);
    const rows = await listMandateRows(tx, context.authorityId, { seriesId, payers: [payer] });
    for (const row of rows) {
      const { content, reference, signedOn, state, endedOn, id } = toMandate(context, row);
      const debits = await listDebitRows(tx, context.authorityId, { mandateIds: [id] });
      found.push({
        told: {
          creancier: name,
          reference,
          signe_le: signedOn,
          etat: state,
          fin: endedOn,
          comptes: (content?.accounts ?? []).map(({ iban, holder, on, place, by }) => ({
            iban,
            titulaire: holder,
            depuis: on,
            lieu: place || null,
            saisi_par: by || null,
          })),
        },
        debits: debits.map((debit) => {
          const { cents, state: kept, why, content: said } = toDebit(context, seriesId, debit);
          return { facture: said?.invoice ?? null, montant_en_centimes: cents, etat: kept, motif: why };
        }),
      });
    }
  }
  return found;
}

/**
 * Who signed and the accounts go, of mandates and of what they took; what still ran ends, and what it
 * prepared. Figures stay, as accounts must.
 */
async function erasePersonDebits(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const creditors = await listCreditors(tx, context);
  const payers = creditors.map(({ seriesId }) => computeDebtorAlias(context, seriesId, personId));
  if (payers.length === 0) return;
  await endOfErased(tx, context, payers);
  await eraseDebtors(tx, context.authorityId, { payers, today: toCivilDate(context.now()) });
}
