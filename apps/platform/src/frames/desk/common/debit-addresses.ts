import type { Brand } from "../../../web/index.ts";

/**
 * Of somebody’s direct debit at the desk: their mandates, a paper typed, looked at again, stopped, printed.
 */
export const buildDeskDebitAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const of = (personId: string) => `/${slug}/agents/personnes/${personId}/prelevement`;
  return {
    of,
    see: (personId: string, mandate: string) => `${of(personId)}/${mandate}/relire`,
    stop: (personId: string, mandate: string) => `${of(personId)}/${mandate}/arreter`,
    paper: (personId: string, mandate: string) => `${of(personId)}/${mandate}/mandat.pdf`,
    /** Where the régisseur prepares and gives files to the bank. */
    collections: `/${slug}/administration/prelevements`,
  };
};
