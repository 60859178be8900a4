import { formatLongDate } from "../../../kernel/civil-date.ts";
import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";

/** Tariffs are public facts; nothing here is about a person. */
export const tariffsContribution: Contribution = {
  ...buildEmptyContribution("tariffs"),
  journal: {
    "tariffs.drafted": ({ title, from }) => ({
      fr:
        `Le tarif « ${formatJournalTitle(title, "fr")} » à partir ` +
        `du ${formatLongDate(String(from), "fr")} a été écrit.`,
      en:
        `The tariff “${formatJournalTitle(title, "en")}” from ` +
        `${formatLongDate(String(from), "en")} on was written.`,
    }),
    "tariffs.published": ({ title, from, decision }) => ({
      fr:
        `Le tarif « ${formatJournalTitle(title, "fr")} » à partir du ` +
        `${formatLongDate(String(from), "fr")} a été publié (délibération ${String(decision)}).`,
      en:
        `The tariff “${formatJournalTitle(title, "en")}” from ` +
        `${formatLongDate(String(from), "en")} on was published (decision ${String(decision)}).`,
    }),
  },
};

function formatJournalTitle(title: unknown, language: "fr" | "en"): string {
  return typeof title === "object" && title !== null ? String(Reflect.get(title, language)) : "";
}
