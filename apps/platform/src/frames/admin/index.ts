import type { Routes } from "../../web/index.ts";
import { type FrameFeatures, mountFeaturePages, setFrameFeatures } from "../feature/frame-features.ts";
import { requireAdminAgent } from "./common/require-admin-agent.ts";
import { mountHelpPages } from "./help/help-pages.tsx";
import { showAdminHome } from "./home/home-page.tsx";
import { mountOperationPages, type Operations } from "./operations/index.tsx";

export type { Operations } from "./operations/index.tsx";

export interface AdminOptions {
  readonly features: FrameFeatures;
  readonly operations: Operations;
}

/** Under /:slug/administration: its home, help and operation, and what each feature brings there. */
export const adminPages =
  ({ features, operations }: AdminOptions): Routes =>
  async (app) => {
    setFrameFeatures(app, features);
    requireAdminAgent(app);
    app.get("/administration", async (_request, reply) => showAdminHome(reply));
    await mountFeaturePages(app, features, "admin");
    await app.register(async (scope) => mountHelpPages(scope));
    await app.register(async (scope) => mountOperationPages(scope, operations));
  };
