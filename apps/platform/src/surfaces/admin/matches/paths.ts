import { places } from "../common/places.ts";

export const MATCHES = places.matches.path;
export const proposalPath = (id: string): string => `${MATCHES}/proposition/${id}`;
export const recordPath = (id: string): string => `${MATCHES}/fiches/${id}`;
export const undoPath = (id: string): string => `${MATCHES}/reunions/${id}`;
