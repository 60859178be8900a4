import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { terminalsJournal } from "./journal.ts";
import { deleteExpiredDenied } from "./store/cards.ts";
import { deleteOldLines } from "./store/lines.ts";
import { deleteOldMakings } from "./store/makings.ts";

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
    const lines = await deleteOldLines(tx, context.authorityId, before);
    const makings = await deleteOldMakings(tx, context.authorityId, context.now());
    return lines + makings + (await deleteExpiredDenied(tx, context.authorityId, today));
  },
  journal: terminalsJournal,
};
