import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { KEPT_MONTHS } from "./rules.ts";
import { deleteOldComplaints } from "./store.ts";

/**
 * A complaint names somebody inside its seal only: it belongs to no account, and goes a year after it came.
 */
export const accessibilityContribution: Contribution = {
  ...buildEmptyContribution("accessibility"),
  purge: (tx, context) =>
    deleteOldComplaints(tx, context.authorityId, addMonths(toCivilDate(context.now()), -KEPT_MONTHS)),
  journal: {
    "accessibility.report_published": () => ({
      fr: "La déclaration d’accessibilité a changé.",
      en: "The accessibility statement changed.",
    }),
    "accessibility.complaint_received": ({ number }) => ({
      fr: `Un signalement d’accessibilité a été reçu (${String(number)}).`,
      en: `An accessibility report was received (${String(number)}).`,
    }),
    "accessibility.complaint_answered": () => ({
      fr: "Un signalement d’accessibilité a reçu une réponse.",
      en: "An accessibility report was answered.",
    }),
  },
};
