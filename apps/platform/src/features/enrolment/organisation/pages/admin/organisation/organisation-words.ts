import { defineMessages } from "../../../../../../web/index.ts";
import { formatAuthorityGenitive } from "../../../../../authorities/authorities/index.ts";

export const organisationWords = defineMessages({
  fr: {
    title: "Organisation du travail",
    lead: "Qui ouvre les dossiers, qui les vérifie, qui répond. Cinq façons de faire, éprouvées par d’autres collectivités.",
    current: "Aujourd’hui",
    since: (day: string) => `Depuis le ${day}.`,
    former: (mode: string) => `Avant : « ${mode} ».`,
    undo: (mode: string) => `Revenir à « ${mode} »`,
    changed: "L’organisation est changée",
    changedText: "Les nouveaux dossiers suivent le nouveau chemin. Le journal garde ce changement.",
    others: "Les autres façons de faire",
    see: "Voir ce qui changerait",
    source: "Source : rapport final du projet Ardeco (2017), document 5, HAL hal-04653076, CC BY 4.0.",
    previewTitle: (mode: string) => `Passer à « ${mode} »`,
    stays: "Ce qui ne change pas",
    staysItems: {
      sent: "Les dossiers déjà envoyés gardent leur chemin et leur guichet.",
      draft: "Un dossier commencé sur internet peut être terminé.",
      counter: "L’accueil reçoit toujours qui se présente.",
      exception: "Un agent peut faire une exception, en écrivant pourquoi.",
    },
    watch: "À préparer avant",
    noServiceDesk:
      "Aucun service n’a de guichet ici : les dossiers resteraient à l’accueil, sans personne pour décider.",
    noHelp: (group: string) =>
      `Aucun agent ${formatAuthorityGenitive(group)} n’a d’accès en cours : donnez une délégation pour qu’il puisse vous aider.`,
    noGroup: "Votre collectivité n’est dans aucune intercommunalité : l’accueil continuera de répondre.",
    delegations: "Aller aux délégations",
    confirm: "Changer l’organisation",
    cancel: "Ne rien changer",
  },
  en: {
    title: "How the work is organised",
    lead: "Who opens files, who checks them, who answers. Five ways, tried by other authorities.",
    current: "Today",
    since: (day: string) => `Since ${day}.`,
    former: (mode: string) => `Before: “${mode}”.`,
    undo: (mode: string) => `Go back to “${mode}”`,
    changed: "The organisation has changed",
    changedText: "New files take the new way. The journal keeps this change.",
    others: "The other ways",
    see: "See what would change",
    source: "Source: final report of the Ardeco project (2017), document 5, HAL hal-04653076, CC BY 4.0.",
    previewTitle: (mode: string) => `Change to “${mode}”`,
    stays: "What does not change",
    staysItems: {
      sent: "Files already sent keep their way and their desk.",
      draft: "A file begun on the web can be finished.",
      counter: "The front desk still serves whoever comes.",
      exception: "An agent may make an exception, and write why.",
    },
    watch: "To prepare first",
    noServiceDesk:
      "No service has a desk here: files would stay at the front desk, with nobody to decide them.",
    noHelp: (group: string) =>
      `No agent of ${group} has access now: give a delegation so that they can help you.`,
    noGroup: "Your authority lies in no group of communes: the front desk will go on answering.",
    delegations: "Go to the delegations",
    confirm: "Change the organisation",
    cancel: "Change nothing",
  },
});
