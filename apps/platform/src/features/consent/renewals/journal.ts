import type { JournalTeller } from "../../../kernel/contributions.ts";
import { spokenNote } from "../consent/index.ts";

/** What people and auditors read of a campaign. */
export const renewalsJournal: Readonly<Record<string, JournalTeller>> = {
  "renewals.confirmed": (data) => ({
    fr: `Inscription à « ${text(data.title, "fr")} » confirmée pour « ${text(data.campaign, "fr")} », sous le numéro ${String(data.receipt)}.${spokenNote(data, "fr")}`,
    en: `Subscription to “${text(data.title, "en")}” confirmed for “${text(data.campaign, "en")}”, under the number ${String(data.receipt)}.${spokenNote(data, "en")}`,
  }),
  "renewals.lapsed": (data) =>
    data.lapse === "end"
      ? {
          fr: `Sans confirmation pour « ${text(data.campaign, "fr")} », l’inscription à « ${text(data.title, "fr")} » est arrêtée.`,
          en: `Without a confirmation for “${text(data.campaign, "en")}”, the subscription to “${text(data.title, "en")}” is stopped.`,
        }
      : {
          fr: `Sans confirmation pour « ${text(data.campaign, "fr")} », l’inscription à « ${text(data.title, "fr")} » est suspendue.`,
          en: `Without a confirmation for “${text(data.campaign, "en")}”, the subscription to “${text(data.title, "en")}” is suspended.`,
        },
  "renewals.unanswered_read": (data) => ({
    fr: `La liste de qui n’a pas répondu à « ${text(data.campaign, "fr")} » a été lue (personnes : ${String(data.count)}).`,
    en: `The list of who has not answered “${text(data.campaign, "en")}” was read (people: ${String(data.count)}).`,
  }),
};

const text = (title: unknown, language: "fr" | "en"): string =>
  typeof title === "object" && title !== null ? String(Reflect.get(title, language)) : "";
