import type { FastifyReply, FastifyRequest } from "fastify";

/** Strictly necessary: keeps a choice the person made (CNIL, guidelines of 17 September 2020, art. 5). */
const EASY_COOKIE = "ardeco-facile";

const ONE_YEAR = 365 * 24 * 3600;

/** Did this visitor choose to read in easy-to-read French first? */
export const isEasyReader = (request: FastifyRequest): boolean => request.cookies?.[EASY_COOKIE] === "oui";

/** For every authority of the platform: reading does not change from one to the next. */
export function saveEasyChoice(reply: FastifyReply, easy: boolean, secure: boolean): void {
  const scope = { path: "/", httpOnly: true, sameSite: "lax" as const, secure };
  if (easy) reply.setCookie(EASY_COOKIE, "oui", { ...scope, maxAge: ONE_YEAR });
  else reply.clearCookie(EASY_COOKIE, scope);
}
