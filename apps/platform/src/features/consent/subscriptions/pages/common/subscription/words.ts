import { defineMessages } from "../../../../../../web/index.ts";

/** One set of words for the state of a subscription, whoever reads it. */
export const subscriptionWords = defineMessages({
  fr: {
    states: { pending: "En cours d’ouverture", open: "Ouvert", suspended: "Suspendu", closed: "Arrêté" },
    /** Of what is asked and answered later: nothing is open because it arrived. */
    requestStates: {
      pending: "Demande à compléter",
      open: "Demande reçue",
      suspended: "Demande en attente",
      closed: "Demande arrêtée",
    },
    reasons: {
      incomplete: "Une information dont il a besoin manque, ou n’est plus valable.",
      conditions: "Une condition du service n’est plus remplie.",
      not_renewed: "L’inscription n’a pas été confirmée à temps pour la nouvelle période.",
      restricted: "En pause : une mise en pause a été demandée. Rien ne lui est transmis.",
      person: "À la demande de la personne.",
      authority: "Par la collectivité.",
      expiry: "Son terme est passé.",
      death: "En raison d’un décès.",
    },
    paused: "En pause",
    askedByYou: "À votre demande.",
    askedFor: (name: string) => `Demandé pour ${name}.`,
    announced: {
      suspended: (day: string) =>
        `Une condition n’est plus remplie : il sera suspendu le ${day}, si rien ne change.`,
      closed: (day: string) =>
        `Une condition n’est plus remplie : il prendra fin le ${day}, si rien ne change.`,
    },
  },
  en: {
    states: { pending: "Being opened", open: "Open", suspended: "Suspended", closed: "Stopped" },
    requestStates: {
      pending: "Request to complete",
      open: "Request received",
      suspended: "Request waiting",
      closed: "Request stopped",
    },
    reasons: {
      incomplete: "Something it needs is missing, or no longer valid.",
      conditions: "A condition of the service is no longer met.",
      not_renewed: "The subscription was not confirmed in time for the new period.",
      restricted: "Paused: a pause was asked for. Nothing is sent to it.",
      person: "As the person asked.",
      authority: "By the authority.",
      expiry: "Its term has passed.",
      death: "Because of a death.",
    },
    paused: "Paused",
    askedByYou: "As you asked.",
    askedFor: (name: string) => `Asked for ${name}.`,
    announced: {
      suspended: (day: string) =>
        `A condition is no longer met: it will be suspended on ${day}, if nothing changes.`,
      closed: (day: string) => `A condition is no longer met: it will end on ${day}, if nothing changes.`,
    },
  },
});
