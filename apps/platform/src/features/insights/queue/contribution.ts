import { buildEmptyContribution } from "../../../kernel/contributions.ts";

/** It keeps nothing: every row is of the feature that it waits in. */
export const queueContribution = buildEmptyContribution("queue");
