import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const TARIFFS = adminPlaces.tariffs.path;
export const buildTariffPath = (id: string): string => `${TARIFFS}/${id}`;
export const buildTariffVersionPath = (id: string): string => `${TARIFFS}/${id}/version`;
export const publishPath = (id: string): string => `${TARIFFS}/${id}/publier`;
