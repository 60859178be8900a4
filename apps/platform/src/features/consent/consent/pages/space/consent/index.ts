import type { FastifyInstance } from "fastify";
import type { OpenId } from "../../../../openid/index.ts";
import { openIdConsentPages } from "./openid-door.tsx";
import { defineSiteConsentPages } from "./site-door.tsx";

export function defineConsentPages(app: FastifyInstance, openId: OpenId): void {
  defineSiteConsentPages(app);
  openIdConsentPages(app, openId);
}
