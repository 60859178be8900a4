import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const COUPLINGS = adminPlaces.couplings.path;
export const NEW_COUPLING = `${COUPLINGS}/nouvelle`;
export const couplingPath = (id: string): string => `${COUPLINGS}/${id}`;
export const acceptPath = (id: string): string => `${couplingPath(id)}/accepter`;
export const declinePath = (id: string): string => `${couplingPath(id)}/decliner`;
export const approvePath = (id: string): string => `${couplingPath(id)}/approuver`;
export const stopPath = (id: string): string => `${couplingPath(id)}/arreter`;
export const endPath = (id: string): string => `${couplingPath(id)}/terminer`;
