import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { campaignsContribution } from "./index.ts";
import { defineAdminCampaignPages } from "./pages/admin/campaigns/index.ts";
import { defineDeskCampaignPages } from "./pages/desk/campaigns/index.ts";
import { renewalsCall, renewalsPanel } from "./pages/desk/campaigns/person-panel.tsx";
import { toConfirmFill } from "./pages/space/campaigns/home-fill.ts";
import { defineSpaceCampaignPages } from "./pages/space/campaigns/index.ts";

export const campaignsFeature = defineFeature({
  name: "campaigns",
  context: "consent",
  contribution: campaignsContribution,
  pages: {
    space: [defineSpaceCampaignPages],
    desk: [defineDeskCampaignPages],
    admin: [defineAdminCampaignPages],
  },
  fills: [renewalsPanel, renewalsCall, toConfirmFill],
});
