import type { FieldError, Sentence } from "../../../kernel/errors.ts";
import { campaignsErrors } from "./errors.ts";
import type { CampaignProblem, FieldProblem } from "./rules.ts";

/** What to do, beside the field. */
const sentences: Readonly<Record<CampaignProblem, Sentence>> = {
  "campaigns.period_reversed": {
    fr: "La période finit avant de commencer : vérifiez les deux dates.",
    en: "The period ends before it starts: check both dates.",
  },
  "campaigns.closes_before_opening": {
    fr: "La clôture vient avant l’ouverture : choisissez un jour plus tard.",
    en: "The closing comes before the opening: choose a later day.",
  },
  "campaigns.grace_too_long": {
    fr: "Écrivez un nombre de jours entre 0 et 120.",
    en: "Write a number of days between 0 and 120.",
  },
  "campaigns.reminders_too_far": {
    fr: "Cinq rappels au plus, entre l’ouverture et la clôture : par exemple 15, 5.",
    en: "Five reminders at most, between the opening and the closing: for example 15, 5.",
  },
  "campaigns.opening_past": {
    fr: "L’ouverture est déjà passée : choisissez aujourd’hui ou plus tard.",
    en: "The opening is already past: choose today or later.",
  },
  "campaigns.closing_past": {
    fr: "Ce jour est passé : pour clore, choisissez aujourd’hui ou plus tard.",
    en: "This day is past: to close, choose today or later.",
  },
  "campaigns.opened_already": {
    fr: "La campagne est ouverte : des personnes ont peut-être déjà répondu, cette date ne change plus.",
    en: "The campaign is open: people may have answered already, this date no longer changes.",
  },
};

/** Throws campaigns.not_valid when there is something to correct. */
export function rejectCampaignProblems(problems: readonly FieldProblem[]): void {
  if (problems.length === 0) return;
  const fields: FieldError[] = problems.map(({ field, code }) => ({ field, code, ...sentences[code] }));
  throw campaignsErrors.error("campaigns.not_valid", fields);
}
