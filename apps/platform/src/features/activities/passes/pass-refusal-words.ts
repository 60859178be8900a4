import type { Sentence } from "../../../kernel/errors.ts";

/** Why nothing was opened, beyond what is wrong with the support itself. */
export const passRefusalWords = {
  code_unknown: {
    fr: "Ce code n’ouvre rien : il est mal tapé, ou la personne en a demandé un autre depuis.",
    en: "This code opens nothing: it is mistyped, or the person asked for another since.",
  },
  code_over: {
    fr: "Ce code a plus de dix minutes. La personne en demande un autre dans son espace.",
    en: "This code is more than ten minutes old. The person asks for another in their space.",
  },
  code_used: {
    fr: "Ce code a déjà servi. La personne en demande un autre dans son espace.",
    en: "This code served already. The person asks for another in their space.",
  },
  not_eight: {
    fr: "Un code dicté a huit chiffres. Tapez-le de nouveau.",
    en: "A code that is read out has eight figures. Type it again.",
  },
  reader_of_another: {
    fr: "Ce lecteur de cartes sert chez un autre partenaire. Demandez à la collectivité d’enregistrer le vôtre.",
    en: "This card reader serves at another partner. Ask the authority to register yours.",
  },
  number_mistyped: {
    fr: "Ce numéro de carte est mal recopié. Vérifiez chaque signe.",
    en: "This card number is copied wrongly. Check each character.",
  },
  born_needed: {
    fr: "Avec un numéro de carte, donnez la date de naissance que la personne vous dit, par exemple 05/09/2008.",
    en: "With the number of a card, give the date of birth that the person tells you, for example 05/09/2008.",
  },
  number_wrong: {
    fr: "Ce numéro et cette date de naissance n’ouvrent rien ensemble. Après cinq dates fausses, un numéro n’ouvre plus rien jusqu’à demain.",
    en: "This number and this date of birth open nothing together. After five wrong dates, a number opens nothing until tomorrow.",
  },
  no_pass: {
    fr: "Cette personne n’a pas de pass, ou elle l’a arrêté.",
    en: "This person has no pass, or ended it.",
  },
  not_open: {
    fr: "Le pass de cette personne n’est pas encore ouvert : l’adhésion reste à payer.",
    en: "This person’s pass is not open yet: the fee remains to be paid.",
  },
  other_period: {
    fr: "Le pass de cette personne est d’une autre période.",
    en: "This person’s pass is for another period.",
  },
  elsewhere: {
    fr: "Son pass n’a aucun atout que vous acceptez.",
    en: "Their pass has no offer that you accept.",
  },
} as const satisfies Record<string, Sentence>;

export type PassRefusal = keyof typeof passRefusalWords;
