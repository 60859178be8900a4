import type { Brand } from "../../../web/index.ts";

/** Of money at the desk: what is taken from somebody, one's own till, its closings. */
export const buildTillAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const list = `/${slug}/agents/caisse`;
  const take = (personId: string) => `/${slug}/agents/personnes/${personId}/encaisser`;
  return {
    list,
    take,
    /** Of somebody who left this account, on the page of who holds it; for an invoice. */
    takeOf: (
      personId: string,
      { leftBy, invoice }: { readonly leftBy?: string; readonly invoice?: string },
    ) => {
      const query = new URLSearchParams({
        ...(leftBy === undefined ? {} : { payeur: leftBy }),
        ...(invoice === undefined ? {} : { facture: invoice }),
      }).toString();
      return query === "" ? take(personId) : `${take(personId)}?${query}`;
    },
    openCounter: (personId: string) => `${take(personId)}/compteur`,
    leave: (personId: string) => `${take(personId)}/quitter`,
    refund: (personId: string, payment: string) => `${take(personId)}/${payment}/remboursement`,
    receipt: (personId: string, payment: string) => `${take(personId)}/${payment}`,
    till: (regie: string) => `${list}/${regie}`,
    givenBack: (regie: string, payment: string) => `${list}/${regie}/en-ligne/${payment}/rendu`,
    closing: (closing: string) => `${list}/clotures/${closing}`,
    file: (closing: string) => `${list}/clotures/${closing}/tresorerie.csv`,
  };
};
