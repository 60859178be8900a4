import type { Routes } from "../../web/index.ts";
import { type FrameFeatures, mountFeaturePages, setFrameFeatures } from "../feature/frame-features.ts";
import { requireDeskAgent } from "./common/require-desk-agent.tsx";
import { mountPeoplePages } from "./people/index.ts";

export { documentsHost } from "./documents-host.ts";

/** The desk: people, and what each feature brings there, beginning with the morning's queue. */
export const deskPages =
  (features: FrameFeatures): Routes =>
  async (app) => {
    setFrameFeatures(app, features);
    requireDeskAgent(app);
    mountPeoplePages(app, features.tell);
    await mountFeaturePages(app, features, "desk");
  };
