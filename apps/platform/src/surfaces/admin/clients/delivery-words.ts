import { defineMessages } from "../../../web/index.ts";

const instant = (language: "fr-FR" | "en-GB") => {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "short",
    timeStyle: "medium",
    timeZone: "Europe/Paris",
  });
  // Never cut at the end of a line: half a date says nothing.
  return (text: string) => format.format(new Date(text)).replaceAll(" ", "\u00a0");
};
const [french, english] = [instant("fr-FR"), instant("en-GB")];

export const deliveryWords = defineMessages({
  fr: {
    title: (name: string) => `Envois à ${name}`,
    of: (service: string) => `Applications de ${service}`,
    lead: "Ce qui lui a été envoyé, et ce qu’elle a répondu. Ni personne, ni valeur.",
    ping: "Envoyer un essai",
    taken: "L’application reçoit nos envois.",
    refusedCode: (code: string) => `Code de son refus : ${code}.`,
    raw: (answer: string, ms: number) => `Réponse « ${answer} », en ${ms} ms.`,
    queue:
      "Un envoi que l’application ne prend pas est refait : cinq secondes après, puis en doublant l’attente jusqu’à une heure, pendant trois jours environ. Ceux de la même personne attendent derrière lui, pour arriver dans l’ordre.",
    behind: "Attend derrière un envoi plus ancien de la même personne.",
    sent: "C’est parti : l’application l’a reçu.",
    waits: "L’application ne l’a pas pris. Un nouvel essai viendra de lui-même.",
    filters: "Choisir les envois",
    all: "Tous",
    filter: { attente: "En attente", recus: "Reçus", accuses: "Accusés", refuses: "Refusés" },
    states: { queued: "En attente", delivered: "Reçu", acknowledged: "Accusé", failed: "Refusé" },
    empty: "Aucun envoi",
    emptyText:
      "Le premier partira quand une personne aura dit oui. Un essai dit si l’application nous entend.",
    caption: "Les cent derniers, le plus récent d’abord",
    columns: { event: "Envoi", state: "Où il en est", attempts: "Essais", gesture: "Refaire" },
    events: {
      "grant-given": "Accord donné",
      "grant-withdrawn": "Accord retiré",
      "release-changed": "Informations changées",
      "subscription-changed": "Abonnement changé",
    } as Readonly<Record<string, string>>,
    other: "Événement",
    noAttempt: "Pas encore",
    next: (at: string) => `Prochain essai vers ${french(at)}.`,
    at: french,
    again: "Renvoyer",
    see: "Voir les envois",
  },
  en: {
    title: (name: string) => `Deliveries to ${name}`,
    of: (service: string) => `Applications of ${service}`,
    lead: "What was sent to it, and what it answered. No person, no value.",
    ping: "Send a trial",
    taken: "The application receives what we send.",
    refusedCode: (code: string) => `Code of its refusal: ${code}.`,
    raw: (answer: string, ms: number) => `Answer “${answer}”, in ${ms} ms.`,
    queue:
      "A delivery that the application does not take is made again: five seconds later, then doubling the wait up to an hour, for about three days. Those of the same person wait behind it, to arrive in order.",
    behind: "Waits behind an older delivery of the same person.",
    sent: "Sent: the application took it.",
    waits: "The application did not take it. Another try will come by itself.",
    filters: "Choose deliveries",
    all: "All",
    filter: { attente: "Waiting", recus: "Received", accuses: "Acknowledged", refuses: "Refused" },
    states: { queued: "Waiting", delivered: "Received", acknowledged: "Acknowledged", failed: "Refused" },
    empty: "No delivery",
    emptyText:
      "The first one will leave once a person says yes. A trial tells whether the application hears us.",
    caption: "The last hundred, the newest first",
    columns: { event: "Delivery", state: "Where it stands", attempts: "Attempts", gesture: "Again" },
    events: {
      "grant-given": "Agreement given",
      "grant-withdrawn": "Agreement withdrawn",
      "release-changed": "Information changed",
      "subscription-changed": "Subscription changed",
    } as Readonly<Record<string, string>>,
    other: "Event",
    noAttempt: "Not yet",
    next: (at: string) => `Next attempt about ${english(at)}.`,
    at: english,
    again: "Send again",
    see: "See the deliveries",
  },
});
