import { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { defineMessages } from "../../../../../../web/index.ts";

export const taskWords = defineMessages({
  fr: {
    title: (service: string) => `Liste de travail : ${service}`,
    lead: "Ce qu’il faut faire à la main dans le logiciel du service. La personne voit la même chose sur sa page.",
    closed: "Ce service n’a pas de liste de travail",
    closedText:
      "Ouvrez-la si l’éditeur du logiciel ne se connecte pas : chaque ouverture, changement et arrêt y attendra un agent.",
    open: "Ouvrir la liste de travail",
    empty: "Rien à faire",
    emptyText: "La prochaine demande arrivera ici.",
    caption: "Ce qui attend, le plus ancien d’abord",
    columns: { what: "À faire", who: "Abonné", since: "Depuis" },
    what: {
      [GRANT_GIVEN]: "Ouvrir",
      [RELEASE_CHANGED]: "Mettre à jour",
      [SUBSCRIPTION_CHANGED]: "Suspendre ou reprendre",
      [GRANT_WITHDRAWN]: "Fermer",
    } as Readonly<Record<string, string>>,
    states: {
      pending: "L’inscription n’est pas encore ouverte : quelque chose lui manque.",
      open: "L’inscription est ouverte : gardez-la ouverte, ou reprenez-la.",
      suspended: "L’inscription est suspendue : arrêtez le service sans rien effacer.",
    },
    announced: {
      suspended: (day: string) =>
        `Elle sera suspendue le ${day}, sauf si la situation change. La personne le sait.`,
      closed: (day: string) =>
        `Elle prendra fin le ${day}, sauf si la situation change. La personne le sait.`,
    },
    other: "Traiter",
    reference: "Référence dans le logiciel",
    unknown: "Non notée",
    name: (subject: string) => `Abonné ${subject.slice(0, 8)}`,
    values: "Ce que la personne accepte de vous donner",
    valuesHint: "Elle voit dans son journal que vous l’avez lu. Recopiez cela, et rien d’autre.",
    noValues:
      "Rien n’est plus communiqué : la personne a retiré son accord. Fermez son compte et effacez ses données.",
    changed: (labels: string) => `Concerné : ${labels}.`,
    doneLabel: "Référence dans le logiciel",
    doneHint: "Pour retrouver ce compte au prochain changement. Un numéro, pas un nom.",
    done: "C’est fait",
    refusedTitle: "Ce n’est pas possible",
    refusedLabel: "Pourquoi",
    refusedHint: "La personne lira cette phrase.",
    refused: "Écarter cette tâche",
    settled: "C’est noté : la personne le voit sur sa page.",
  },
  en: {
    title: (service: string) => `Work list: ${service}`,
    lead: "What is to be done by hand in the service’s software. The person sees the same on their page.",
    closed: "This service has no work list",
    closedText:
      "Open one if the vendor does not connect: each opening, change and end will wait there for an agent.",
    open: "Open the work list",
    empty: "Nothing to do",
    emptyText: "The next request will arrive here.",
    caption: "What waits, the oldest first",
    columns: { what: "To do", who: "Subscriber", since: "Since" },
    what: {
      [GRANT_GIVEN]: "Open",
      [RELEASE_CHANGED]: "Update",
      [SUBSCRIPTION_CHANGED]: "Suspend or resume",
      [GRANT_WITHDRAWN]: "Close",
    } as Readonly<Record<string, string>>,
    states: {
      pending: "The subscription is not open yet: something lacks.",
      open: "The subscription is open: let it run, or resume it.",
      suspended: "The subscription is suspended: stop the service, erase nothing.",
    },
    announced: {
      suspended: (day: string) => `It will be suspended on ${day}, unless things change. The person knows.`,
      closed: (day: string) => `It will end on ${day}, unless things change. The person knows.`,
    },
    other: "Handle",
    reference: "Reference in the software",
    unknown: "Not noted",
    name: (subject: string) => `Subscriber ${subject.slice(0, 8)}`,
    values: "What the person agrees to give you",
    valuesHint: "Their journal shows that you read it. Copy this, and nothing else.",
    noValues: "Nothing is shared any more: the person withdrew. Close their account and erase their data.",
    changed: (labels: string) => `Concerned: ${labels}.`,
    doneLabel: "Reference in the software",
    doneHint: "To find this account at the next change. A number, not a name.",
    done: "Done",
    refusedTitle: "It cannot be done",
    refusedLabel: "Why",
    refusedHint: "The person will read this sentence.",
    refused: "Set this task aside",
    settled: "Noted: the person sees it on their page.",
  },
});
