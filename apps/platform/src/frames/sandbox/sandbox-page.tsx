import { Breadcrumb } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import {
  buildSandboxNavigation,
  type SandboxPlace,
  sandboxPlaces,
} from "../../features/consent/clients/pages/common/vendors/navigation.ts";
import { FRONT_SLUG } from "../../features/consent/sandbox/index.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { type PageOptions, sendAuthorityPage, sendSeeOther, type Visit } from "../../web/index.ts";
import { sandboxWords } from "./words.ts";

interface Options extends Pick<PageOptions, "title" | "status" | "hasErrors" | "width"> {
  readonly place: SandboxPlace;
  /** Under the place, and not the place itself. */
  readonly inside?: boolean;
}

export const formatSandboxPath = ({ brand }: Visit, path: string): string => `/${brand.slug}${path}`;

/** A page of a vendor's space. */
export function sendSandboxPage(
  reply: FastifyReply,
  { place, inside = false, ...options }: Options,
  content: ComponentChildren,
): FastifyReply {
  const visit = reply.request.ardeco;
  const words = sandboxWords(visit.language);
  const navigation = buildSandboxNavigation(visit, place);
  const above = navigation.find(({ current }) => current);
  return sendAuthorityPage(
    reply,
    {
      ...options,
      area: words.area,
      navigation,
      ...(inside && above ? { breadcrumb: <Breadcrumb links={[above]} current={options.title} /> } : {}),
    },
    content,
  );
}

/** Anywhere but in a sandbox these pages do not exist; in it, they are for its vendor. */
export function requireVendor(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { brand, session } = request.ardeco;
  if (brand.sandbox === "closed" && request.method === "GET")
    return sendSeeOther(reply, `/${FRONT_SLUG}/essayer`);
  if (brand.sandbox !== "space") throw kernelErrors.error("request.not_found");
  if (session?.actor.kind === "staff") return undefined;
  if (request.method !== "GET") throw kernelErrors.error("request.sign_in_required");
  return sendSeeOther(reply, `/${FRONT_SLUG}/essayer`);
}

export { sandboxPlaces };
