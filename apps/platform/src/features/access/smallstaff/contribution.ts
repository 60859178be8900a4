import { buildEmptyContribution } from "../../../kernel/contributions.ts";

export const smallstaffContribution = {
  ...buildEmptyContribution("smallstaff"),
  journal: {
    "smallstaff.declared": ({ form, days, reason }: Readonly<Record<string, unknown>>) =>
      form === "delay"
        ? {
            fr: `Le mode petit effectif a été déclaré, avec un délai de ${days} jours : ${reason}`,
            en: `The mode of small staffs was declared, with a delay of ${days} days: ${reason}`,
          }
        : {
            fr: `Le mode petit effectif a été déclaré, avec l’agent d’une commune jumelée : ${reason}`,
            en: `The mode of small staffs was declared, with the agent of a paired commune: ${reason}`,
          },
    "smallstaff.ended": () => ({
      fr: "Le mode petit effectif a pris fin.",
      en: "The mode of small staffs was ended.",
    }),
    "smallstaff.announced": ({ dueOn }: Readonly<Record<string, unknown>>) => ({
      fr: `Un agent a annoncé qu’il approuvera seul sa demande, à partir du ${dueOn}.`,
      en: `An agent announced that they will approve their own request alone, from ${dueOn}.`,
    }),
    "smallstaff.alone_refused": () => ({
      fr: "Un agent a refusé qu’une demande soit approuvée par qui l’a faite.",
      en: "An agent refused that a request be approved by who made it.",
    }),
    "smallstaff.approved_alone": ({ announcedOn }: Readonly<Record<string, unknown>>) => ({
      fr: `Un agent a approuvé seul sa demande, annoncée le ${announcedOn} (mode petit effectif).`,
      en: `An agent approved their own request alone, announced on ${announcedOn} (mode of small staffs).`,
    }),
    "smallstaff.approved_by_paired": () => ({
      fr: "L’agent de la commune jumelée a approuvé une demande (mode petit effectif).",
      en: "The agent of the paired commune approved a request (mode of small staffs).",
    }),
  },
};
