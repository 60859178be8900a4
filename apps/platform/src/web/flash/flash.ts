import type { FastifyReply, FastifyRequest } from "fastify";
import { findFormBearer } from "../csrf/visitor-cookie.ts";
import { buildAuthorityCookie } from "../session-cookie.ts";
import type { WebSettings } from "../settings.ts";
import { findVisit, type Visit } from "../visit/visit.ts";
import { FLASH_SECONDS, type Flash, type FlashPlace, openFlash, sealFlash } from "./flash-cookie.ts";

const NAME = "ardeco_fait";

const settingsByRequest = new WeakMap<FastifyRequest, WebSettings>();

/** The key that signs is that of forms: it is known to the shell alone. */
export const setFlashSettings = (request: FastifyRequest, settings: WebSettings): void =>
  void settingsByRequest.set(request, settings);

function findFlashPlace(request: FastifyRequest, visit: Visit): FlashPlace | undefined {
  const settings = settingsByRequest.get(request);
  if (!settings) return undefined;
  const bearer = findFormBearer(request, visit.session, settings);
  return bearer && { key: settings.formKey, bearer, slug: visit.brand.slug };
}

/** From the settings, since a page of the shell alone has no ports. */
const buildFlashCookie = ({ publicUrl }: WebSettings, { brand }: Visit) =>
  buildAuthorityCookie(NAME, { slug: brand.slug, publicUrl });

/** Says on the next page that this visitor sees what was done by the form under way. */
export function saveFlash(reply: FastifyReply, flash: Flash): void {
  const { request } = reply;
  const visit = request.ardeco;
  const place = findFlashPlace(request, visit);
  const settings = settingsByRequest.get(request);
  if (!place || !settings) return;
  const { name, scope } = buildFlashCookie(settings, visit);
  const sealed = sealFlash(place, flash, visit.context.now());
  reply.setCookie(name, sealed, { ...scope, maxAge: FLASH_SECONDS });
}

/**
 * What the form before did; it is said once. A cookie that we did not sign says nothing, and goes as well.
 */
export function readFlashOnce(reply: FastifyReply): Flash | undefined {
  const { request } = reply;
  const visit = findVisit(request);
  const settings = settingsByRequest.get(request);
  if (!visit || !settings) return undefined;
  const { name, scope } = buildFlashCookie(settings, visit);
  const sealed = request.cookies?.[name];
  if (sealed === undefined) return undefined;
  reply.clearCookie(name, scope);
  const place = findFlashPlace(request, visit);
  return place && openFlash(place, sealed, visit.context.now());
}
