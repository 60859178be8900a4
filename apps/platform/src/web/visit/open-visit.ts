import type { FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "../../kernel/context.ts";
import { createFormToken } from "../csrf/form-token.ts";
import { findFormBearer, issueVisitorCookie } from "../csrf/visitor-cookie.ts";
import { getNormalisedPath } from "../http/get-normalised-path.ts";
import type { Brand, WebPorts } from "../ports.ts";
import type { WebSettings } from "../settings.ts";
import { getRequestLanguage } from "./language.ts";
import type { Visit } from "./visit.ts";

export interface Shell {
  readonly ports: WebPorts;
  readonly settings: WebSettings;
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The authority named by the first segment of the path. */
export async function findRequestBrand(request: FastifyRequest, ports: WebPorts): Promise<Brand | undefined> {
  const slug = getNormalisedPath(request).split("/")[1] ?? "";
  return SLUG.test(slug) ? ports.findBrand(slug) : undefined;
}

const anonymous: Actor = { kind: "anonymous" };

/** Learns who is there. `withSession: false` for answers that must cost nothing, as 429. */
export async function openVisit(
  shell: Shell,
  reply: FastifyReply,
  brand: Brand,
  { withSession = true, isPassive = false } = {},
): Promise<Visit> {
  const { ports, settings } = shell;
  const { request } = reply;
  const path = getNormalisedPath(request);
  const language = getRequestLanguage(request);
  const cookies = request.cookies ?? {};
  const question = { cookies, brand, path };
  const session = withSession
    ? await ports.findSession(isPassive ? { ...question, isPassive } : question)
    : undefined;
  const actor = session?.actor ?? anonymous;
  const facts = { authorityId: brand.authorityId, requestId: request.id, language };
  return {
    brand,
    language,
    session,
    context: ports.contextFor({ actor, ...facts }),
    menu: ports.menuFor({ brand, session, language, path }),
    findContextNow: async () => {
      const now = await ports.findSession({ ...question, isPassive: true });
      return now && now.id === session?.id ? ports.contextFor({ actor: now.actor, ...facts }) : undefined;
    },
    csrf: () => {
      const bearer = findFormBearer(request, session, settings) ?? issueVisitorCookie(reply, settings);
      return createFormToken(settings.formKey, bearer);
    },
  };
}
