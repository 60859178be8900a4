import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { contactsContribution, contactsJobs, waitingContacts } from "./index.ts";
import { defineDeskContactPages } from "./pages/desk/contacts/index.ts";
import { contactsCall, contactsPanel } from "./pages/desk/contacts/person-panel.tsx";
import { defineReachPages } from "./pages/desk/reach/index.ts";
import { exchangesFill } from "./pages/space/contacts/home-fill.ts";
import { defineSpaceContactPages } from "./pages/space/contacts/index.ts";
import { foundExchangesFill } from "./pages/space/contacts/search-fill.ts";

export const contactsFeature = defineFeature({
  name: "contacts",
  context: "identity",
  contribution: contactsContribution,
  jobs: contactsJobs,
  pages: {
    space: [defineSpaceContactPages],
    desk: [defineDeskContactPages, defineReachPages],
  },
  fills: [contactsPanel, contactsCall, exchangesFill, foundExchangesFill],
  waiting: [waitingContacts],
});
