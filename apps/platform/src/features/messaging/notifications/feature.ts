import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { notificationsContribution, notificationsJobs, waitingLetters } from "./index.ts";
import { defineLetterPages } from "./pages/desk/letters/index.ts";
import { messagesPanel } from "./pages/desk/letters/person-panel.tsx";

export const notificationsFeature = defineFeature({
  name: "notifications",
  context: "messaging",
  contribution: notificationsContribution,
  jobs: notificationsJobs,
  pages: {
    desk: [defineLetterPages],
  },
  fills: [messagesPanel],
  waiting: [waitingLetters],
});
