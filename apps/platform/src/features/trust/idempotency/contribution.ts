import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { deletePastRequests } from "./requests.ts";

/** Answers to programs: of nobody's account, gone the next day. */
export const idempotencyContribution: Contribution = {
  ...buildEmptyContribution("idempotency"),
  purge: (tx, context) => deletePastRequests(context, tx),
};
