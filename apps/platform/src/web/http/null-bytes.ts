import type { FastifyInstance } from "fastify";
import { hasNullByte } from "../../kernel/text.ts";
import { webErrors } from "../errors/web-errors.ts";

/** PostgreSQL refuses U+0000 in text: refused here for all, so that it never becomes a failure deeper. */
export function requireNoNullBytes(app: FastifyInstance): void {
  app.addHook("preValidation", async ({ params, query, body }) => {
    if (hasNullByte(params) || hasNullByte(query) || hasNullByte(body)) {
      throw webErrors.error("request.malformed");
    }
  });
}
