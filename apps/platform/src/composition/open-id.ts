import type { IncomingMessage } from "node:http";
import type { FastifyBaseLogger } from "fastify";
import {
  mayEnterServices,
  resolveSession,
  revokeSession,
  type Session,
  toAuthentication,
} from "../features/access/access/index.ts";
import { type Issuer, type OpenId, openOpenId } from "../features/consent/openid/index.ts";
import { recordProtocolUse } from "../features/consent/sandbox/index.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import type { AuthorityId } from "../kernel/ids.ts";
import { formatEndedSessionCookie, readRawSessionCookie } from "../web/index.ts";
import type { Brands } from "./brands.ts";
import { openIdPages } from "./open-id-pages.tsx";

/** The OpenID provider of every authority, told whose site it is and who is signed in. */
export function buildOpenId(runtime: Runtime, brands: Brands, log: FastifyBaseLogger): OpenId {
  const contextFor = (authorityId: AuthorityId) =>
    createContext(runtime, { actor: { kind: "system", name: "openid" }, authorityId });
  const cookieAt = ({ slug }: Issuer) => ({ slug, publicUrl: runtime.ports.publicUrl });
  const sessionOf = async (request: IncomingMessage, issuer: Issuer): Promise<Session | undefined> => {
    const token = readRawSessionCookie(request.headers.cookie, "person", cookieAt(issuer));
    return token ? resolveSession(contextFor(issuer.authorityId), token) : undefined;
  };
  return openOpenId({
    publicUrl: runtime.ports.publicUrl,
    hosts: runtime.ports.hosts,
    contextFor,
    findIssuer: async (slug) => {
      const brand = await brands.find(slug);
      if (!brand || brand.sandbox === "closed") return undefined;
      const { authorityId, name, sandbox } = brand;
      const told = contextFor(authorityId);
      return {
        authorityId,
        name,
        slug: brand.slug,
        ...(sandbox ? { watch: (use) => recordProtocolUse(told, use) } : {}),
      };
    },
    findSignedIn: async (request, issuer) => {
      const session = await sessionOf(request, issuer);
      // A draft, or its code, is nobody yet: it opens no service.
      if (session?.actor.kind !== "person" || !mayEnterServices(session.method)) return undefined;
      const { personId } = session.actor;
      return { personId, signedInAt: session.createdAt, ...toAuthentication(session) };
    },
    signOut: async (request, response, issuer) => {
      const session = await sessionOf(request, issuer);
      if (session?.actor.kind === "person") await endOpenIdSession(contextFor(issuer.authorityId), session);
      response.appendHeader("set-cookie", formatEndedSessionCookie("person", cookieAt(issuer)));
    },
    pages: openIdPages(brands),
    reportFailure: (error) => log.error({ err: error }, "openid"),
  });
}

async function endOpenIdSession(system: ReturnType<typeof createContext>, session: Session): Promise<void> {
  const { actor, id } = session;
  if (actor.kind !== "person") return;
  await system.transaction((tx) => revokeSession(tx, system, { id, subjectId: actor.personId }));
}
