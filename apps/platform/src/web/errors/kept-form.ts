import { LONG_TEXTS } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";

/**
 * What a person wrote at length in a form that was refused before it was understood. Only what its page says to be a text of several
 * lines: never a code, a password, nor what the form carries along. A form from another site was not read, and keeps nothing.
 */
export function keptTexts({ body }: FastifyRequest): readonly string[] {
  if (typeof body !== "object" || body === null) return [];
  const sent = new Map<string, unknown>(Object.entries(body));
  return [sent.get(LONG_TEXTS)].flat().flatMap((name) => {
    const text = typeof name === "string" ? sent.get(name) : undefined;
    return typeof text === "string" && text.trim() !== "" ? [text] : [];
  });
}
