import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const CARDS = adminPlaces.cards.path;
export const NEW = `${CARDS}/nouvelle`;
export const GAPS = `${CARDS}/ecarts`;
export const buildApplicationPath = (id: string): string => `${CARDS}/${id}`;
export const closePath = (id: string): string => `${CARDS}/${id}/fermer`;
export const buildKeyPath = (id: string): string => `${CARDS}/${id}/cle`;
export const buildGapPath = (id: string): string => `${GAPS}/${id}`;
