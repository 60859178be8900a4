/**
 * Why a bank sends a debit back (ISO 20022 external code sets, ExternalStatusReason1Code and
 * ExternalReturnReason1Code; those of EPC173-14, "Guidance on reason codes for SDD R-transactions"), in words
 * for who must act. `retry` says whether presenting it again with nothing changed may succeed.
 */
export const reasons: Readonly<Record<string, BankReason>> = {
  AC01: {
    fr: "L’IBAN n’est pas celui d’un compte.",
    en: "The IBAN is not that of an account.",
    retry: false,
  },
  AC04: { fr: "Le compte est clos.", en: "The account is closed.", retry: false },
  AC06: { fr: "Le compte est bloqué.", en: "The account is blocked.", retry: false },
  AC13: {
    fr: "Ce compte n’est pas celui d’un particulier.",
    en: "This account is not a consumer’s.",
    retry: false,
  },
  AG01: {
    fr: "Ce compte n’accepte pas les prélèvements.",
    en: "This account takes no direct debits.",
    retry: false,
  },
  AG02: { fr: "L’opération n’est pas du bon type.", en: "The operation is of the wrong type.", retry: false },
  AM04: {
    fr: "Le compte n’avait pas assez d’argent ce jour-là.",
    en: "The account did not hold enough that day.",
    retry: true,
  },
  AM05: {
    fr: "La banque a vu deux fois la même opération.",
    en: "The bank saw the same operation twice.",
    retry: false,
  },
  BE05: {
    fr: "La banque ne reconnaît pas l’identifiant du créancier.",
    en: "The bank does not know the creditor identifier.",
    retry: false,
  },
  CNOR: {
    fr: "La banque du créancier n’est pas joignable par SEPA.",
    en: "The creditor’s bank cannot be reached by SEPA.",
    retry: false,
  },
  DNOR: {
    fr: "La banque du payeur n’est pas joignable par SEPA.",
    en: "The payer’s bank cannot be reached by SEPA.",
    retry: false,
  },
  FF01: {
    fr: "La banque n’a pas pu lire le fichier.",
    en: "The bank could not read the file.",
    retry: false,
  },
  FOCR: {
    fr: "L’opération a été rappelée, et rendue.",
    en: "The operation was recalled, and given back.",
    retry: false,
  },
  MD01: {
    fr: "La banque n’a pas de mandat, ou il a été révoqué.",
    en: "The bank has no mandate, or it was revoked.",
    retry: false,
  },
  MD02: {
    fr: "Il manque des informations du mandat.",
    en: "Information of the mandate is missing.",
    retry: false,
  },
  MD06: { fr: "Le payeur a demandé à être remboursé.", en: "The payer asked to be paid back.", retry: false },
  MD07: { fr: "Le titulaire du compte est décédé.", en: "The holder of the account died.", retry: false },
  MS02: { fr: "Le payeur a refusé ce prélèvement.", en: "The payer refused this debit.", retry: false },
  MS03: { fr: "La banque ne dit pas pourquoi.", en: "The bank does not say why.", retry: true },
  RC01: { fr: "Le BIC n’est pas celui d’une banque.", en: "The BIC is not that of a bank.", retry: false },
  RR01: { fr: "Il manque le compte du payeur.", en: "The payer’s account is missing.", retry: false },
  RR02: {
    fr: "Il manque le nom ou l’adresse du payeur.",
    en: "The payer’s name or address is missing.",
    retry: false,
  },
  RR03: {
    fr: "Il manque le nom ou l’adresse du créancier.",
    en: "The creditor’s name or address is missing.",
    retry: false,
  },
  RR04: { fr: "La loi ou un règlement l’interdit.", en: "A law or a regulation forbids it.", retry: false },
  SL01: {
    fr: "Le payeur a demandé à sa banque de limiter les prélèvements.",
    en: "The payer asked their bank to limit debits.",
    retry: false,
  },
};

const OF_THE_CREDITOR: ReadonlySet<string> = new Set([
  "AG02",
  "AM05",
  "BE05",
  "CNOR",
  "FF01",
  "RC01",
  "RR03",
]);

/**
 * Whether the payer's account or mandate is what the bank refuses; otherwise it is what the creditor sent, or
 * an unknown code: the account is good.
 */
export const isAboutPayer = (code: string): boolean =>
  Object.hasOwn(reasons, code) && !OF_THE_CREDITOR.has(code);

const NO_SUCH_ACCOUNT: ReadonlySet<string> = new Set([
  "AC01",
  "AC04",
  "AC06",
  "AC13",
  "AG01",
  "DNOR",
  "MD07",
  "RR01",
  "RR04",
]);

/**
 * Signing again changes nothing with the same account: another one is needed. Otherwise it is the mandate
 * that the bank, or its payer, refused.
 */
export const needsAnotherAccount = (code: string): boolean => NO_SUCH_ACCOUNT.has(code);

/** The bank carried out the same file, or the same operation, before. */
export const isDuplicate = (code: string): boolean => code === "AM05" || /^DU0[1-5]$/.test(code);

export interface BankReason {
  readonly fr: string;
  readonly en: string;
  readonly retry: boolean;
}

/** For a code that this list does not know: the code itself is what to give to the bank. */
export function reasonOf(code: string): BankReason {
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined;
  return (
    known ?? {
      fr: `La banque donne le motif ${code} : demandez-lui ce qu’il veut dire.`,
      en: `The bank gives the reason ${code}: ask it what it means.`,
      retry: false,
    }
  );
}
