import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { kiosksContribution } from "./index.ts";
import { defineKioskPages } from "./pages/site/kiosk/kiosk-pages.tsx";

export const kiosksFeature = defineFeature({
  name: "kiosks",
  context: "kiosk",
  contribution: kiosksContribution,
  pages: {
    site: [defineKioskPages],
  },
});
