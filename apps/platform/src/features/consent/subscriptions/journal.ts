import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { JournalTeller } from "../../../kernel/contributions.ts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import { awaitedLabel } from "../consent/index.ts";

/** What the person reads for each line that tell-person writes. */
export const subscriptionsJournal: Readonly<Record<string, JournalTeller>> = {
  "subscriptions.list_read": ({ subscriptions }) => ({
    fr: `L’application d’un service a lu où en sont ses inscriptions : ${String(subscriptions)} dans cette page.`,
    en: `A service’s application read how its subscriptions stand: ${String(subscriptions)} on that page.`,
  }),
  "subscriptions.pending": (data) => ({
    fr: `${yours(data, "fr")} attend${awaited(data, "fr", " : ") || " des informations qu’un agent vérifie"}.`,
    en: `${yours(data, "en")} is waiting for${awaited(data, "en", ": ") || " information that an agent checks"}.`,
  }),
  "subscriptions.open": (data) => ({
    fr: `${yours(data, "fr")} est ${isRequest(data) ? "reçue" : "ouverte"}.`,
    en: `${yours(data, "en")} is ${isRequest(data) ? "received" : "open"}.`,
  }),
  "subscriptions.suspended": (data) => ({
    fr: `${yours(data, "fr")} est suspendue${because(data, "fr")}.${awaited(data, "fr", " À mettre à jour : ", ".")}`,
    en: `${yours(data, "en")} is suspended${because(data, "en")}.${awaited(data, "en", " To update: ", ".")}`,
  }),
  "subscriptions.resumed": (data) => ({
    fr: `${yours(data, "fr")} reprend.`,
    en: `${yours(data, "en")} resumes.`,
  }),
  "subscriptions.renewed": (data) => ({
    fr: `${yours(data, "fr")} continue ${term(data, "fr")}.`,
    en: `${yours(data, "en")} goes on ${term(data, "en")}.`,
  }),
  "subscriptions.not_renewed": (data) => ({
    fr: `${yours(data, "fr")} est suspendue : personne ne l’a confirmée ${term(data, "fr")}.`,
    en: `${yours(data, "en")} is suspended: nobody confirmed it ${term(data, "en")}.`,
  }),
  "subscriptions.closed": (data) => ({
    fr: `${yours(data, "fr")} est close${because(data, "fr")}.`,
    en: `${yours(data, "en")} is closed${because(data, "en")}.`,
  }),
  "subscriptions.announced": (data) => ({
    fr: `${yours(data, "fr")} ne remplit plus une condition du service${announced(data, "fr")}.`,
    en: `${yours(data, "en")} no longer meets a condition of the service${announced(data, "en")}.`,
  }),
  "subscriptions.maintained": (data) => ({
    fr: `${yours(data, "fr")} remplit de nouveau les conditions : elle continue.`,
    en: `${yours(data, "en")} meets the conditions again: it goes on.`,
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
  other: { fr: "pour une autre raison, qu’il a écrite", en: "for another reason, which they wrote" },
};

type Data = Readonly<Record<string, unknown>>;

/** What is asked and answered later is a request: nothing is open because it arrived. */
const isRequest = ({ type }: Data): boolean => type === "request";

function yours(data: Data, language: "fr" | "en"): string {
  const named = title(data, language);
  if (isRequest(data)) return { fr: `Votre demande « ${named} »`, en: `Your request “${named}”` }[language];
  return { fr: `Votre inscription à « ${named} »`, en: `Your subscription to “${named}”` }[language];
}

function title({ title, serviceId }: Data, language: "fr" | "en"): string {
  if (typeof title !== "object" || title === null || !(language in title)) return String(serviceId);
  return String((title as Data)[language]);
}

/** "" when nothing that the service asked is awaited. */
function awaited({ awaited, places }: Data, language: "fr" | "en", before: string, after = ""): string {
  const names: unknown[] = Array.isArray(awaited) ? awaited : [];
  if (names.length === 0) return "";
  const known = typeof places === "object" && places !== null ? (places as Record<string, string>) : {};
  const labels = names.map((name) => formatInnerLabel(awaitedLabel(String(name), known)[language])).join(", ");
  return `${before}${labels}${after}`;
}

/** « du mercredi 1er septembre 2027 au vendredi 7 juillet 2028 ». */
function term({ period }: Data, language: "fr" | "en"): string {
  const day = (name: "from" | "until") =>
    typeof period === "object" && period !== null
      ? formatLongDate(String(Reflect.get(period, name)), language)
      : "";
  return language === "fr"
    ? `du ${day("from")} au ${day("until")}`
    : `from ${day("from")} to ${day("until")}`;
}

function because({ reason }: Data, language: "fr" | "en"): string {
  if (reason === "restricted")
    return { fr: " : vous avez demandé une mise en pause", en: ": a pause was asked for" }[language];
  if (reason !== "conditions") return "";
  return {
    fr: " : une condition du service n’est plus remplie",
    en: ": a condition of the service is no longer met",
  }[language];
}

function announced({ announced }: Data, language: "fr" | "en"): string {
  if (typeof announced !== "object" || announced === null) return "";
  const { state, on } = announced as Data;
  const day = formatLongDate(String(on), language);
  const closes = state === "closed";
  return language === "fr"
    ? ` : elle sera ${closes ? "close" : "suspendue"} le ${day} si rien ne change`
    : `: it will be ${closes ? "closed" : "suspended"} on ${day} if nothing changes`;
}
