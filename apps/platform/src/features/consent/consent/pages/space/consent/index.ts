import type { FastifyInstance } from "fastify";
import type { OpenId } from "../../../../openid/index.ts";
import { openIdConsentPages } from "./openid-door.tsx";
import { siteConsentPages } from "./site-door.tsx";

export function consentPages(app: FastifyInstance, openId: OpenId): void {
  siteConsentPages(app);
  openIdConsentPages(app, openId);
}
