import { asDisplay, type Display } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Strictly necessary: keeps a choice the person made (CNIL, guidelines of 17 September 2020, art. 5). */
const DISPLAY_COOKIE = "ardeco-affichage";

const ONE_YEAR = 365 * 24 * 3600;

/** How this visitor chose to see pages; as their device says otherwise. */
export const getDisplay = (request: FastifyRequest): Display =>
  asDisplay(request.cookies?.[DISPLAY_COOKIE]) ?? "device";

/** For every authority of the platform: eyes do not change from one to the next. */
export function saveDisplay(reply: FastifyReply, display: Display, secure: boolean): void {
  const scope = { path: "/", httpOnly: true, sameSite: "lax" as const, secure };
  if (display === "device") reply.clearCookie(DISPLAY_COOKIE, scope);
  else reply.setCookie(DISPLAY_COOKIE, display, { ...scope, maxAge: ONE_YEAR });
}
