import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listCreditors } from "./creditor/creditor.ts";
import { debitsJournal } from "./journal.ts";
import { endLeftBehind, endOfErased } from "./mandates/end-mandate.ts";
import { debitOf, mandateOf } from "./read-rows.ts";
import { KEPT_MONTHS, LIFE_MONTHS } from "./rules.ts";
import { debtorAlias } from "./sealed-content.ts";
import { listDebitRows } from "./store/collections.ts";
import { expireUnused, forgetDebtors, forgetOld, listMandateRows, lookAtDebtor } from "./store/mandates.ts";

export const debitsContribution: Contribution = {
  module: "debits",
  exportPerson: async (tx, context, personId) => {
    const mandates = await mandatesOf(tx, context, personId);
    return {
      mandats_de_prelevement: mandates.map(({ told }) => told),
      prelevements: mandates.flatMap(({ debits }) => debits),
    };
  },
  erasePerson,
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    const unused = { before: addMonths(today, -LIFE_MONTHS), today };
    const left = await endLeftBehind(tx, context);
    const expired = await expireUnused(tx, context.authorityId, unused);
    return left + expired + (await forgetOld(tx, context.authorityId, addMonths(today, -KEPT_MONTHS)));
  },
  journal: debitsJournal,
};

async function mandatesOf(tx: Tx, context: Context, personId: PersonId) {
  const found = [];
  for (const { seriesId, name } of await listCreditors(tx, context)) {
    const payer = debtorAlias(context, seriesId, personId);
    await lookAtDebtor(tx, payer);
    const rows = await listMandateRows(tx, context.authorityId, { seriesId, payers: [payer] });
    for (const row of rows) {
      const { content, reference, signedOn, state, endedOn, id } = mandateOf(context, row);
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
          const { cents, state: kept, why, content: said } = debitOf(context, seriesId, debit);
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
async function erasePerson(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const creditors = await listCreditors(tx, context);
  const payers = creditors.map(({ seriesId }) => debtorAlias(context, seriesId, personId));
  if (payers.length === 0) return;
  await endOfErased(tx, context, payers);
  await forgetDebtors(tx, context.authorityId, { payers, today: toCivilDate(context.now()) });
}
