import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const COUNTERS = adminPlaces.counters.path;
/** Cards of former systems, by counter. */
export const OLD_CARDS = `${COUNTERS}/anciennes-cartes`;
export const ACCEPT_OLD_CARDS = `${OLD_CARDS}/accepter`;
export const RESUME_OLD_CARD = `${OLD_CARDS}/reprendre`;
export const STOP_OLD_CARDS = `${OLD_CARDS}/arreter`;
export const buildCounterPath = (id: string): string => `${COUNTERS}/${id}`;
