import { defineErrors } from "../../../kernel/errors.ts";

export const smallstaffErrors = defineErrors({
  "smallstaff.too_many_agents": {
    status: 409,
    fr: "Cette collectivité a plus de deux agents : un second agent peut répondre.",
    en: "This authority has more than two agents: a second agent can answer.",
    todo: {
      fr: "Demandez à un collègue, ou retirez les rôles de qui est parti.",
      en: "Ask a colleague, or take back the roles of who left.",
    },
  },
  "smallstaff.not_valid": {
    status: 422,
    fr: "Cette déclaration n’est pas complète.",
    en: "This declaration is not complete.",
    todo: { fr: "Corrigez ce qui est indiqué.", en: "Correct what is shown." },
  },
  "smallstaff.declared_already": {
    status: 409,
    fr: "Le mode petit effectif est déjà déclaré.",
    en: "The mode of small staffs is declared already.",
    todo: { fr: "Terminez-le, puis déclarez l’autre.", en: "End it, then declare the other one." },
  },
  "smallstaff.mode_off": {
    status: 409,
    fr: "Le mode petit effectif n’est pas en vigueur avec un délai.",
    en: "The mode of small staffs is not on, with a delay.",
    todo: {
      fr: "Un administrateur le déclare, avec son motif ; sinon un second agent répond.",
      en: "An administrator declares it, with the reason; otherwise a second agent answers.",
    },
  },
  "smallstaff.never_alone": {
    status: 409,
    fr: "Ceci n’est jamais approuvé par qui l’a demandé.",
    en: "This is never approved by who asked for it.",
    todo: {
      fr: "Demandez au délégué à la protection des données, ou à l’agent d’une commune jumelée.",
      en: "Ask the data-protection officer, or the agent of a paired commune.",
    },
  },
  "smallstaff.not_waiting": {
    status: 409,
    fr: "Ce n’est plus une de vos demandes en attente, ou son contenu a changé.",
    en: "This is no longer one of your requests that wait, or its content has changed.",
    todo: { fr: "Relisez vos demandes.", en: "Read your requests again." },
  },
  "smallstaff.over": {
    status: 409,
    fr: "Cette annonce est terminée : elle a été refusée, ou elle a servi.",
    en: "This announcement is over: it was refused, or it was used.",
    todo: { fr: "Relisez les approbations.", en: "Read the approvals again." },
  },
});
