import type { Brand } from "../../../web/index.ts";

/** Of the invoices that somebody pays, at the desk. */
export const buildInvoiceAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const of = (personId: string) => `/${slug}/agents/personnes/${personId}/factures`;
  return {
    of,
    hard: (personId: string) => `${of(personId)}/difficulte`,
    pdf: (personId: string, invoice: string) => `${of(personId)}/${invoice}/facture.pdf`,
    /** Where a plan is agreed, by who sends invoices. */
    plan: (series: string, invoice: string) =>
      `/${slug}/administration/factures/${series}/echeancier/${invoice}`,
  };
};
