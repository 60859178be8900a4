import type { FastifyReply, FastifyRequest } from "fastify";
import type { SessionKind } from "../../../web/index.ts";

/** What the browser carries, sealed: where it stands with a provider, then who came back, and how they leave it. */
const NAMES = {
  attempt: "ardeco_tentative",
  identity: "ardeco_identite",
  departure: "ardeco_sortie",
  agentDeparture: "ardeco_sortie_agent",
} as const;
type Carried = keyof typeof NAMES;
const QUARTER = 15 * 60;
/** A working day: the providers' own sessions are shorter. */
const DAY = 10 * 3_600;
const SECONDS: Readonly<Record<Carried, number>> = {
  attempt: QUARTER,
  identity: QUARTER,
  departure: DAY,
  agentDeparture: DAY,
};

export const departureOf = (kind: SessionKind): Carried =>
  kind === "person" ? "departure" : "agentDeparture";

/** Lax: the provider sends the browser back by a link from its own site. */
export function carry(reply: FastifyReply, what: Carried, sealed: string): void {
  reply.setCookie(NAMES[what], sealed, { ...scope(reply), maxAge: SECONDS[what] });
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
