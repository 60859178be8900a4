import type { Brand } from "../../../web/index.ts";

/** Of supports at the desk: those of somebody, what is done with one, the check of what somebody shows. */
export const buildSupportAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const list = `/${slug}/agents/supports`;
  const of = (personId: string) => `/${slug}/agents/personnes/${personId}/supports`;
  return {
    list,
    of,
    check: `${list}/verifier`,
    act: (personId: string, support: string, act: string) => `${of(personId)}/${support}/${act}`,
    card: (personId: string, support: string) => `${of(personId)}/${support}/carte.pdf`,
  };
};
