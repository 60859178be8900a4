import { buildEmptyContribution } from "../../../kernel/contributions.ts";

// The key itself is not the person's datum: `erasePersonKey` is called last by the erasure use case, after
// all others.
export const keysContribution = buildEmptyContribution("keys");
