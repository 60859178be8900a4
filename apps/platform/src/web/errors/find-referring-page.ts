import type { FastifyRequest } from "fastify";
import { isLocalPath } from "../page/send-see-other.ts";

/**
 * The page of ours from which a form was sent; undefined when the browser does not say, or says another site.
 */
export function findReferringPage({ headers: { referer, host } }: FastifyRequest): string | undefined {
  const before = referer === undefined ? null : URL.parse(referer);
  if (before?.host !== host) return undefined;
  const path = `${before?.pathname}${before?.search}`;
  return isLocalPath(path) ? path : undefined;
}
