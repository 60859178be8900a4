import { defineErrors } from "../../kernel/errors.ts";

export const couplingsErrors = defineErrors({
  "couplings.unknown": {
    status: 404,
    fr: "Cette offre couplée n’existe pas.",
    en: "This coupled offer does not exist.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose it from the list." },
  },
  "couplings.not_valid": {
    status: 422,
    fr: "Cette offre couplée ne peut pas être proposée ainsi.",
    en: "This coupled offer cannot be proposed as it is.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "couplings.not_yours": {
    status: 403,
    fr: "Une offre couplée est proposée par le responsable d’un des services qu’elle nomme.",
    en: "A coupled offer is proposed by the manager of one of the services that it names.",
    todo: {
      fr: "Demandez-le au responsable du service.",
      en: "Ask the manager of the service.",
    },
  },
  "couplings.closed": {
    status: 409,
    fr: "Cette offre couplée a été déclinée.",
    en: "This coupled offer was declined.",
    todo: { fr: "Proposez-en une autre.", en: "Propose another one." },
  },
  "couplings.not_accepted": {
    status: 409,
    fr: "Un des services n’a pas encore accepté cette offre.",
    en: "One of the services has not accepted this offer yet.",
    todo: { fr: "Attendez sa réponse, puis revenez.", en: "Wait for its answer, then come back." },
  },
  "couplings.own_work": {
    status: 403,
    fr: "Une offre couplée est approuvée par un autre agent que ceux qui l’ont acceptée.",
    en: "A coupled offer is approved by another agent than those who accepted it.",
    todo: {
      fr: "Demandez à un autre administrateur, ou au délégué à la protection des données.",
      en: "Ask another administrator, or the data-protection officer.",
    },
  },
  "couplings.lives": {
    status: 409,
    fr: "Cette offre est approuvée : elle ne se décline plus.",
    en: "This offer is approved: it can no longer be declined.",
    todo: { fr: "Annoncez un dernier jour.", en: "Announce a last day." },
  },
  "couplings.too_soon": {
    status: 422,
    fr: "Une offre couplée se termine trente jours au moins après l’annonce.",
    en: "A coupled offer ends thirty days at least after it is announced.",
    todo: { fr: "Choisissez un jour plus tard.", en: "Choose a later day." },
  },
  "couplings.ends_before": {
    status: 409,
    fr: "Cette offre couplée se termine déjà ce jour-là, ou avant.",
    en: "This coupled offer ends that day already, or before.",
    todo: { fr: "Choisissez un jour plus proche.", en: "Choose a nearer day." },
  },
  "couplings.not_living": {
    status: 409,
    fr: "Cette offre couplée n’est pas ouverte aujourd’hui.",
    en: "This coupled offer is not open today.",
    todo: { fr: "Regardez la liste des offres.", en: "Look at the list of offers." },
  },
  "couplings.not_held": {
    status: 409,
    fr: "Il manque un service pour cette offre.",
    en: "A service is missing for this offer.",
    todo: { fr: "Ajoutez d’abord le service, puis revenez.", en: "Add the service first, then come back." },
  },
});
