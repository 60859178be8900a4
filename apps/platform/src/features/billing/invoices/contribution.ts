import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { REMINDED_MONTHS } from "./arrears/seen-paid.ts";
import type { Invoice } from "./invoice.ts";
import { invoicesJournal } from "./journal.ts";
import { invoiceOf } from "./reading/read-invoice.ts";
import { openEase, openPlan, payerAlias } from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { deletePaidBefore } from "./store/paid.ts";
import { forgetNamed, listNamingRows } from "./store/payers.ts";
import { deletePlansBefore, deletePlansOf, listPlanRows } from "./store/plans.ts";
import { deleteEasesBefore, deleteEasesOf, listEaseRows } from "./store/reminders.ts";
import { deleteFailuresBefore, deleteFailuresOf, listFailureRows } from "./store/runs.ts";
import { forgetPayers, listInvoiceRows, lookAtPayer } from "./store.ts";

/** Long enough to answer for what was said, and for what left meanwhile. */
const EASE_MONTHS = 24;
/** Twice the time in which a month is mended. */
const FAILURE_MONTHS = 6;

export const invoicesContribution: Contribution = {
  module: "invoices",
  exportPerson: async (tx, context, personId) => ({
    factures: await tellInvoices(tx, context, personId),
    qui_paie: await tellNamings(tx, context, personId),
    difficultes_a_payer: await tellEases(tx, context, personId),
    echeanciers: await tellPlans(tx, context, personId),
    factures_non_ecrites: await tellFailures(tx, context, personId),
  }),
  erasePerson,
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    return (
      (await deleteEasesBefore(tx, context.authorityId, addMonths(today, -EASE_MONTHS))) +
      (await deletePlansBefore(tx, context.authorityId, addMonths(today, -EASE_MONTHS))) +
      (await deleteFailuresBefore(tx, context.authorityId, addMonths(today, -FAILURE_MONTHS))) +
      (await deletePaidBefore(tx, context.authorityId, addMonths(today, -REMINDED_MONTHS)))
    );
  },
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

/** What they pay in several times. */
async function tellPlans(tx: Tx, context: Context, personId: PersonId) {
  const told: object[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = payerAlias(context, seriesId, personId);
    await lookAtPayer(tx, payer);
    const rows = await listPlanRows(tx, context.authorityId, { seriesId, payers: [payer] });
    told.push(
      ...rows.map((row) => {
        const { words, instalments } = openPlan(context, { seriesId, id: row.id }, row.content);
        return {
          facture_par: name,
          dit_le: row.agreed_on,
          clos_le: row.ended_on,
          texte: words || null,
          echeances: instalments.map(({ on, cents }) => ({ jour: on, montant_en_centimes: cents })),
        };
      }),
    );
  }
  return told;
}

/** What could not be written for them, and why. */
async function tellFailures(tx: Tx, context: Context, personId: PersonId) {
  const told: { readonly facture_par: string; readonly mois: string; readonly motif: string }[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = payerAlias(context, seriesId, personId);
    await lookAtPayer(tx, payer);
    const rows = await listFailureRows(tx, context.authorityId, { payer });
    told.push(
      ...rows.map(({ month, reason }) => ({ facture_par: name, mois: month.slice(0, 7), motif: reason })),
    );
  }
  return told;
}

/**
 * Who pays and the words go; numbers, days and totals stay, as accounts must. Before keys, whose end changes
 * nothing here: a series has its own.
 */
async function erasePerson(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const series = await listSeries(tx, context);
  const payers = series.map(({ id }) => payerAlias(context, id, personId));
  if (payers.length === 0) return;
  await forgetPayers(tx, context.authorityId, payers);
  await forgetNamed(tx, context.authorityId, payers);
  await deleteEasesOf(tx, context.authorityId, payers);
  await deletePlansOf(tx, context.authorityId, payers);
  await deleteFailuresOf(tx, context.authorityId, payers);
}
