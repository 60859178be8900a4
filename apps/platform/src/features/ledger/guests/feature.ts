import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { guestsContribution, guestsJobs } from "./index.ts";
import { invitationsFill } from "./pages/space/guests/home-fill.ts";
import { defineGuestPages } from "./pages/space/guests/index.ts";

export const guestsFeature = defineFeature({
  name: "guests",
  context: "ledger",
  contribution: guestsContribution,
  jobs: guestsJobs,
  pages: {
    space: [defineGuestPages],
  },
  fills: [invitationsFill],
});
