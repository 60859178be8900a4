import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const EQUIPMENT = adminPlaces.equipment.path;
export const buildCodePath = (id: string): string => `${EQUIPMENT}/${id}/code`;
export const revokePath = (id: string): string => `${EQUIPMENT}/${id}/revoquer`;
