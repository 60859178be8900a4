import type { FastifyReply } from "fastify";
import type { Brand } from "./ports.ts";
import { isHttps } from "./settings.ts";
import type { Visit } from "./visit/visit.ts";

export type SessionKind = "person" | "staff";

/**
 * One cookie for people and one for agents: an agent who is also an inhabitant keeps both apart in one
 * browser.
 */
const NAMES: Readonly<Record<SessionKind, string>> = { person: "ardeco_espace", staff: "ardeco_agent" };
const LIFETIME_SECONDS: Readonly<Record<SessionKind, number>> = { person: 30 * 86_400, staff: 10 * 3_600 };

/** Whose session a path of the authority uses. */
export function getSessionKind(brand: Brand, path: string): SessionKind {
  const area = path.slice(brand.slug.length + 1);
  return /^\/(agents|administration|partenaire)(\/|$)/.test(area) ? "staff" : "person";
}

/** Whose cookie it is: an authority of an installation. */
export interface CookiePlace {
  readonly slug: string;
  /** Origin of the platform. */
  readonly publicUrl: string;
}

/**
 * A cookie of one authority. Over https its name begins with `__Host-` (RFC 6265bis, 4.1.3.2): no other host
 * of the same domain can set or replace it. Such a cookie has the path `/`, so that its name, and no longer
 * its path, keeps authorities apart. Over http browsers refuse the prefix.
 */
export function buildAuthorityCookie(name: string, { slug, publicUrl }: CookiePlace) {
  const secure = isHttps({ publicUrl });
  return {
    name: secure ? `__Host-${name}-${slug}` : name,
    scope: { path: secure ? "/" : `/${slug}`, httpOnly: true, sameSite: "lax" as const, secure },
  };
}

export function readSessionCookie(
  cookies: Readonly<Record<string, string | undefined>>,
  kind: SessionKind,
  place: CookiePlace,
): string | undefined {
  return cookies[buildAuthorityCookie(NAMES[kind], place).name];
}

/** The same from a raw Cookie header: for the OpenID provider, which reads requests itself. */
export function readRawSessionCookie(
  header: string | undefined,
  kind: SessionKind,
  place: CookiePlace,
): string | undefined {
  const { name } = buildAuthorityCookie(NAMES[kind], place);
  const found = new RegExp(`(?:^|;\\s*)${name}=([\\w.~-]+)(?:;|$)`).exec(header ?? "");
  return found?.[1];
}

/** A Set-Cookie value that ends the session of one authority. */
export function formatEndedSessionCookie(kind: SessionKind, place: CookiePlace): string {
  const { name, scope } = buildAuthorityCookie(NAMES[kind], place);
  return `${name}=; Path=${scope.path}; Max-Age=0; HttpOnly; SameSite=Lax${scope.secure ? "; Secure" : ""}`;
}

/** Lax, because a business application sends people back here by a link. */
export function setSessionCookie(reply: FastifyReply, visit: Visit, kind: SessionKind, token: string): void {
  const { name, scope } = buildAuthorityCookie(NAMES[kind], toCookiePlace(visit));
  reply.setCookie(name, token, { ...scope, maxAge: LIFETIME_SECONDS[kind] });
}

export function removeSessionCookie(reply: FastifyReply, visit: Visit, kind: SessionKind): void {
  const { name, scope } = buildAuthorityCookie(NAMES[kind], toCookiePlace(visit));
  reply.clearCookie(name, scope);
}

export const toCookiePlace = ({ brand, context }: Visit): CookiePlace => ({
  slug: brand.slug,
  publicUrl: context.ports.publicUrl,
});
