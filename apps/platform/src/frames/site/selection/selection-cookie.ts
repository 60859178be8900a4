import type { FastifyReply, FastifyRequest } from "fastify";
import type { Offer, Offered } from "../offer.ts";

/**
 * The services somebody chose to see first, in their browser and nowhere else: no account, no trace of ours.
 * Strictly necessary to what they asked (CNIL, guidelines of 17 September 2020, art. 5).
 */
const SELECTION_COOKIE = "ardeco-selection";

const ONE_YEAR = 365 * 24 * 3600;

/** A cookie holds 4 kB. */
export const MOST_CHOSEN = 24;

/** How a service is named there: "caen-la-mer/piscine". */
export const formatSelectedService = ({ provider, service }: Offered): string =>
  `${provider.slug}/${service.slug}`;

/** Those that still exist here, in the order of the offer; anything may be written in a cookie. */
export function readSelection(request: FastifyRequest, { services }: Offer): readonly Offered[] {
  const names = new Set((request.cookies?.[SELECTION_COOKIE] ?? "").split("~").slice(0, MOST_CHOSEN));
  return services.filter((offered) => names.has(formatSelectedService(offered)));
}

export function saveSelection(reply: FastifyReply, chosen: readonly Offered[]): void {
  const { brand, context } = reply.request.ardeco;
  const scope = {
    path: `/${brand.slug}`,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: context.ports.publicUrl.startsWith("https://"),
  };
  if (chosen.length === 0) reply.clearCookie(SELECTION_COOKIE, scope);
  else {
    const value = chosen.slice(0, MOST_CHOSEN).map(formatSelectedService).join("~");
    reply.setCookie(SELECTION_COOKIE, value, { ...scope, maxAge: ONE_YEAR });
  }
}
