import type { FastifyReply } from "fastify";
import type { AppError } from "../../kernel/errors.ts";

/**
 * A refusal as plain text, on the host of documents: a page would ask for styles, sessions and cookies that
 * are not there.
 */
export function sendPlainRefusal(reply: FastifyReply, { status, code, definition }: AppError): FastifyReply {
  const { fr, en, todo } = definition;
  const lines = [`${fr} ${todo.fr}`, `${en} ${todo.en}`, code];
  return reply
    .code(status)
    .header("content-security-policy", "default-src 'none'; frame-ancestors *; sandbox")
    .header("cache-control", "no-store")
    .type("text/plain; charset=utf-8")
    .send(`${lines.join("\n\n")}\n`);
}
