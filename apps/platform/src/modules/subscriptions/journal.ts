import type { JournalTeller } from "../../kernel/contributions.ts";
import { itemLabel } from "../consent/index.ts";

/** What the person reads for each line that tell-person writes. */
export const subscriptionsJournal: Readonly<Record<string, JournalTeller>> = {
  "subscriptions.pending": (data) => ({
    fr: `Votre inscription à « ${title(data, "fr")} » attend : ${awaited(data, "fr")}.`,
    en: `Your subscription to “${title(data, "en")}” is waiting for: ${awaited(data, "en")}.`,
  }),
  "subscriptions.open": (data) => ({
    fr: `Votre inscription à « ${title(data, "fr")} » est ouverte.`,
    en: `Your subscription to “${title(data, "en")}” is open.`,
  }),
  "subscriptions.suspended": (data) => ({
    fr: `Votre inscription à « ${title(data, "fr")} » est suspendue. À mettre à jour : ${awaited(data, "fr")}.`,
    en: `Your subscription to “${title(data, "en")}” is suspended. To update: ${awaited(data, "en")}.`,
  }),
  "subscriptions.resumed": (data) => ({
    fr: `Votre inscription à « ${title(data, "fr")} » reprend.`,
    en: `Your subscription to “${title(data, "en")}” resumes.`,
  }),
  "subscriptions.closed": (data) => ({
    fr: `Votre inscription à « ${title(data, "fr")} » est close.`,
    en: `Your subscription to “${title(data, "en")}” is closed.`,
  }),
};

type Data = Readonly<Record<string, unknown>>;

function title({ title, serviceId }: Data, language: "fr" | "en"): string {
  if (typeof title !== "object" || title === null || !(language in title)) return String(serviceId);
  return String((title as Data)[language]);
}

function awaited({ awaited }: Data, language: "fr" | "en"): string {
  const names: unknown[] = Array.isArray(awaited) ? awaited : [];
  return names.map((name) => itemLabel(String(name))[language].toLowerCase()).join(", ");
}
