import { defineMessages } from "../../../web/index.ts";

export const operationWords = defineMessages({
  fr: {
    title: "Exploitation",
    healthy: "Tout répond",
    healthyText: "La base de données est à jour et répond.",
    failing: "La base de données ne répond pas",
    failingText: "Les pages qui enregistrent sont refusées tant qu’elle ne revient pas.",
    jobs: "Travaux en échec",
    jobsLead: "Ils ont été tentés plusieurs fois. Corrigez la cause, puis relancez.",
    none: "Aucun travail en échec",
    noneText: "Ce qui échoue plusieurs fois de suite s’arrêtera ici et vous attendra.",
    columns: { name: "Travail", since: "Depuis", attempts: "Essais", reason: "Cause", act: "Action" },
    retry: "Relancer",
    retried: "Le travail est relancé",
    held: "retient les suivants",
  },
  en: {
    title: "Operation",
    healthy: "Everything answers",
    healthyText: "The database is up to date and answers.",
    failing: "The database does not answer",
    failingText: "Pages that save are refused until it is back.",
    jobs: "Failed jobs",
    jobsLead: "They were tried several times. Put the cause right, then try again.",
    none: "No failed job",
    noneText: "What fails several times in a row will stop here and wait for you.",
    columns: { name: "Job", since: "Since", attempts: "Attempts", reason: "Cause", act: "Action" },
    retry: "Try again",
    retried: "The job is being tried again",
    held: "holds back the next ones",
  },
});
