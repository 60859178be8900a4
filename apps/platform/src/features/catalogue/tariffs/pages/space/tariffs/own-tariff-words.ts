import { defineMessages } from "../../../../../../web/index.ts";

export const ownTariffWords = defineMessages({
  fr: {
    title: "Mes tarifs",
    lead: "Ce que vous payez pour une unité : un repas, une heure, une entrée.",
    above: "Mes services",
    quotient: "Votre quotient familial",
    euros: (quotient: number) => `${quotient} €`,
    known: (from: string, until: string | null) =>
      until === null ? `Connu depuis le ${from}` : `Connu depuis le ${from}, valable jusqu’au ${until}`,
    unknown: "Votre quotient familial n’est pas connu",
    unknownText:
      "Sans lui, le prix le plus haut est compté. Vous pouvez le faire connaître en une fois, ou préférer ne pas le donner : c’est votre droit.",
    tell: "Faire connaître mon quotient",
    change: "Voir ou changer mon quotient",
    why: (activity: string) => `Pourquoi ce prix : ${activity}`,
    highest: "le prix le plus haut",
    reduced: "Offre couplée",
    couplings: "Voir mes offres couplées",
    simulate: (activity: string) => `Essayer un autre cas : ${activity}`,
    none: "Aucun tarif n’est publié pour l’instant",
    noneText: "Chaque service dit ses prix sur sa page.",
    toServices: "Voir les services",
    whose: "Pour un enfant",
    whoseText:
      "Le prix est celui du parent qui paie, avec son propre quotient. Un enfant n’est jamais privé d’un repas pour une dette.",
    page: "La page publique des tarifs",
  },
  en: {
    title: "My tariffs",
    lead: "What you pay for one unit: a meal, an hour, an entrance.",
    above: "My services",
    quotient: "Your family quotient",
    euros: (quotient: number) => `€${quotient}`,
    known: (from: string, until: string | null) =>
      until === null ? `Known since ${from}` : `Known since ${from}, valid until ${until}`,
    unknown: "Your family quotient is not known",
    unknownText:
      "Without it, the highest price counts. You can make it known at once, or rather not give it: that is your right.",
    tell: "Make my quotient known",
    change: "See or change my quotient",
    why: (activity: string) => `Why this price: ${activity}`,
    highest: "the highest price",
    reduced: "Coupled offer",
    couplings: "See my coupled offers",
    simulate: (activity: string) => `Try another case: ${activity}`,
    none: "No tariff is published for now",
    noneText: "Each service says its prices on its page.",
    toServices: "See the services",
    whose: "For a child",
    whoseText:
      "The price is that of the parent who pays, with their own quotient. A child never goes without a meal because of a debt.",
    page: "The public page of tariffs",
  },
});
