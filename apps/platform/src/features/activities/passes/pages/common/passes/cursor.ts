import type { FastifyRequest } from "fastify";
import { getQueryText } from "../../../../../../web/index.ts";

/** Of a list of statements, those whose number is smaller: `?avant=25`. Anything else is the first page. */
export function parseStatementCursor(request: FastifyRequest): number | undefined {
  const text = getQueryText(request, "avant");
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : undefined;
}
