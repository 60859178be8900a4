import type { Brand } from "../../../../../../web/index.ts";

export const buildPocketAddresses = ({ slug }: Pick<Brand, "slug">) => ({
  page: `/${slug}/pochette`,
  manifest: `/${slug}/pochette/application.webmanifest`,
  worker: `/${slug}/pochette/hors-connexion.js`,
  content: `/${slug}/pochette/contenu`,
  bind: `/${slug}/espace/pochette`,
});
