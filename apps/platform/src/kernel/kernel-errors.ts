import { defineErrors } from "./errors.ts";

/** Refusals that belong to no module. */
export const kernelErrors = defineErrors({
  "request.invalid": {
    status: 422,
    fr: "Certaines réponses sont à corriger.",
    en: "Some answers need correcting.",
    todo: {
      fr: "Corrigez les champs signalés, puis recommencez.",
      en: "Correct the fields listed, then try again.",
    },
  },
  "request.not_found": {
    status: 404,
    fr: "Cette page n’existe pas, ou n’existe plus.",
    en: "This page does not exist, or no longer does.",
    todo: {
      fr: "Vérifiez l’adresse, ou repartez de l’accueil.",
      en: "Check the address, or start from the home page.",
    },
  },
  "request.place_not_valid": {
    status: 400,
    fr: "Cette page de la liste ne peut pas être rouverte.",
    en: "This page of the list cannot be opened again.",
    todo: {
      fr: "Revenez au début de la liste, puis avancez page par page.",
      en: "Go back to the start of the list, then move on page by page.",
    },
  },
  "request.forbidden": {
    status: 403,
    fr: "Vous n’avez pas accès à cette page.",
    en: "You do not have access to this page.",
    todo: {
      fr: "Si vous pensez que c’est une erreur, contactez-nous.",
      en: "If you think this is a mistake, contact us.",
    },
  },
  "request.sign_in_required": {
    status: 401,
    fr: "Connectez-vous pour continuer.",
    en: "Sign in to continue.",
    todo: { fr: "Connectez-vous, puis reprenez.", en: "Sign in, then carry on." },
  },
  "request.form_expired": {
    status: 403,
    fr: "Ce formulaire n’est plus valable : votre session a changé.",
    en: "This form is no longer valid: your session has changed.",
    todo: {
      fr: "Rouvrez la page, puis envoyez à nouveau vos réponses.",
      en: "Open the page again, then send your answers.",
    },
  },
  "request.too_many": {
    status: 429,
    fr: "Trop de demandes en peu de temps.",
    en: "Too many requests in a short time.",
    todo: { fr: "Attendez une minute, puis réessayez.", en: "Wait a minute, then try again." },
  },
  "request.too_large": {
    status: 413,
    fr: "L’envoi est trop volumineux.",
    en: "What you sent is too large.",
    todo: { fr: "Envoyez un fichier plus léger.", en: "Send a smaller file." },
  },
  "request.another_agent": {
    status: 409,
    fr: "Il faut deux agents, et vous comptez pour un avec celui qui a commencé.",
    en: "Two agents are needed, and you count for one with who began.",
    todo: {
      fr: "Demandez à un autre collègue, ajouté par quelqu’un d’autre ou depuis plus d’une semaine.",
      en: "Ask another colleague, added by somebody else or more than a week ago.",
    },
  },
  "request.changed_meanwhile": {
    status: 409,
    fr: "Quelqu’un d’autre a enregistré une autre version entre-temps.",
    en: "Somebody else has saved another version in the meantime.",
    todo: {
      fr: "Rien n’a été remplacé. Relisez la nouvelle version, puis décidez à nouveau.",
      en: "Nothing was replaced. Read the new version, then decide again.",
    },
  },
});
