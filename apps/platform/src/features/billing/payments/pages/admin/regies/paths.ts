import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const REGIES = adminPlaces.regies.path;
export const NEW_REGIE = `${REGIES}/nouvelle`;
export const buildRegiePath = (id: string): string => `${REGIES}/${id}`;
export const buildNamingPath = (id: string): string => `${REGIES}/${id}/nommer`;
export const buildOnlinePath = (id: string): string => `${REGIES}/${id}/en-ligne`;
export const endPath = (id: string, naming: string): string => `${REGIES}/${id}/nominations/${naming}/fin`;
