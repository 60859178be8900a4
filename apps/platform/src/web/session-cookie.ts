import type { FastifyReply } from "fastify";
import type { Brand } from "./ports.ts";
import type { Visit } from "./visit/visit.ts";

export type SessionKind = "person" | "staff";

/** One cookie for people and one for agents: an agent who is also an inhabitant keeps both apart in one browser. */
const NAMES: Readonly<Record<SessionKind, string>> = { person: "ardeco_espace", staff: "ardeco_agent" };
const LIFETIME_SECONDS: Readonly<Record<SessionKind, number>> = { person: 30 * 86_400, staff: 10 * 3_600 };

/** Whose session a path of the authority uses. */
export function sessionKindOf(brand: Brand, path: string): SessionKind {
  const area = path.slice(brand.slug.length + 1);
  return /^\/(agents|administration|partenaire)(\/|$)/.test(area) ? "staff" : "person";
}

export function readSessionCookie(
  cookies: Readonly<Record<string, string | undefined>>,
  kind: SessionKind,
): string | undefined {
  return cookies[NAMES[kind]];
}

/** The same from a raw Cookie header: for the OpenID provider, which reads requests itself. */
export function readRawSessionCookie(header: string | undefined, kind: SessionKind): string | undefined {
  const found = new RegExp(`(?:^|;\\s*)${NAMES[kind]}=([\\w.~-]+)(?:;|$)`).exec(header ?? "");
  return found?.[1];
}

/** A Set-Cookie value that ends the session of one authority. */
export function endedSessionCookie(slug: string, kind: SessionKind): string {
  return `${NAMES[kind]}=; Path=/${slug}; Max-Age=0; HttpOnly; SameSite=Lax`;
}

/** Lax, because a business application sends people back here by a link; the path keeps authorities apart. */
export function giveSession(reply: FastifyReply, visit: Visit, kind: SessionKind, token: string): void {
  reply.setCookie(NAMES[kind], token, { ...scope(visit), maxAge: LIFETIME_SECONDS[kind] });
}

export function dropSession(reply: FastifyReply, visit: Visit, kind: SessionKind): void {
  reply.clearCookie(NAMES[kind], scope(visit));
}

function scope(visit: Visit) {
  return {
    path: `/${visit.brand.slug}`,
    httpOnly: true,
    sameSite: "lax" as const,
    secure: visit.context.ports.publicUrl.startsWith("https://"),
  };
}
