import { addMonths, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { Contribution } from "../../kernel/contributions.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { Invoice } from "./invoice.ts";
import { invoicesJournal } from "./journal.ts";
import { invoiceOf } from "./read-invoice.ts";
import { openEase, payerAlias } from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { forgetNamed, listNamingRows } from "./store/payers.ts";
import { deleteEasesBefore, deleteEasesOf, listEaseRows } from "./store/reminders.ts";
import { forgetPayers, listInvoiceRows, lookAtPayer } from "./store.ts";

/** Long enough to answer for what was said, and for what left meanwhile. */
const EASE_MONTHS = 24;

export const invoicesContribution: Contribution = {
  module: "invoices",
  exportPerson: async (tx, context, personId) => ({
    factures: await tellInvoices(tx, context, personId),
    qui_paie: await tellNamings(tx, context, personId),
    difficultes_a_payer: await tellEases(tx, context, personId),
  }),
  erasePerson,
  purge: (tx, context) =>
    deleteEasesBefore(tx, context.authorityId, addMonths(civilDate(context.now()), -EASE_MONTHS)),
  journal: invoicesJournal,
};

async function tellInvoices(tx: Tx, context: Context, personId: PersonId) {
  const told: Invoice[] = [];
  for (const series of await listSeries(tx, context)) {
    const payer = payerAlias(context, series.id, personId);
    await lookAtPayer(tx, payer);
    const rows = await listInvoiceRows(tx, context.authorityId, { seriesId: series.id, payers: [payer] });
    told.push(...rows.map((row) => invoiceOf(context, series, row)));
  }
  return told.map(({ number, kind, month, issuedOn, dueOn, totalCents, content }) => ({
    numero: number,
    kind,
    mois: month,
    jour: issuedOn,
    a_payer_avant: dueOn,
    montant_en_centimes: totalCents,
    motif: content?.reason ?? null,
    lignes: (content?.lines ?? []).map((line) => ({
      jour: line.day,
      personne: line.member || null,
      service: line.service.fr,
      libelle: line.label,
      quantite: line.quantity,
      prix_en_centimes: line.unitCents,
      montant_en_centimes: line.cents,
      pourquoi_ce_prix: line.why ? `${line.why.title.fr} : ${line.why.reason.fr}` : null,
    })),
  }));
}

/** Where an agent said that they pay. */
async function tellNamings(tx: Tx, context: Context, personId: PersonId) {
  const told: { readonly depuis: string; readonly dit_le: string; readonly facture_par: string }[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = payerAlias(context, seriesId, personId);
    await lookAtPayer(tx, payer);
    const rows = await listNamingRows(tx, context.authorityId, { seriesId, payer });
    told.push(
      ...rows.map(({ from_on, named_on }) => ({ depuis: from_on, dit_le: named_on, facture_par: name })),
    );
  }
  return told;
}

/** What holds their reminders, or did, in their words and those of agents. */
async function tellEases(tx: Tx, context: Context, personId: PersonId) {
  const told: object[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = payerAlias(context, seriesId, personId);
    await lookAtPayer(tx, payer);
    const rows = await listEaseRows(tx, context.authorityId, { seriesId, payers: [payer] });
    told.push(
      ...rows.map((row) => {
        const { words, answer } = openEase(context, { seriesId, id: row.id }, row.content);
        return {
          facture_par: name,
          depuis: row.begun_on,
          jusqu_au: row.until,
          clos_le: row.ended_on,
          texte: words || null,
          reponse: answer,
        };
      }),
    );
  }
  return told;
}

/** Who pays and the words go; numbers, days and totals stay, as accounts must. Before keys, whose end changes nothing here: a series has its own. */
async function erasePerson(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const series = await listSeries(tx, context);
  const payers = series.map(({ id }) => payerAlias(context, id, personId));
  if (payers.length === 0) return;
  await forgetPayers(tx, context.authorityId, payers);
  await forgetNamed(tx, context.authorityId, payers);
  await deleteEasesOf(tx, context.authorityId, payers);
}
