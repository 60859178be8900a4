import { defineMessages } from "../../../web/index.ts";

export const privacyWords = defineMessages({
  fr: {
    title: "Vos données personnelles",
    lead: (name: string) =>
      `${name} est responsable de vos données. Elles servent à vos démarches, et à rien d’autre. Aucune n’est vendue.`,
    why: "Pourquoi, et combien de temps",
    caption: "Six usages, et pas d’autre",
    columns: {
      purpose: "À quoi cela sert",
      data: "Ce qui est gardé",
      basis: "Ce qui l’autorise",
      kept: "Pendant",
    },
    rows: {
      account: {
        purpose: "Tenir votre compte et votre identité validée",
        data: "Les informations que vous déclarez, et comment elles ont été vérifiées",
        kept: "Tant que vous gardez votre compte",
      },
      draft: {
        purpose: "Vous laisser finir une demande plus tard",
        data: "Vos réponses, enregistrées à chaque étape",
        kept: "30 jours",
      },
      evidence: {
        purpose: "Vérifier une information",
        data: "Vos justificatifs, chiffrés",
        kept: "90 jours au plus après la décision",
      },
      service: {
        purpose: "Ouvrir un service que vous choisissez",
        data: "Les seules informations que vous acceptez de lui transmettre",
        kept: "La durée que chaque service annonce",
      },
      messages: {
        purpose: "Vous tenir au courant",
        data: "Les messages et courriers que nous vous envoyons",
        kept: "12 mois",
      },
      journal: {
        purpose: "Prouver qui a consulté ou transmis quoi",
        data: "Votre journal : qui, quoi, quand, pourquoi",
        kept: "Tant que vous gardez votre compte, puis illisible",
      },
    },
    serviceBasis: "Celle que chaque service annonce avant votre accord",
    services: "Ce que reçoit chaque service",
    servicesLead:
      "Écrit d’après ce que chaque service a publié. Il ne reçoit rien d’autre, et rien sans votre accord.",
    servicesNone: "Aucun service ne reçoit d’information pour l’instant.",
    who: "Qui voit vos données",
    whoText:
      "Les agents habilités, chacun selon son rôle. Chaque consultation est inscrite dans votre journal.\n" +
      "Les services auxquels vous avez dit oui, pour les seules informations acceptées. Deux services ne partagent aucun identifiant : ils ne peuvent pas vous recouper.",
    safe: "Comment elles sont protégées",
    safeText:
      "Chaque information est chiffrée avec une clé propre à chaque personne. Supprimer cette clé rend tout illisible.\n" +
      "Votre journal ne peut être ni modifié ni effacé, pas même par nous.",
    rights: "Vos droits",
    rightsText:
      "Vous pouvez accéder à vos données, les corriger, les effacer, en limiter l’usage, vous y opposer, les emporter, et décider de leur sort après votre décès. Un accord donné se retire à tout moment, aussi simplement qu’il a été donné.",
    inSpace: "Tout de suite, dans votre espace :",
    elements: "mes informations",
    journalLink: "mon journal",
    byDpo: "Ou auprès de la personne chargée de la protection des données :",
    delay: "Réponse sous un mois.",
    cnil: "Si la réponse ne vous convient pas",
    cnilText:
      "Vous pouvez adresser une réclamation à la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07.",
    cnilLink: "Écrire à la CNIL",
    cookies: "Cookies",
    cookiesText:
      "Sans mesure d’audience ni publicité : votre connexion (30 jours), la protection des formulaires, et ce que vous choisissez, pendant un an : la langue, l’affichage, votre sélection de services. Ils sont nécessaires à ce que vous demandez : aucun accord n’est demandé.",
  },
  en: {
    title: "Your personal data",
    lead: (name: string) =>
      `${name} is responsible for your data. It serves your own procedures, and nothing else. None is sold.`,
    why: "Why, and for how long",
    caption: "Six uses, and no other",
    columns: { purpose: "What it is for", data: "What is kept", basis: "What allows it", kept: "For" },
    rows: {
      account: {
        purpose: "Keep your account and your validated identity",
        data: "The information you declare, and how it was checked",
        kept: "As long as you keep your account",
      },
      draft: {
        purpose: "Let you finish a request later",
        data: "Your answers, saved at each step",
        kept: "30 days",
      },
      evidence: {
        purpose: "Check a piece of information",
        data: "Your supporting documents, encrypted",
        kept: "90 days at most after the decision",
      },
      service: {
        purpose: "Open a service you choose",
        data: "Only the information you agree to send it",
        kept: "The time each service announces",
      },
      messages: {
        purpose: "Keep you informed",
        data: "The messages and letters we send you",
        kept: "12 months",
      },
      journal: {
        purpose: "Prove who looked at or sent what",
        data: "Your journal: who, what, when, why",
        kept: "As long as you keep your account, then unreadable",
      },
    },
    serviceBasis: "The one each service announces before you agree",
    services: "What each service receives",
    servicesLead:
      "Written from what each service has published. It receives nothing else, and nothing without your agreement.",
    servicesNone: "No service receives any information yet.",
    who: "Who sees your data",
    whoText:
      "Authorised agents, each within their role. Every look is written in your journal.\n" +
      "The services you said yes to, for the accepted information only. Two services share no identifier: they cannot match you.",
    safe: "How it is protected",
    safeText:
      "Each piece of information is encrypted under a key of one person’s own. Deleting that key makes all of it unreadable.\n" +
      "Your journal can be neither changed nor erased, not even by us.",
    rights: "Your rights",
    rightsText:
      "You may access your data, correct it, erase it, restrict its use, object to it, take it away, and decide what becomes of it after your death. A consent is withdrawn at any time, as simply as it was given.",
    inSpace: "At once, in your space:",
    elements: "my information",
    journalLink: "my journal",
    byDpo: "Or from the data-protection officer:",
    delay: "Answer within one month.",
    cnil: "If the answer does not satisfy you",
    cnilText: "You may complain to the CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris CEDEX 07, France.",
    cnilLink: "Write to the CNIL",
    cookies: "Cookies",
    cookiesText:
      "No audience measurement, no advertising: your sign-in (30 days), the protection of forms, and what you choose, for a year: language, display, your selection of services. They are necessary to what you ask for: no consent is asked.",
  },
});
