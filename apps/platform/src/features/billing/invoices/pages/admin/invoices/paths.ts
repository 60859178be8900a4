import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const INVOICES = adminPlaces.invoices.path;
export const NEW_SERIES = `${INVOICES}/nouvelle`;
export const buildMonthPreparationPath = (series: string, month: string): string =>
  `${INVOICES}/${series}/preparer?mois=${month}`;
export const issuePath = (series: string): string => `${INVOICES}/${series}/envoyer`;
export const runPath = (series: string, run: string): string => `${INVOICES}/${series}/envois/${run}`;
export const buildIssuedPath = (series: string, month: string): string =>
  `${INVOICES}/${series}/envoyees?mois=${month}`;
export const buildIssuedFilePath = (series: string, month: string): string =>
  `${INVOICES}/${series}/envoyees.csv?mois=${month}`;
export const buildInvoicePath = (invoice: string): string => `${INVOICES}/pieces/${invoice}`;
export const creditPath = (invoice: string): string => `${INVOICES}/pieces/${invoice}/avoir`;
export const buildRemindersPath = (series: string): string => `${INVOICES}/${series}/rappels`;
export const buildEaseAnswerPath = (series: string, ease: string): string =>
  `${INVOICES}/${series}/rappels/${ease}/repondre`;
export const buildPlanPath = (series: string, of: string): string => `${INVOICES}/${series}/echeancier/${of}`;
export const endPlanPath = (series: string, plan: string): string =>
  `${INVOICES}/${series}/echeanciers/${plan}/fin`;
export const buildPausePath = (invoice: string): string => `${INVOICES}/pieces/${invoice}/pause`;
export const buildPayerPath = (of: {
  readonly series: string;
  readonly account: string;
  readonly month: string;
}): string => `${INVOICES}/${of.series}/qui-paie/${of.account}?mois=${of.month}`;
