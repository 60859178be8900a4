import { buildAdminFrame } from "../../../../../frames/admin/common/admin-frame.ts";
import { adminPlaces } from "../../../../../frames/admin/common/places.ts";

export const equipmentFrame = buildAdminFrame("equipment");

export const LIST = adminPlaces.equipment.path;
export const REGISTER = `${LIST}/nouveau`;
/** A route takes the name of its parameter in place of an id. */
export const formatEquipmentPath = (id: string): string => `${LIST}/${id}`;
export const formatCodePath = (id: string): string => `${LIST}/${id}/code`;
export const formatRevocationPath = (id: string): string => `${LIST}/${id}/revoquer`;
export const ID = ":equipment";
