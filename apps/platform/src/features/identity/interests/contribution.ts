import { buildEmptyContribution } from "../../../kernel/contributions.ts";

export const interestsContribution = buildEmptyContribution("interests");
