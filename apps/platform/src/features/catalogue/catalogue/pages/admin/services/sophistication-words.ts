import { defineMessages } from "../../../../../../web/index.ts";

export const sophisticationWords = defineMessages({
  fr: {
    title: "Indice de sophistication",
    link: "Indice de sophistication",
    score: (score: string) => `Vos services en ligne obtiennent ${score} sur 5, en moyenne.`,
    method:
      "De 0 (rien) à 5 (tout se fait et se paie en ligne). La note vient de ce que le catalogue offre aujourd’hui à vos habitants, quelle que soit la collectivité qui le publie. L’étude note 18 services ; le rapport en nomme 17, ce sont ceux-ci.",
    cities: "Parmi les villes de l’étude",
    chart: "Moyenne des villes en janvier 2014, et la vôtre aujourd’hui",
    rank: (rank: number, of: number) =>
      `Vous seriez au rang ${rank} sur ${of}. Douze ans séparent les deux mesures.`,
    today: (name: string) => `${name}, aujourd’hui`,
    city: "Ville",
    mean: "Moyenne",
    services: "Service par service",
    grades: "Les 17 services et leur niveau",
    servicesLead: "Chaque niveau dit sur quoi il repose, et ce qui manque pour monter.",
    columns: { service: "Service", level: "Niveau", reached: "Ce qui est offert", missing: "Pour monter" },
    reasons: {
      nothing_published: "Publier un service",
      page: "Une page d’information",
      form_to_print: "Un formulaire à imprimer",
      no_form: "Proposer un formulaire en ligne",
      online_form: "Une demande en ligne",
      online_elsewhere: "Une demande en ligne, sur le site de l’État",
      unknown_elsewhere: "Le suivi se fait ailleurs : on n’en sait rien ici",
      followed: "Un suivi : l’application répond, la personne le voit",
      no_application: "Connecter une application, qui confirme",
      paid_online: "Le paiement en ligne, ou rien à payer",
      not_paid_online: "Le paiement en ligne",
      papers_to_show: "Ne plus demander de papier à apporter",
    },
    source:
      "Source des villes : Lecko, janvier 2014, dans le rapport final du projet Ardeco (2017), document 1, tableau 4.1, HAL hal-04653076, CC BY 4.0.",
  },
  en: {
    title: "Sophistication index",
    link: "Sophistication index",
    score: (score: string) => `Your online services get ${score} out of 5, on average.`,
    method:
      "From 0 (nothing) to 5 (all is done and paid online). The grade comes from what the catalogue offers your people today, whichever authority publishes it. The study grades 18 services; the report names 17 of them, which are these.",
    cities: "Among the cities of the study",
    chart: "Mean of the cities in January 2014, and yours today",
    rank: (rank: number, of: number) =>
      `You would be number ${rank} of ${of}. Twelve years lie between the two measures.`,
    today: (name: string) => `${name}, today`,
    city: "City",
    mean: "Mean",
    services: "Service by service",
    grades: "The 17 services and their level",
    servicesLead: "Each level tells what it rests on, and what is missing to rise.",
    columns: { service: "Service", level: "Level", reached: "What is offered", missing: "To rise" },
    reasons: {
      nothing_published: "Publish a service",
      page: "A page of information",
      form_to_print: "A form to print",
      no_form: "Offer an online form",
      online_form: "An online request",
      online_elsewhere: "An online request, on the State’s site",
      unknown_elsewhere: "Tracking is elsewhere: nothing of it is known here",
      followed: "Tracking: the application answers, the person sees it",
      no_application: "Connect an application, which confirms",
      paid_online: "Payment online, or nothing to pay",
      not_paid_online: "Payment online",
      papers_to_show: "Ask for no paper to bring",
    },
    source:
      "Source for the cities: Lecko, January 2014, in the final report of the Ardeco project (2017), document 1, table 4.1, HAL hal-04653076, CC BY 4.0.",
  },
});
