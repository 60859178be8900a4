/** From which account money is taken, in the middle of a sentence; nothing for whoever reads no account. */
export const fromAccount = {
  fr: (lastFour: string | null): string =>
    lastFour === null ? "" : ` sur le compte finissant par ${lastFour}`,
  en: (lastFour: string | null): string =>
    lastFour === null ? "" : ` from the account ending in ${lastFour}`,
};
