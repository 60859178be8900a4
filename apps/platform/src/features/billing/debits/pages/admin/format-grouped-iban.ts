/** Whole, by four: it is compared with the bank's own paper. It is the account of the house, nobody's own. */
export const formatGroupedIban = (iban: string): string => iban.replaceAll(/(.{4})(?=.)/g, "$1\u00a0");
