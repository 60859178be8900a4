import { places } from "../common/places.ts";

export const COUNTERS = places.counters.path;
export const counterPath = (id: string): string => `${COUNTERS}/${id}`;
