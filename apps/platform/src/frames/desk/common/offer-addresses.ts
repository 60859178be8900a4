import type { Brand } from "../../../web/index.ts";

/** Coupled offers of somebody who is beside the agent. */
export const buildDeskCoupledOfferAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const of = (personId: string) => `/${slug}/agents/personnes/${personId}/offres`;
  const one = (personId: string, offer: string) => `${of(personId)}/${offer}`;
  return {
    of,
    one,
    agree: (personId: string, offer: string) => `${one(personId, offer)}/oui`,
    stop: (personId: string, offer: string) => `${one(personId, offer)}/non`,
  };
};
