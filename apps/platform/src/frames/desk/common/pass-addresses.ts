import type { Brand } from "../../../web/index.ts";

/** Passes of somebody, at the desk. */
export const buildPassAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const of = (personId: string) => `/${slug}/agents/personnes/${personId}/pass`;
  return {
    of,
    join: (personId: string, pass: string) => `${of(personId)}/${pass}/demander`,
    open: (personId: string, pass: string) => `${of(personId)}/${pass}/ouvrir`,
  };
};
