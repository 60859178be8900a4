import { places } from "../../../../../../../frames/admin/common/places.ts";

export const FILES = places.records.path;
export const filePath = (id: string): string => `${FILES}/fichiers/${id}`;
export const columnPrefix = "colonne_";
