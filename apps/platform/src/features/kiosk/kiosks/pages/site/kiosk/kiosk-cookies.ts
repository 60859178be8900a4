import type { FastifyReply, FastifyRequest } from "fastify";

/** The machine itself, while somebody stands there, while they pay. */
const NAMES = {
  kiosk: "ardeco_borne",
  visit: "ardeco_borne_visite",
  paying: "ardeco_borne_paiement",
} as const;
export type KioskCookie = keyof typeof NAMES;

/**
 * As long as browsers keep one; given again at each page. What it opens ends when an administrator revokes
 * it.
 */
const PAIRED_SECONDS = 400 * 86_400;

export const readKiosk = ({ cookies }: FastifyRequest, which: KioskCookie): string | undefined =>
  cookies[NAMES[which]];

/** Those of a visit go when the browser closes, and open nothing after two minutes. */
export function setKioskCookie(reply: FastifyReply, which: KioskCookie, value: string): void {
  const lasting = which === "kiosk" ? { maxAge: PAIRED_SECONDS } : {};
  reply.setCookie(NAMES[which], value, { ...buildCookieScope(reply), ...lasting });
}

export function removeKioskCookie(reply: FastifyReply, which: KioskCookie): void {
  reply.clearCookie(NAMES[which], buildCookieScope(reply));
}

/** Lax: the payment service leads back here. */
function buildCookieScope({ request }: FastifyReply) {
  const { brand, context } = request.ardeco;
  return {
    path: `/${brand.slug}/borne`,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: context.ports.publicUrl.startsWith("https://"),
  };
}
