import type { FastifyReply, FastifyRequest } from "fastify";

/** What the browser carries, sealed: where it stands with a provider, then who came back. */
const NAMES = { attempt: "ardeco_tentative", identity: "ardeco_identite" } as const;
type Carried = keyof typeof NAMES;
const SECONDS = 15 * 60;

/** Lax: the provider sends the browser back by a link from its own site. */
export function carry(reply: FastifyReply, what: Carried, sealed: string): void {
  reply.setCookie(NAMES[what], sealed, { ...scope(reply), maxAge: SECONDS });
}

export function carried(request: FastifyRequest, what: Carried): string | undefined {
  return request.cookies?.[NAMES[what]];
}

/** Once: an answer that comes twice finds nothing. */
export function drop(reply: FastifyReply, what: Carried): void {
  reply.clearCookie(NAMES[what], scope(reply));
}

function scope(reply: FastifyReply) {
  const { brand, context } = reply.request.ardeco;
  return {
    path: `/${brand.slug}`,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: context.ports.publicUrl.startsWith("https://"),
  };
}
