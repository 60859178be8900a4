import { places } from "../../../../../../../frames/admin/common/places.ts";

export const PROPOSALS = places.proposals.path;
export const RULE = `${PROPOSALS}/regle`;
export const DECISIONS = `${PROPOSALS}/decisions`;
export const proposalPath = (id: string): string => `${PROPOSALS}/proposition/${id}`;
export const recordPath = (id: string): string => `${PROPOSALS}/fiches/${id}`;
export const undoPath = (id: string): string => `${PROPOSALS}/reunions/${id}`;
