import { places } from "../../../../../../frames/admin/common/places.ts";

export const TOKENS = `${places.agents.path}/jetons`;

/** Where one is created in an agent's name; the routes say `:agent`. */
export const issuePath = (agent: string): string => `${places.agents.path}/${agent}/jeton`;
