import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";

export const TOKENS = `${adminPlaces.agents.path}/jetons`;

/** Where one is created in an agent's name; the routes say `:agent`. */
export const issuePath = (agent: string): string => `${adminPlaces.agents.path}/${agent}/jeton`;
