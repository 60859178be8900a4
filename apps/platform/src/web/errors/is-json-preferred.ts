import type { FastifyRequest } from "fastify";
import { getNormalisedPath } from "../http/get-normalised-path.ts";

/** Quality of the first media range that matches; RFC 9110, 12.5.1. */
function computeMediaQuality(accept: string, ranges: readonly string[]): number {
  for (const item of accept.toLowerCase().split(",")) {
    const [range = "", ...parameters] = item.split(";").map((part) => part.trim());
    if (!ranges.includes(range)) continue;
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const value = q ? Number(q.slice(2)) : 1;
    return Number.isFinite(value) ? value : 0;
  }
  return 0;
}

/** Programs get problem details: on the API always, elsewhere when they prefer JSON to a page. */
export function isJsonPreferred(request: FastifyRequest): boolean {
  const path = getNormalisedPath(request);
  if (path === "/api" || path.startsWith("/api/")) return true;
  const accept = request.headers.accept ?? "";
  const json = computeMediaQuality(accept, ["application/json", "application/problem+json"]);
  return json > computeMediaQuality(accept, ["text/html", "application/xhtml+xml"]);
}
