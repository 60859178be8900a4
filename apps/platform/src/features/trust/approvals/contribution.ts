import { buildEmptyContribution } from "../../../kernel/contributions.ts";

export const approvalsContribution = buildEmptyContribution("approvals");
