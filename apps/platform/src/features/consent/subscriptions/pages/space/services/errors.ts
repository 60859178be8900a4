import { defineErrors } from "../../../../../../kernel/errors.ts";

export const spaceErrors = defineErrors({
  "space.enrolment_unsent": {
    status: 422,
    fr: "Votre inscription n’est pas encore envoyée : aucun service ne peut s’ouvrir.",
    en: "Your enrolment has not been sent yet: no service can be opened.",
    todo: {
      fr: "Terminez votre dossier et envoyez-le, puis revenez ici.",
      en: "Finish your file and send it, then come back here.",
    },
  },
  "space.not_open_to": {
    status: 422,
    fr: "Ce service ne peut pas s’ouvrir pour cette personne aujourd’hui.",
    en: "This service cannot be opened for this person today.",
    todo: {
      fr: "Repartez de la page du service : elle dit ce qu’il faut. Au besoin, demandez à l’accueil.",
      en: "Start again from the service’s page: it says what is needed. If in doubt, ask the reception desk.",
    },
  },
});
