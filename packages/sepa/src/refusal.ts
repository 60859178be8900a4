/** What forbids writing or reading a file: a stable code, a sentence for whoever typed it. */
export const refusals = {
  "iban.malformed": {
    fr: "Un IBAN commence par deux lettres et deux chiffres, comme FR76.",
    en: "An IBAN begins with two letters and two figures, such as FR76.",
  },
  "iban.length": {
    fr: "Cet IBAN n’a pas le nombre de caractères de son pays (27 pour la France).",
    en: "This IBAN does not have the number of characters of its country (27 for France).",
  },
  "iban.outside": {
    fr: "Cet IBAN n’est pas d’un pays de la zone SEPA.",
    en: "This IBAN is not of a country in SEPA.",
  },
  "iban.check": {
    fr: "Cet IBAN comporte une erreur de frappe : vérifiez chaque caractère.",
    en: "This IBAN has a typing error: check each character.",
  },
  "bic.malformed": { fr: "Un BIC a 8 ou 11 caractères.", en: "A BIC has 8 or 11 characters." },
  "ics.malformed": {
    fr: "Un identifiant créancier SEPA (ICS) français a 13 caractères, comme FR72ZZZ123456.",
    en: "A French SEPA creditor identifier (ICS) has 13 characters, such as FR72ZZZ123456.",
  },
  "ics.check": {
    fr: "Cet identifiant créancier comporte une erreur de frappe.",
    en: "This creditor identifier has a typing error.",
  },
  "id.malformed": {
    fr: "Une référence a de 1 à 35 lettres sans accent, chiffres ou signes simples ; elle ne commence ni ne finit par « / », et ne contient pas « // ».",
    en: "A reference has 1 to 35 letters without accents, figures or simple signs; it neither begins nor ends with “/”, nor has “//” in it.",
  },
  "id.twice": { fr: "Cette référence est là deux fois.", en: "This reference is there twice." },
  "name.empty": {
    fr: "Ce nom n’a aucune lettre que les banques acceptent.",
    en: "This name has no letter that banks accept.",
  },
  "amount.outside": {
    fr: "Un montant est un nombre entier de centimes, de 0,01 € à 999 999 999,99 €.",
    en: "An amount is a whole number of cents, from €0.01 to €999,999,999.99.",
  },
  "date.malformed": { fr: "Cette date n’existe pas.", en: "This date does not exist." },
  "date.closed": {
    fr: "Les banques n’échangent pas ce jour-là (calendrier TARGET).",
    en: "Banks exchange nothing on that day (TARGET calendar).",
  },
  "date.too_soon": {
    fr: "Une échéance est au plus tôt le jour ouvré bancaire qui suit.",
    en: "A due date is at the soonest the next banking day.",
  },
  "mandate.later": {
    fr: "Le mandat a été signé après l’échéance.",
    en: "The mandate was signed after the due date.",
  },
  "file.empty": { fr: "Il n’y a rien à payer dans ce fichier.", en: "There is nothing to pay in this file." },
  "file.malformed": {
    fr: "Ce fichier n’est pas un retour de banque lisible (pain.002 ou camt.054).",
    en: "This file is not a readable answer of a bank (pain.002 or camt.054).",
  },
} as const;

export type SepaRefusal = keyof typeof refusals;

export interface SepaProblem {
  readonly refusal: SepaRefusal;
  /** The place in the facts: `debits.3.debtor.iban`. Never a value: an IBAN does not go to a log. */
  readonly at: string;
}

/** The only error of this package: everything that is wrong, at its place. */
export class RefusedPayments extends Error {
  override readonly name = "RefusedPayments";
  readonly problems: readonly SepaProblem[];

  constructor(problems: readonly SepaProblem[]) {
    super(problems.map(({ refusal, at }) => `${at}: ${refusal}`).join(", "));
    this.problems = problems;
  }
}

export function requireNone(problems: readonly (SepaProblem | null)[]): void {
  const found = problems.filter((problem) => problem !== null);
  if (found.length > 0) throw new RefusedPayments(found);
}
