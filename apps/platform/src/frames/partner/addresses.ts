import type { Brand } from "../../web/index.ts";

/** Addresses of partners' pages, in one place. */
export const buildPartnerAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const root = `/${slug}/partenaire`;
  return {
    signIn: `/${slug}/agents/connexion`,
    scan: root,
    read: `${root}/lire`,
    use: `${root}/utiliser`,
    uses: `${root}/releve`,
    cancel: `${root}/releve/annuler`,
    statement: (id: string) => `${root}/releves/${id}`,
    file: (id: string) => `${root}/releves/${id}/releve.csv`,
  };
};
