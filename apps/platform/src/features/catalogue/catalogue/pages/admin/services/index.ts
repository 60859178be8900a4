import type { FastifyInstance } from "fastify";
import { editorPages } from "./editor-pages.tsx";
import { importApplicationPages } from "./import-application-pages.tsx";
import { importPages } from "./import-pages.tsx";
import { listPage } from "./list-page.tsx";
import { modelPages } from "./model-pages.tsx";
import { modelStatePages } from "./model-state-pages.tsx";
import { newServicePages } from "./new-service-pages.tsx";
import { retirePages } from "./retire-pages.tsx";
import { servicePages } from "./service-page.tsx";
import { SERVICES } from "./service-paths.ts";
import { sophisticationPage } from "./sophistication-page.tsx";
import { type ConsentPreview, versionPages } from "./version-pages.tsx";

export type { ConsentPreview } from "./version-pages.tsx";

/** From the first draft to the retirement of a service. */
export function adminServicePages(app: FastifyInstance, preview: ConsentPreview): void {
  app.get(SERVICES, listPage);
  app.get(`${SERVICES}/indice`, sophisticationPage);
  newServicePages(app);
  importPages(app);
  importApplicationPages(app);
  modelPages(app);
  modelStatePages(app);
  servicePages(app);
  editorPages(app);
  versionPages(app, preview);
  retirePages(app);
}
