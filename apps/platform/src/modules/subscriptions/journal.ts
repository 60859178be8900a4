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
  "subscriptions.services_consulted": ({ purpose }) => ({
    fr: `Un agent a vu vos services ouverts dans votre collectivité ${purposes[String(purpose)]?.fr ?? ""}.`,
    en: `An agent saw your services open at your authority ${purposes[String(purpose)]?.en ?? ""}.`,
  }),
  "subscriptions.all_services_shown": () => ({
    fr: "Un agent a vu la liste de tous vos services, en disant que vous étiez à côté de lui. Si c’est faux, signalez-le à votre collectivité.",
    en: "An agent saw the list of all your services, saying that you were beside them. If that is wrong, tell your authority.",
  }),
};

const purposes: Readonly<Record<string, { fr: string; en: string }>> = {
  help_at_desk: { fr: "pour vous aider au guichet", en: "to help you at the desk" },
  telephone: { fr: "pour vous répondre au téléphone", en: "to answer you on the telephone" },
  check: { fr: "pour un contrôle", en: "for a check" },
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
