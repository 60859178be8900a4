import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { JournalTeller } from "../../../kernel/contributions.ts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import { formatAwaitedLabel } from "../consent/index.ts";

/** What the person reads for each line that tell-person writes. */
export const subscriptionsJournal: Readonly<Record<string, JournalTeller>> = {
  "subscriptions.list_read": ({ subscriptions }) => ({
    fr:
      "L’application d’un service a lu où en sont ses " +
      `inscriptions : ${String(subscriptions)} dans cette page.`,
    en: `A service’s application read how its subscriptions stand: ${String(subscriptions)} on that page.`,
  }),
  "subscriptions.pending": (data) => ({
    fr:
      `${formatYourService(data, "fr")} ` +
      `attend${formatAwaitedItems(data, "fr", " : ") || " des informations qu’un agent vérifie"}.`,
    en:
      `${formatYourService(data, "en")} is waiting ` +
      `for${formatAwaitedItems(data, "en", ": ") || " information that an agent checks"}.`,
  }),
  "subscriptions.open": (data) => ({
    fr: `${formatYourService(data, "fr")} est ${isRequest(data) ? "reçue" : "ouverte"}.`,
    en: `${formatYourService(data, "en")} is ${isRequest(data) ? "received" : "open"}.`,
  }),
  "subscriptions.suspended": (data) => ({
    fr:
      `${formatYourService(data, "fr")} est ` +
      `suspendue${formatStateReason(data, "fr")}.` +
      `${formatAwaitedItems(data, "fr", " À mettre à jour : ", ".")}`,
    en:
      `${formatYourService(data, "en")} is ` +
      `suspended${formatStateReason(data, "en")}.${formatAwaitedItems(data, "en", " To update: ", ".")}`,
  }),
  "subscriptions.resumed": (data) => ({
    fr: `${formatYourService(data, "fr")} reprend.`,
    en: `${formatYourService(data, "en")} resumes.`,
  }),
  "subscriptions.renewed": (data) => ({
    fr: `${formatYourService(data, "fr")} continue ${formatTermPeriod(data, "fr")}.`,
    en: `${formatYourService(data, "en")} goes on ${formatTermPeriod(data, "en")}.`,
  }),
  "subscriptions.not_renewed": (data) => ({
    fr:
      `${formatYourService(data, "fr")} est suspendue : personne ` +
      `ne l’a confirmée ${formatTermPeriod(data, "fr")}.`,
    en: `${formatYourService(data, "en")} is suspended: nobody confirmed it ${formatTermPeriod(data, "en")}.`,
  }),
  "subscriptions.closed": (data) => ({
    fr: `${formatYourService(data, "fr")} est close${formatStateReason(data, "fr")}.`,
    en: `${formatYourService(data, "en")} is closed${formatStateReason(data, "en")}.`,
  }),
  "subscriptions.announced": (data) => ({
    fr:
      `${formatYourService(data, "fr")} ne remplit plus une ` +
      `condition du service${formatAnnouncement(data, "fr")}.`,
    en:
      `${formatYourService(data, "en")} no longer meets a ` +
      `condition of the service${formatAnnouncement(data, "en")}.`,
  }),
  "subscriptions.maintained": (data) => ({
    fr: `${formatYourService(data, "fr")} remplit de nouveau les conditions : elle continue.`,
    en: `${formatYourService(data, "en")} meets the conditions again: it goes on.`,
  }),
  "subscriptions.services_consulted": ({ purpose }) => ({
    fr: `Un agent a vu vos services ouverts dans votre collectivité ${purposes[String(purpose)]?.fr ?? ""}.`,
    en: `An agent saw your services open at your authority ${purposes[String(purpose)]?.en ?? ""}.`,
  }),
  "subscriptions.all_services_shown": () => ({
    fr:
      "Un agent a vu la liste de tous vos services, en disant que vous " +
      "étiez à côté de lui. Si c’est faux, signalez-le à votre collectivité.",
    en:
      "An agent saw the list of all your services, saying that you " +
      "were beside them. If that is wrong, tell your authority.",
  }),
};

const purposes: Readonly<Record<string, { fr: string; en: string }>> = {
  help_at_desk: { fr: "pour vous aider au guichet", en: "to help you at the desk" },
  telephone: { fr: "pour vous répondre au téléphone", en: "to answer you on the telephone" },
  check: { fr: "pour un contrôle", en: "for a check" },
  other: { fr: "pour une autre raison, qu’il a écrite", en: "for another reason, which they wrote" },
};

type Data = Readonly<Record<string, unknown>>;

/** What is asked and answered later is a request: nothing is open because it arrived. */
const isRequest = ({ type }: Data): boolean => type === "request";

function formatYourService(data: Data, language: "fr" | "en"): string {
  const named = formatSubscriptionTitle(data, language);
  if (isRequest(data)) return { fr: `Votre demande « ${named} »`, en: `Your request “${named}”` }[language];
  return { fr: `Votre inscription à « ${named} »`, en: `Your subscription to “${named}”` }[language];
}

function formatSubscriptionTitle({ title, serviceId }: Data, language: "fr" | "en"): string {
  if (typeof title !== "object" || title === null || !(language in title)) return String(serviceId);
  return String((title as Data)[language]);
}

/** "" when nothing that the service asked is awaited. */
function formatAwaitedItems(
  { awaited, places }: Data,
  language: "fr" | "en",
  before: string,
  after = "",
): string {
  const names: unknown[] = Array.isArray(awaited) ? awaited : [];
  if (names.length === 0) return "";
  const known = typeof places === "object" && places !== null ? (places as Record<string, string>) : {};
  const labels = names
    .map((name) => formatInnerLabel(formatAwaitedLabel(String(name), known)[language]))
    .join(", ");
  return `${before}${labels}${after}`;
}

/** « du mercredi 1er septembre 2027 au vendredi 7 juillet 2028 ». */
function formatTermPeriod({ period }: Data, language: "fr" | "en"): string {
  const day = (name: "from" | "until") =>
    typeof period === "object" && period !== null
      ? formatLongDate(String(Reflect.get(period, name)), language)
      : "";
  return language === "fr"
    ? `du ${day("from")} au ${day("until")}`
    : `from ${day("from")} to ${day("until")}`;
}

function formatStateReason({ reason }: Data, language: "fr" | "en"): string {
  if (reason === "restricted")
    return { fr: " : vous avez demandé une mise en pause", en: ": a pause was asked for" }[language];
  if (reason !== "conditions") return "";
  return {
    fr: " : une condition du service n’est plus remplie",
    en: ": a condition of the service is no longer met",
  }[language];
}

function formatAnnouncement({ announced }: Data, language: "fr" | "en"): string {
  if (typeof announced !== "object" || announced === null) return "";
  const { state, on } = announced as Data;
  const day = formatLongDate(String(on), language);
  const closes = state === "closed";
  return language === "fr"
    ? ` : elle sera ${closes ? "close" : "suspendue"} le ${day} si rien ne change`
    : `: it will be ${closes ? "closed" : "suspended"} on ${day} if nothing changes`;
}
