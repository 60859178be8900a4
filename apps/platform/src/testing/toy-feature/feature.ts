import { hasCapability } from "../../features/access/access/index.ts";
import { defineFeature } from "../../frames/feature/define-feature.ts";
import { toysContribution } from "./contribution.ts";
import { toysJobs } from "./jobs.ts";
import { toysPanel } from "./pages/desk/person-panel.tsx";
import { defineDeskToyPages } from "./pages/desk/toys-page.tsx";
import { toysHomeFill } from "./pages/space/home-fill.ts";
import { defineSpaceToyPages } from "./pages/space/toys-page.tsx";

/** A toy library: what a newcomer would add, in one folder. */
export const toyFeature = defineFeature({
  name: "toys",
  context: "toys",
  contribution: toysContribution,
  erasedBefore: { identity: "The rows hold on to the person." },
  jobs: toysJobs,
  pages: { space: [defineSpaceToyPages], desk: [defineDeskToyPages] },
  menu: [
    {
      frame: "space",
      path: "/espace/jouets",
      label: { fr: "Mes jouets", en: "My toys" },
      icon: "sparkles",
      permission: ({ kind }) => kind === "person",
    },
    {
      frame: "desk",
      path: "/agents/jouets",
      label: { fr: "Ludothèque", en: "Toy library" },
      icon: "sparkles",
      permission: (actor) => hasCapability(actor, "person.enrol"),
    },
  ],
  fills: [toysPanel, toysHomeFill],
});
