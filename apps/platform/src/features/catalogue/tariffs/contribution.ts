import { longDate } from "../../../kernel/civil-date.ts";
import { type Contribution, holdsNothing } from "../../../kernel/contributions.ts";

/** Tariffs are public facts; nothing here is about a person. */
export const tariffsContribution: Contribution = {
  ...holdsNothing("tariffs"),
  journal: {
    "tariffs.drafted": ({ title, from }) => ({
      fr: `Le tarif « ${titleIn(title, "fr")} » à partir du ${longDate(String(from), "fr")} a été écrit.`,
      en: `The tariff “${titleIn(title, "en")}” from ${longDate(String(from), "en")} on was written.`,
    }),
    "tariffs.published": ({ title, from, decision }) => ({
      fr: `Le tarif « ${titleIn(title, "fr")} » à partir du ${longDate(String(from), "fr")} a été publié (délibération ${String(decision)}).`,
      en: `The tariff “${titleIn(title, "en")}” from ${longDate(String(from), "en")} on was published (decision ${String(decision)}).`,
    }),
  },
};

function titleIn(title: unknown, language: "fr" | "en"): string {
  return typeof title === "object" && title !== null ? String(Reflect.get(title, language)) : "";
}
