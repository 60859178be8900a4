import type { FastifyReply } from "fastify";

/** One slash, then no slash or backslash: browsers read "//host" and "/\host" as another host. */
const LOCAL_PATH = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/**
 * Browsers climb "/caen/../x", written "%2e%2e" too (WHATWG URL, double-dot path segment): it starts under
 * one authority, it ends elsewhere.
 */
const DOT_SEGMENT = /^[^?#]*\/(?:\.|%2e){1,2}(?:[/?#]|$)/i;

export const isLocalPath = (path: string): boolean => LOCAL_PATH.test(path) && !DOT_SEGMENT.test(path);

/**
 * After a form: 303, to a path of ours only. A path typed by somebody is checked with `isLocalPath` before.
 */
export function sendSeeOther(reply: FastifyReply, path: string): FastifyReply {
  if (!isLocalPath(path)) throw new TypeError("seeOther takes a local path");
  // A script cannot read where a redirection leads before it is followed, and what the page says once with
  // it.
  if (reply.request.headers["x-ardeco-scripted"] !== undefined)
    return reply.code(204).header("location", path).send();
  return reply.redirect(path, 303);
}
