import type { FastifyReply, FastifyRequest } from "fastify";
import type { Actor } from "../../kernel/context.ts";
import { tokenFor } from "../csrf/form-token.ts";
import { formBearer, giveVisitorCookie } from "../csrf/visitor-cookie.ts";
import { pathOf } from "../http/path-of.ts";
import type { Brand, WebPorts } from "../ports.ts";
import type { WebSettings } from "../settings.ts";
import { languageOf } from "./language.ts";
import type { Visit } from "./visit.ts";

export interface Shell {
  readonly ports: WebPorts;
  readonly settings: WebSettings;
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The authority named by the first segment of the path. */
export async function findBrandOf(request: FastifyRequest, ports: WebPorts): Promise<Brand | undefined> {
  const slug = pathOf(request).split("/")[1] ?? "";
  return SLUG.test(slug) ? ports.findBrand(slug) : undefined;
}

const anonymous: Actor = { kind: "anonymous" };

/** Learns who is there. `withSession: false` for answers that must cost nothing, as 429. */
export async function openVisit(
  shell: Shell,
  reply: FastifyReply,
  brand: Brand,
  { withSession = true } = {},
): Promise<Visit> {
  const { ports, settings } = shell;
  const { request } = reply;
  const path = pathOf(request);
  const language = languageOf(request);
  const cookies = request.cookies ?? {};
  const session = withSession ? await ports.findSession({ cookies, brand, path }) : undefined;
  const actor = session?.actor ?? anonymous;
  return {
    brand,
    language,
    session,
    context: ports.contextFor({ actor, authorityId: brand.authorityId, requestId: request.id, language }),
    menu: ports.menuFor({ brand, session, language, path }),
    csrf: () => {
      const bearer = formBearer(request, session, settings) ?? giveVisitorCookie(reply, settings);
      return tokenFor(settings.formKey, bearer);
    },
  };
}
