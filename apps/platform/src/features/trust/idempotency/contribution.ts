import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { purgeRequests } from "./requests.ts";

/** Answers to programs: of nobody's account, gone the next day. */
export const idempotencyContribution: Contribution = {
  ...buildEmptyContribution("idempotency"),
  purge: (tx, context) => purgeRequests(context, tx),
};
