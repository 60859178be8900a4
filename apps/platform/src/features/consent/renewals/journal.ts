import type { JournalTeller } from "../../../kernel/contributions.ts";
import { formatSpokenNote } from "../consent/index.ts";

/** What people and auditors read of a campaign. */
export const renewalsJournal: Readonly<Record<string, JournalTeller>> = {
  "renewals.confirmed": (data) => ({
    fr:
      `Inscription à « ${formatRenewalTitle(data.title, "fr")} » confirmée ` +
      `pour « ${formatRenewalTitle(data.campaign, "fr")} », sous le numéro ` +
      `${String(data.receipt)}.${formatSpokenNote(data, "fr")}`,
    en:
      `Subscription to “${formatRenewalTitle(data.title, "en")}” ` +
      `confirmed for “${formatRenewalTitle(data.campaign, "en")}”, under ` +
      `the number ${String(data.receipt)}.${formatSpokenNote(data, "en")}`,
  }),
  "renewals.lapsed": (data) =>
    data.lapse === "end"
      ? {
          fr:
            `Sans confirmation pour « ${formatRenewalTitle(data.campaign, "fr")} », ` +
            `l’inscription à « ${formatRenewalTitle(data.title, "fr")} » est arrêtée.`,
          en:
            `Without a confirmation for “${formatRenewalTitle(data.campaign, "en")}”, ` +
            `the subscription to “${formatRenewalTitle(data.title, "en")}” is stopped.`,
        }
      : {
          fr:
            `Sans confirmation pour « ${formatRenewalTitle(data.campaign, "fr")} », ` +
            `l’inscription à « ${formatRenewalTitle(data.title, "fr")} » est suspendue.`,
          en:
            `Without a confirmation for “${formatRenewalTitle(data.campaign, "en")}”, ` +
            `the subscription to “${formatRenewalTitle(data.title, "en")}” is suspended.`,
        },
  "renewals.unanswered_read": (data) => ({
    fr:
      `La liste de qui n’a pas répondu à « ${formatRenewalTitle(data.campaign, "fr")} » ` +
      `a été lue (personnes : ${String(data.count)}).`,
    en:
      `The list of who has not answered “${formatRenewalTitle(data.campaign, "en")}” ` +
      `was read (people: ${String(data.count)}).`,
  }),
};

const formatRenewalTitle = (title: unknown, language: "fr" | "en"): string =>
  typeof title === "object" && title !== null ? String(Reflect.get(title, language)) : "";
