import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import { type Contribution, buildEmptyContribution } from "../../../kernel/contributions.ts";
import { terminalsJournal } from "./journal.ts";
import { forgetDenied } from "./store/cards.ts";
import { deleteLinesBefore } from "./store/lines.ts";
import { deleteMakingsBefore } from "./store/makings.ts";

/**
 * Words of readers, and numbers of cards in them, are kept as long as a claim about a debit is heard; figures
 * stay, as accounts do.
 */
const LINES_MONTHS = 13;

/**
 * Which support a card is goes with the support (supports), by the database itself; its trigger keeps the
 * card refused.
 */
export const terminalsContribution: Contribution = {
  ...buildEmptyContribution("terminals"),
  purge: async (tx, context) => {
    const today = toCivilDate(context.now());
    const before = addMonths(today, -LINES_MONTHS);
    const lines = await deleteLinesBefore(tx, context.authorityId, before);
    const makings = await deleteMakingsBefore(tx, context.authorityId, context.now());
    return lines + makings + (await forgetDenied(tx, context.authorityId, today));
  },
  journal: terminalsJournal,
};
