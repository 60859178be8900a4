import { defineErrors } from "../../../kernel/errors.ts";

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
  "couplings.proposed_otherwise": {
    status: 409,
    fr: "Cette offre couplée est déjà proposée, en d’autres termes.",
    en: "This coupled offer is proposed already, with other terms.",
    todo: {
      fr: "Regardez-la dans la liste, puis commencez une autre offre.",
      en: "Look at it in the list, then begin another offer.",
    },
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
  "couplings.agent_needed": {
    status: 403,
    fr: "Un oui, ou un non, à une offre couplée est noté par un agent de la collectivité.",
    en: "A yes, or a no, to a coupled offer is noted by an agent of the authority.",
    todo: {
      fr: "Demandez à un agent de la collectivité, qui n’est pas prêté par une autre.",
      en: "Ask an agent of the authority, not lent by another one.",
    },
  },
  "couplings.not_beside": {
    status: 403,
    fr:
      "Une offre couplée dit quels services une personne " +
      "a : elle ne se montre qu’avec elle, à côté de vous.",
    en: "A coupled offer tells which services a person has: it is shown with that person beside you only.",
    todo: {
      fr: "Ouvrez « Tous ses services », avec la personne, puis revenez.",
      en: "Open “All their services”, with the person, then come back.",
    },
  },
  "couplings.own_interest": {
    status: 403,
    fr: "Vous gagneriez à ce geste : il est à faire par un collègue.",
    en: "You would gain by this: a colleague does it.",
    todo: {
      fr: "Demandez à un collègue qui ne vit pas avec cette personne et n’agit pas pour elle.",
      en: "Ask a colleague who neither lives with this person nor acts for them.",
    },
  },
  "couplings.not_living": {
    status: 409,
    fr: "Cette offre couplée n’est pas ouverte aujourd’hui.",
    en: "This coupled offer is not open today.",
    todo: { fr: "Regardez la liste des offres.", en: "Look at the list of offers." },
  },
  "couplings.answered_today": {
    status: 409,
    fr: "Un oui, puis un non, ont déjà été dits aujourd’hui à cette offre.",
    en: "A yes, then a no, were said to this offer today already.",
    todo: {
      fr: "Revenez demain, ou venez à l’accueil.",
      en: "Come back tomorrow, or come to the desk.",
    },
  },
  "couplings.not_held": {
    status: 409,
    fr: "Il manque un service pour cette offre.",
    en: "A service is missing for this offer.",
    todo: { fr: "Ajoutez d’abord le service, puis revenez.", en: "Add the service first, then come back." },
  },
});
