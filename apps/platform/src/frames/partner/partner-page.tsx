import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { findOwnPartner } from "../../features/activities/passes/index.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { sendAuthorityPage } from "../../web/index.ts";
import { buildPartnerAddresses } from "./addresses.ts";
import { partnerWords } from "./partner-words.ts";

/**
 * Only who signs in for a partner reads these pages: anybody else is sent to the door and back, or told whose
 * they are.
 */
export function requirePartnerAgent(app: FastifyInstance): void {
  app.addHook("preHandler", async (request: FastifyRequest, reply: FastifyReply) => {
    const { session, brand, context } = request.ardeco;
    if (session?.actor.kind === "staff")
      return (await findOwnPartner(context)) ? undefined : showClosed(request, reply);
    if (request.method !== "GET" && request.method !== "HEAD")
      throw kernelErrors.error("request.sign_in_required");
    const door = new URLSearchParams({ retour: request.url });
    return reply.redirect(`${buildPartnerAddresses(brand).signIn}?${door}`, 303);
  });
}

function showClosed({ ardeco: { language } }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const words = partnerWords(language);
  return sendAuthorityPage(
    reply,
    { title: words.closedTitle, area: words.area, status: 403 },
    <>
      <h1>{words.closedTitle}</h1>
      <p class="ar-lead">{words.closedLead}</p>
      <p>{words.closedTodo}</p>
    </>,
  );
}

export interface PartnerPageOptions {
  readonly title: string;
  readonly place: "scan" | "uses";
  readonly width?: "task" | "wide";
  readonly errors?: readonly FieldError[];
  /** 422 with errors, unless another is said. */
  readonly status?: number;
  /** A scanner types into a field of it. */
  readonly isScanned?: boolean;
}

export function sendPartnerPage(
  reply: FastifyReply,
  { title, place, width = "task", errors = [], status = 422, isScanned = false }: PartnerPageOptions,
  content: ComponentChildren,
): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = partnerWords(language);
  const at = buildPartnerAddresses(brand);
  return sendAuthorityPage(
    reply,
    {
      title,
      width,
      area: words.area,
      navigation: (["scan", "uses"] as const).map((one) => ({
        href: at[one],
        label: words.places[one],
        current: one === place,
      })),
      fieldFirst: isScanned,
      ...(errors.length > 0 ? { status, hasErrors: true } : {}),
    },
    content,
  );
}
