/**
 * An amount as people read it, with its currency.
 * @param cents whole
 */
export const formatPaymentEuros = (cents: number, language: "fr-FR" | "en-GB"): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(cents / 100);
