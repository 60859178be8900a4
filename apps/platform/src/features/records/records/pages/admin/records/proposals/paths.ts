import { adminPlaces } from "../../../../../../../frames/admin/common/places.ts";

export const PROPOSALS = adminPlaces.proposals.path;
export const RULE = `${PROPOSALS}/regle`;
export const DECISIONS = `${PROPOSALS}/decisions`;
export const formatProposalPath = (id: string): string => `${PROPOSALS}/proposition/${id}`;
export const recordPath = (id: string): string => `${PROPOSALS}/fiches/${id}`;
export const formatUndoPath = (id: string): string => `${PROPOSALS}/reunions/${id}`;
