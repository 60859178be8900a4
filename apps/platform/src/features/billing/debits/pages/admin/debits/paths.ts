import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const DEBITS = adminPlaces.debits.path;
export const buildDebitSeriesPath = (series: string): string => `${DEBITS}/${series}`;
export const buildCreditorPath = (series: string): string => `${buildDebitSeriesPath(series)}/creancier`;
export const buildFirstCreditorPath = (series: string): string => `${buildCreditorPath(series)}/accepter`;
export const confirmChangePath = (series: string): string => `${buildCreditorPath(series)}/confirmer`;
export const withdrawChangePath = (series: string): string => `${buildCreditorPath(series)}/abandonner`;
export const buildCollectionPreparationPath = (series: string): string =>
  `${buildDebitSeriesPath(series)}/preparer`;
export const buildReturnsPath = (series: string): string => `${buildDebitSeriesPath(series)}/retours`;
export const buildCollectionPath = (collection: string): string => `${DEBITS}/echeances/${collection}`;
export const sendPath = (collection: string): string => `${buildCollectionPath(collection)}/envoyer`;
export const buildCollectionFilePath = (collection: string): string =>
  `${buildCollectionPath(collection)}/fichier.xml`;
export const buildCollectionPaidPath = (collection: string): string =>
  `${buildCollectionPath(collection)}/encaisser`;
export const cancelPath = (collection: string): string => `${buildCollectionPath(collection)}/annuler`;
