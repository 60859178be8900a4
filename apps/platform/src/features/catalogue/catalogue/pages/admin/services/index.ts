import type { FastifyInstance } from "fastify";
import { defineEditorPages } from "./editor-pages.tsx";
import { importApplicationPages } from "./import-application-pages.tsx";
import { importPages } from "./import-pages.tsx";
import { listPage } from "./list-page.tsx";
import { defineModelPages } from "./model-pages.tsx";
import { defineModelStatePages } from "./model-state-pages.tsx";
import { defineNewServicePages } from "./new-service-pages.tsx";
import { defineRetirePages } from "./retire-pages.tsx";
import { defineServicePages } from "./service-page.tsx";
import { SERVICES } from "./service-paths.ts";
import { showSophistication } from "./sophistication-page.tsx";
import { type ConsentPreview, defineVersionPages } from "./version-pages.tsx";

export type { ConsentPreview } from "./version-pages.tsx";

/** From the first draft to the retirement of a service. */
export function defineAdminServicePages(app: FastifyInstance, preview: ConsentPreview): void {
  app.get(SERVICES, listPage);
  app.get(`${SERVICES}/indice`, showSophistication);
  defineNewServicePages(app);
  importPages(app);
  importApplicationPages(app);
  defineModelPages(app);
  defineModelStatePages(app);
  defineServicePages(app);
  defineEditorPages(app);
  defineVersionPages(app, preview);
  defineRetirePages(app);
}
