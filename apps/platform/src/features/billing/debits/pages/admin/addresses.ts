import type { FastifyRequest } from "fastify";
import { buildAdminFrame } from "../../../../../frames/admin/common/admin-frame.ts";
import { adminPlaces } from "../../../../../frames/admin/common/places.ts";
import { parsePathId } from "../../../../../web/index.ts";

export const debitsFrame = buildAdminFrame("debits");
export const LIST = adminPlaces.debits.path;
export const SERIES = ":series";
export const COLLECTION = ":collection";
export const formatSeriesPath = (series: string): string => `${LIST}/${series}`;
export const formatCreditorPath = (series: string): string => `${formatSeriesPath(series)}/creancier`;
export const formatFirstCreditorPath = (series: string): string => `${formatCreditorPath(series)}/accepter`;
export const formatChangePath = (series: string, answer: "confirmer" | "abandonner"): string =>
  `${formatCreditorPath(series)}/${answer}`;
export const formatPreparationPath = (series: string): string => `${formatSeriesPath(series)}/preparer`;
export const formatReturnsPath = (series: string): string => `${formatSeriesPath(series)}/retours`;
export const formatCollectionPath = (collection: string): string => `${LIST}/echeances/${collection}`;
export const formatCollectionActPath = (
  collection: string,
  act: "envoyer" | "encaisser" | "annuler",
): string => `${formatCollectionPath(collection)}/${act}`;
export const formatCollectionFilePath = (collection: string): string =>
  `${formatCollectionPath(collection)}/fichier.xml`;

/** The ids of the address; throw request.not_found. */
export const parseSeriesId = (request: FastifyRequest) => parsePathId<"invoiceSeries">(request, "series");
export const parseCollectionId = (request: FastifyRequest) =>
  parsePathId<"debitCollection">(request, "collection");
