import type { FastifyReply } from "fastify";

/** One slash, then no slash or backslash: browsers read "//host" and "/\host" as another host. */
const LOCAL_PATH = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

export const isLocalPath = (path: string): boolean => LOCAL_PATH.test(path);

/** After a form: 303, to a path of ours only. A path typed by somebody is checked with `isLocalPath` before. */
export function seeOther(reply: FastifyReply, path: string): FastifyReply {
  if (!isLocalPath(path)) throw new TypeError("seeOther takes a local path");
  return reply.redirect(path, 303);
}
