import type { Brand } from "../../../web/index.ts";

/** Of money at the desk: what is taken from somebody, one's own till, its closings. */
export const tillAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const list = `/${slug}/agents/caisse`;
  const take = (personId: string) => `/${slug}/agents/personnes/${personId}/encaisser`;
  return {
    list,
    take,
    /** Of somebody who left this account, on the page of who holds it. */
    takeOf: (personId: string, leftBy: string | undefined) =>
      leftBy === undefined ? take(personId) : `${take(personId)}?payeur=${leftBy}`,
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
