import type { Brand } from "../../../web/index.ts";

/** Of cards of the former systems: read, used, stopped; and moved to somebody's account. */
export const buildLegacyCardAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const list = `/${slug}/agents/anciennes-cartes`;
  return {
    list,
    use: `${list}/utiliser`,
    stop: `${list}/arreter`,
    attach: (personId: string) => `/${slug}/agents/personnes/${personId}/ancienne-carte`,
  };
};
