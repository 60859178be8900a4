import { buildEmptyContribution } from "../../../kernel/contributions.ts";

/** It keeps nothing. */
export const homeContribution = buildEmptyContribution("home");
