import { adminPlaces } from "../../../../../../../frames/admin/common/places.ts";

export const FILES = adminPlaces.records.path;
export const formatFilePath = (id: string): string => `${FILES}/fichiers/${id}`;
export const columnPrefix = "colonne_";
