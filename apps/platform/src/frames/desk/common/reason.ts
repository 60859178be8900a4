import type { FastifyReply, FastifyRequest } from "fastify";
import { openFromBrowser, sealForBrowser } from "../../../features/trust/keys/index.ts";
import { buildDeskAddresses } from "./addresses.ts";
import { MARK_MINUTES } from "./marks.ts";

const NAME = "ardeco_raison";

/** Of this session and this person: carried elsewhere, it does not open. */
const formatReasonField = ({ ardeco }: FastifyRequest, personId: string) =>
  `desk-reason:${ardeco.session?.id ?? ""}:${personId}`;

/**
 * Why the agent looks at this person, in their own words: kept sealed by this browser, for this session and
 * this person's pages, a quarter of an hour after it was last of use. Never in an address.
 */
export function saveReason(
  request: FastifyRequest,
  reply: FastifyReply,
  { personId, words }: { readonly personId: string; readonly words: string },
): void {
  const { brand, context } = request.ardeco;
  const until = context.now().getTime() + MARK_MINUTES * 60_000;
  const sealed = sealForBrowser(context, formatReasonField(request, personId), `${until} ${words}`);
  reply.setCookie(NAME, sealed, {
    path: buildDeskAddresses(brand).person(personId),
    httpOnly: true,
    sameSite: "strict",
    secure: context.ports.publicUrl.startsWith("https://"),
    maxAge: MARK_MINUTES * 60,
  });
}

/** Undefined when none was written, or too long ago. */
export function findSavedReason(request: FastifyRequest, personId: string): string | undefined {
  const { context } = request.ardeco;
  const opened = unsealReason(request, personId, request.cookies[NAME] ?? "");
  const [, until, words = ""] = /^(\d{13}) (.*)$/.exec(opened) ?? [];
  return Number(until) > context.now().getTime() ? words : undefined;
}

function unsealReason(request: FastifyRequest, personId: string, sealed: string): string {
  if (sealed === "") return "";
  try {
    return openFromBrowser(request.ardeco.context, formatReasonField(request, personId), sealed);
  } catch {
    return "";
  }
}
