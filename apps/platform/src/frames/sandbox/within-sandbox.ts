import type { FastifyReply, FastifyRequest } from "fastify";
import { sandboxPlaces } from "../../features/consent/clients/pages/common/vendors/navigation.ts";
import {
  FRONT_SLUG,
  requireRoomForApplication,
  sandboxErrors,
} from "../../features/consent/sandbox/index.ts";
import { type Routes, sendSeeOther } from "../../web/index.ts";

export const TRY = "/essayer";
export const PLAYERS = "/personnages";

/** What whoever visits may see, of any site: the law's pages, and how it looks. */
const common = /^\/(accessibilite|affichage|confidentialite|mentions-legales|contact)(\/|$)/;

/** What a vendor shares with the administration of a town, and their people with a town's. */
const shared = [
  common,
  /^\/(agents\/)?deconnexion$/,
  /^\/espace\/(services|accords|autoriser|journal|relier|comptes)(\/.*)?$/,
  /^\/administration\/services\/[0-9a-f-]{36}(\/.*)?$/,
  // The vendor's service as people read it
  /^\/services\/[a-z0-9-]+$/,
];

/** Where what has no meaning here is done instead. */
const elsewhere: readonly (readonly [from: RegExp, to: string])[] = [
  [/^\/connexion$/, PLAYERS],
  [/^\/espace$/, "/espace/services"],
  // The logo of every page among them: there is no site here
  [/^(|\/services|\/administration(\/services)?|\/agents)$/, sandboxPlaces.home],
];

/**
 * The pages of a town, as a sandbox has them: those that a vendor and fictional people need. Nobody enrols
 * here, nobody signs in under their name, and no agent decides: the rest does not exist
 * (sandbox.closed_here).
 */
export const withinSandbox =
  (routes: Routes): Routes =>
  (app) => {
    app.addHook("preHandler", requireSandboxAccess);
    return routes(app);
  };

async function requireSandboxAccess(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const { brand, context } = request.ardeco;
  if (!brand.sandbox) return undefined;
  const [path = ""] = request.url.slice(brand.slug.length + 1).split("?");
  const place = path.replace(/\/$/, "");
  const reads = request.method === "GET" || request.method === "HEAD";
  if (brand.sandbox !== "space") {
    if (common.test(place)) return undefined;
    if (reads) return sendSeeOther(reply, `/${FRONT_SLUG}${TRY}`);
    throw sandboxErrors.error("sandbox.closed_here");
  }
  if (reads && place === "/agents/connexion") return sendSeeOther(reply, `/${FRONT_SLUG}${TRY}`);
  const to = elsewhere.find(([from]) => from.test(place))?.[1];
  if (reads && to) return sendSeeOther(reply, `/${brand.slug}${to}${getUrlQuery(request.url)}`);
  // A missing element is asked of an agent, and there is none: the vendor has a button for it
  if (place.endsWith("/completer") || !shared.some((one) => one.test(place)))
    throw sandboxErrors.error("sandbox.closed_here");
  if (!reads && place.endsWith("/applications/nouvelle")) await requireRoomForApplication(context);
  return undefined;
}

/** The page to go back to, once somebody has been chosen. */
function getUrlQuery(url: string): string {
  const back = new URL(url, "http://localhost").searchParams.get("retour");
  return back === null ? "" : `?${new URLSearchParams({ retour: back })}`;
}
