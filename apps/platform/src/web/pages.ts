import formbody from "@fastify/formbody";
import type { FastifyInstance } from "fastify";
import { kernelErrors } from "../kernel/kernel-errors.ts";
import { requireFormTokens } from "./csrf/csrf-guard.ts";
import { setFlashSettings } from "./flash/flash.ts";
import { acceptMultipart } from "./forms/read-multipart.ts";
import { addBrandFiles } from "./http/brand-files.ts";
import { addEventStreams } from "./http/event-stream.ts";
import { requireNoNullBytes } from "./http/null-bytes.ts";
import { requireReadOnlyReads } from "./http/read-only.ts";
import { isHttps } from "./settings.ts";
import { saveLanguage } from "./visit/language.ts";
import { findRequestBrand, openVisit, type Shell } from "./visit/open-visit.ts";
import { setVisit } from "./visit/visit.ts";

/** Routes of a surface; paths are relative to `/:slug`. */
export type Routes = (app: FastifyInstance) => void | Promise<void>;

const FORM_BYTES = 256 * 1024;

/**
 * Everything under `/:slug`: each request has its visit, each form its proof. The order of the hooks matters.
 */
export async function mountPages(
  app: FastifyInstance,
  shell: Shell,
  surfaces: readonly Routes[],
): Promise<void> {
  app.removeContentTypeParser("text/plain");
  await app.register(formbody, { bodyLimit: FORM_BYTES });
  app.addHook("onRequest", async (request, reply) => {
    const brand = await findRequestBrand(request, shell.ports);
    if (!brand) throw kernelErrors.error("request.not_found");
    const isPassive = request.routeOptions.config.isStream === true;
    setVisit(request, await openVisit(shell, reply, brand, { isPassive }));
    setFlashSettings(request, shell.settings);
    saveLanguage(reply, brand.slug, isHttps(shell.settings));
  });
  await acceptMultipart(app, shell.settings);
  requireFormTokens(app, shell.settings);
  requireNoNullBytes(app);
  addBrandFiles(app);
  addEventStreams(app, shell.settings.streams);
  requireReadOnlyReads(app);
  for (const routes of surfaces) await app.register(async (scope) => routes(scope));
}
