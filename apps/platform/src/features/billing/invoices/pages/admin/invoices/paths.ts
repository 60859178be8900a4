import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const INVOICES = adminPlaces.invoices.path;
export const NEW_SERIES = `${INVOICES}/nouvelle`;
export const preparePath = (series: string, month: string): string =>
  `${INVOICES}/${series}/preparer?mois=${month}`;
export const issuePath = (series: string): string => `${INVOICES}/${series}/envoyer`;
export const runPath = (series: string, run: string): string => `${INVOICES}/${series}/envois/${run}`;
export const issuedPath = (series: string, month: string): string =>
  `${INVOICES}/${series}/envoyees?mois=${month}`;
export const filePath = (series: string, month: string): string =>
  `${INVOICES}/${series}/envoyees.csv?mois=${month}`;
export const invoicePath = (invoice: string): string => `${INVOICES}/pieces/${invoice}`;
export const creditPath = (invoice: string): string => `${INVOICES}/pieces/${invoice}/avoir`;
export const remindersPath = (series: string): string => `${INVOICES}/${series}/rappels`;
export const answerPath = (series: string, ease: string): string =>
  `${INVOICES}/${series}/rappels/${ease}/repondre`;
export const planPath = (series: string, of: string): string => `${INVOICES}/${series}/echeancier/${of}`;
export const endPlanPath = (series: string, plan: string): string =>
  `${INVOICES}/${series}/echeanciers/${plan}/fin`;
export const pausePath = (invoice: string): string => `${INVOICES}/pieces/${invoice}/pause`;
export const payerPath = (of: {
  readonly series: string;
  readonly account: string;
  readonly month: string;
}): string => `${INVOICES}/${of.series}/qui-paie/${of.account}?mois=${of.month}`;
