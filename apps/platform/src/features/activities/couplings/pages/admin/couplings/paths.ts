import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const COUPLINGS = adminPlaces.couplings.path;
export const NEW_COUPLING = `${COUPLINGS}/nouvelle`;
export const buildCouplingPath = (id: string): string => `${COUPLINGS}/${id}`;
export const acceptPath = (id: string): string => `${buildCouplingPath(id)}/accepter`;
export const declinePath = (id: string): string => `${buildCouplingPath(id)}/decliner`;
export const approvePath = (id: string): string => `${buildCouplingPath(id)}/approuver`;
export const buildStopPath = (id: string): string => `${buildCouplingPath(id)}/arreter`;
export const buildCouplingEndPath = (id: string): string => `${buildCouplingPath(id)}/terminer`;
