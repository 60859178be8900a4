import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const DEBITS = adminPlaces.debits.path;
export const seriesPath = (series: string): string => `${DEBITS}/${series}`;
export const creditorPath = (series: string): string => `${seriesPath(series)}/creancier`;
export const agreePath = (series: string): string => `${creditorPath(series)}/accepter`;
export const confirmChangePath = (series: string): string => `${creditorPath(series)}/confirmer`;
export const withdrawChangePath = (series: string): string => `${creditorPath(series)}/abandonner`;
export const preparePath = (series: string): string => `${seriesPath(series)}/preparer`;
export const returnsPath = (series: string): string => `${seriesPath(series)}/retours`;
export const collectionPath = (collection: string): string => `${DEBITS}/echeances/${collection}`;
export const sendPath = (collection: string): string => `${collectionPath(collection)}/envoyer`;
export const filePath = (collection: string): string => `${collectionPath(collection)}/fichier.xml`;
export const settlePath = (collection: string): string => `${collectionPath(collection)}/encaisser`;
export const cancelPath = (collection: string): string => `${collectionPath(collection)}/annuler`;
