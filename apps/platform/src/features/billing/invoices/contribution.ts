import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { REMINDED_MONTHS } from "./arrears/seen-paid.ts";
import type { Invoice } from "./invoice.ts";
import { invoicesJournal } from "./journal.ts";
import { toReadInvoice } from "./reading/read-invoice.ts";
import { computePayerAlias, openEase, openPlan } from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { deleteOldPaid } from "./store/paid.ts";
import { erasePayerNamings, listNamingRows } from "./store/payers.ts";
import { deleteOldPlans, deletePayersPlans, listPlanRows } from "./store/plans.ts";
import { deleteOldEases, deletePayersEases, listEaseRows } from "./store/reminders.ts";
import { deleteOldFailures, deletePayersFailures, listFailureRows } from "./store/runs.ts";
import { eraseInvoicePayers, listInvoiceRows, setVisiblePayer } from "./store.ts";

/** Long enough to answer for what was said, and for what left meanwhile. */
const EASE_MONTHS = 24;
/** Twice the time in which a month is mended. */
const FAILURE_MONTHS = 6;

export const invoicesContribution: Contribution = {
  module: "invoices",
  exportPerson: async (tx, context, personId) => ({
    factures: await exportInvoices(tx, context, personId),
    qui_paie: await exportPayerNamings(tx, context, personId),
    difficultes_a_payer: await exportEases(tx, context, personId),
    echeanciers: await exportPlans(tx, context, personId),
    factures_non_ecrites: await exportRunFailures(tx, context, personId),
  }),
  erasePerson: erasePersonInvoices,
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    return (
      (await deleteOldEases(tx, context.authorityId, addMonths(today, -EASE_MONTHS))) +
      (await deleteOldPlans(tx, context.authorityId, addMonths(today, -EASE_MONTHS))) +
      (await deleteOldFailures(tx, context.authorityId, addMonths(today, -FAILURE_MONTHS))) +
      (await deleteOldPaid(tx, context.authorityId, addMonths(today, -REMINDED_MONTHS)))
    );
  },
  journal: invoicesJournal,
};

async function exportInvoices(tx: Tx, context: Context, personId: PersonId) {
  const told: Invoice[] = [];
  for (const series of await listSeries(tx, context)) {
    const payer = computePayerAlias(context, series.id, personId);
    await setVisiblePayer(tx, payer);
    const rows = await listInvoiceRows(tx, context.authorityId, { seriesId: series.id, payers: [payer] });
    told.push(...rows.map((row) => toReadInvoice(context, series, row)));
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
async function exportPayerNamings(tx: Tx, context: Context, personId: PersonId) {
  const told: { readonly depuis: string; readonly dit_le: string; readonly facture_par: string }[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = computePayerAlias(context, seriesId, personId);
    await setVisiblePayer(tx, payer);
    const rows = await listNamingRows(tx, context.authorityId, { seriesId, payer });
    told.push(
      ...rows.map(({ from_on, named_on }) => ({ depuis: from_on, dit_le: named_on, facture_par: name })),
    );
  }
  return told;
}

/** What holds their reminders, or did, in their words and those of agents. */
async function exportEases(tx: Tx, context: Context, personId: PersonId) {
  const told: object[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = computePayerAlias(context, seriesId, personId);
    await setVisiblePayer(tx, payer);
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
async function exportPlans(tx: Tx, context: Context, personId: PersonId) {
  const told: object[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = computePayerAlias(context, seriesId, personId);
    await setVisiblePayer(tx, payer);
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
async function exportRunFailures(tx: Tx, context: Context, personId: PersonId) {
  const told: { readonly facture_par: string; readonly mois: string; readonly motif: string }[] = [];
  for (const { id: seriesId, name } of await listSeries(tx, context)) {
    const payer = computePayerAlias(context, seriesId, personId);
    await setVisiblePayer(tx, payer);
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
async function erasePersonInvoices(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const series = await listSeries(tx, context);
  const payers = series.map(({ id }) => computePayerAlias(context, id, personId));
  if (payers.length === 0) return;
  await eraseInvoicePayers(tx, context.authorityId, payers);
  await erasePayerNamings(tx, context.authorityId, payers);
  await deletePayersEases(tx, context.authorityId, payers);
  await deletePayersPlans(tx, context.authorityId, payers);
  await deletePayersFailures(tx, context.authorityId, payers);
}
