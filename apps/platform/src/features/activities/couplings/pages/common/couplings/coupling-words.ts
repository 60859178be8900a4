import { defineMessages } from "../../../../../../web/index.ts";

const listFr = (names: readonly string[], last: string): string => formatNameList(names, last, "« ", " »");
const listEn = (names: readonly string[], last: string): string => formatNameList(names, last, "“", "”");

function formatNameList(names: readonly string[], last: string, open: string, close: string): string {
  const quoted = names.map((name) => `${open}${name}${close}`);
  const [only = ""] = quoted.slice(-1);
  return quoted.length < 2 ? only : `${quoted.slice(0, -1).join(", ")} ${last} ${only}`;
}

export const couplingWords = defineMessages({
  fr: {
    title: "Mes offres couplées",
    titleOf: (name: string) => `Offres couplées : ${name}`,
    lead: "Des services se mettent ensemble : avec plusieurs d’entre eux, vous payez moins. Rien ne se fait sans votre oui.",
    above: "Mes services",
    none: "Aucune offre couplée pour l’instant",
    noneText: "Quand des services en proposeront une, elle sera ici.",
    toServices: "Voir mes services",
    groups: {
      agreed: "Vous en profitez",
      open: "Vous pouvez en profiter",
      short: "Il vous manque un service",
      far: "Les autres offres",
      over: "Terminées",
    },
    tags: { agreed: "En cours", open: "Ouverte", short: "Presque", far: "À découvrir", over: "Terminée" },
    have: (held: readonly string[]) => `Vous avez déjà ${listFr(held, "et")}.`,
    add: (missing: readonly string[], isAny: boolean) =>
      `Ajoutez ${listFr(missing, isAny ? "ou" : "et")}, et l’offre s’ouvre.`,
    needs: (giver: string, needed: readonly string[], isAny: boolean) =>
      `Pour qui a ${listFr([giver], "et")}, avec ${listFr(needed, isAny ? "ou" : "et")}.`,
    percent: (percent: number, tariff: string) => `${percent} % de moins sur « ${tariff} »`,
    cents: (amount: string, tariff: string) => `${amount} de moins sur « ${tariff} »`,
    since: (day: string) => `Depuis le ${day}`,
    until: (day: string) => `Jusqu’au ${day} compris`,
    ended: (day: string) => `Terminée le ${day}`,
    endedBy: {
      withdrawn: "Vous l’avez arrêtée.",
      subscription: "Un des services qu’il faut n’était plus ouvert.",
    },
    show: "Voir cette offre",
    gain: "Ce que vous y gagnez",
    price: (tariff: string) => tariff,
    was: (amount: string) => `au lieu de ${amount}`,
    saved: "Déjà gagné",
    savedNote: (count: number) => (count < 2 ? `sur ${count} réservation` : `sur ${count} réservations`),
    ahead: (amount: string) => `et ${amount} sur ce qui est réservé`,
    farAhead:
      "Ce que vous réservez pour les trente jours qui viennent garde ce prix. Pour plus tard, le prix entier est gardé de côté, et le prix réduit est pris si l’offre est encore en cours le jour de la séance.",
    stacks: "Elle s’ajoute à d’autres offres couplées qui le disent aussi.",
    alone: "Elle ne s’ajoute pas à une autre offre couplée : la meilleure compte.",
    services: "Les services qu’il faut",
    anyOne: (giver: string) => `« ${giver} », et au moins un des autres.`,
    everyOne: "Tous ces services.",
    held: "Vous l’avez",
    missing: "Il manque",
    opening: "En cours d’ouverture",
    waitOpening: (opening: readonly string[]) =>
      `${listFr(opening, "et")} : en cours d’ouverture. L’offre suit, rechargez la page dans un instant.`,
    addService: (name: string) => `Ajouter « ${name} »`,
    told: "Ce qui sera dit, et à qui",
    toldColumns: { service: "Service", what: "Ce qu’il saura de vous" },
    toldGiver: "« A droit à la réduction », sous le nom qu’il est seul à vous donner. Rien d’autre.",
    toldOthers: "Rien.",
    toldAny: (giver: string) => `« ${giver} » ne saura pas lequel des autres services vous avez.`,
    toldAll: (giver: string, needed: readonly string[]) =>
      `L’offre demande ${listFr(needed, "et")} : « ${giver} » saura que vous y avez droit, et donc que cela vous est ouvert.`,
    basis: "Sur quelle base",
    basisText:
      "Votre accord, et lui seul (RGPD, article 6.1.a). Vous l’arrêtez ici, quand vous voulez, et cela prend effet tout de suite.",
    endsText:
      "L’offre s’arrête d’elle-même le jour où un des services n’est plus ouvert, même s’il est seulement suspendu : vous êtes prévenu. Quand il rouvre, dites oui de nouveau. Ce qui a été consommé ou réservé avant garde son prix.",
    keptText: "La preuve de votre accord est gardée cinq ans après sa fin, ou jusqu’à votre effacement.",
    agree: (giver: string) => `Oui, dire à « ${giver} » que j’y ai droit`,
    later: "Non, pas maintenant",
    parentsAnswer:
      "Vos parents répondent pour vous tant que vous avez moins de quinze ans, ou que personne n’a vérifié votre date de naissance.",
    withdraw: "Arrêter cette offre",
    withdrawText: "Le prix redevient celui de tout le monde dès aujourd’hui. Vos services restent ouverts.",
    done: {
      oui: "C’est fait : la réduction compte dès maintenant",
      non: "C’est arrêté : le prix est celui de tout le monde",
    },
  },
  en: {
    title: "My coupled offers",
    titleOf: (name: string) => `Coupled offers: ${name}`,
    lead: "Services team up: with several of them, you pay less. Nothing happens without your yes.",
    above: "My services",
    none: "No coupled offer for now",
    noneText: "When services propose one, it will be here.",
    toServices: "See my services",
    groups: {
      agreed: "You have these",
      open: "You may have these",
      short: "A service is missing",
      far: "The other offers",
      over: "Over",
    },
    tags: { agreed: "Under way", open: "Open", short: "Almost", far: "To discover", over: "Over" },
    have: (held: readonly string[]) => `You already have ${listEn(held, "and")}.`,
    add: (missing: readonly string[], isAny: boolean) =>
      `Add ${listEn(missing, isAny ? "or" : "and")}, and the offer opens.`,
    needs: (giver: string, needed: readonly string[], isAny: boolean) =>
      `For who has ${listEn([giver], "and")}, with ${listEn(needed, isAny ? "or" : "and")}.`,
    percent: (percent: number, tariff: string) => `${percent}% less on “${tariff}”`,
    cents: (amount: string, tariff: string) => `${amount} less on “${tariff}”`,
    since: (day: string) => `Since ${day}`,
    until: (day: string) => `Until ${day} included`,
    ended: (day: string) => `Ended on ${day}`,
    endedBy: {
      withdrawn: "You stopped it.",
      subscription: "One of the services that it takes was no longer open.",
    },
    show: "See this offer",
    gain: "What you gain",
    price: (tariff: string) => tariff,
    was: (amount: string) => `instead of ${amount}`,
    saved: "Saved already",
    savedNote: (count: number) => (count < 2 ? `on ${count} booking` : `on ${count} bookings`),
    ahead: (amount: string) => `and ${amount} on what is booked`,
    farAhead:
      "What you book for the thirty days to come keeps this price. For later, the whole price is put aside, and the reduced one is taken if the offer is still under way on the day of the session.",
    stacks: "It is added to other coupled offers that say so too.",
    alone: "It is not added to another coupled offer: the best one counts.",
    services: "The services that it takes",
    anyOne: (giver: string) => `“${giver}”, and one of the others at least.`,
    everyOne: "All of these services.",
    held: "You have it",
    missing: "Missing",
    opening: "Being opened",
    waitOpening: (opening: readonly string[]) =>
      `${listEn(opening, "and")}: being opened. The offer follows, reload the page in a moment.`,
    addService: (name: string) => `Add “${name}”`,
    told: "What will be told, and to whom",
    toldColumns: { service: "Service", what: "What it will know of you" },
    toldGiver: "“Entitled to the reduction”, under the name that it alone gives you. Nothing else.",
    toldOthers: "Nothing.",
    toldAny: (giver: string) => `“${giver}” will not know which of the other services you have.`,
    toldAll: (giver: string, needed: readonly string[]) =>
      `The offer takes ${listEn(needed, "and")}: “${giver}” will know that you are entitled, and so that this is open for you.`,
    basis: "On which basis",
    basisText:
      "Your consent, and nothing else (GDPR, article 6(1)(a)). You stop it here, when you like, and it counts at once.",
    endsText:
      "The offer stops by itself the day one of the services is no longer open, even if it is only suspended: you are told. Once it is open again, say yes again. What was used or booked before keeps its price.",
    keptText: "The proof of your agreement is kept five years after its end, or until you are erased.",
    agree: (giver: string) => `Yes, tell “${giver}” that I am entitled`,
    later: "No, not now",
    parentsAnswer:
      "Your parents answer for you as long as you are below fifteen, or nobody checked your birth date.",
    withdraw: "Stop this offer",
    withdrawText: "From today on the price is everybody’s again. Your services stay open.",
    done: {
      oui: "Done: the reduction counts from now on",
      non: "Stopped: the price is everybody’s",
    },
  },
});
