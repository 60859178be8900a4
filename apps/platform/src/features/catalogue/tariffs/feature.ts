import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { tariffApproval, tariffsContribution } from "./index.ts";
import { defineAdminTariffPages } from "./pages/admin/tariffs/index.ts";
import { defineSiteTariffPages } from "./pages/site/tariffs/tariff-pages.tsx";
import { defineOwnTariffPages } from "./pages/space/tariffs/own-tariffs-page.tsx";

export const tariffsFeature = defineFeature({
  name: "tariffs",
  context: "catalogue",
  contribution: tariffsContribution,
  approvals: [tariffApproval],
  pages: {
    site: [defineSiteTariffPages],
    space: [defineOwnTariffPages],
    admin: [defineAdminTariffPages],
  },
});
