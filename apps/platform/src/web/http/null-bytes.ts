import type { FastifyInstance } from "fastify";
import { holdsNullByte } from "../../kernel/text.ts";
import { webErrors } from "../errors/web-errors.ts";

/** PostgreSQL refuses U+0000 in text: refused here for all, so that it never becomes a failure deeper. */
export function refuseNullBytes(app: FastifyInstance): void {
  app.addHook("preValidation", async ({ params, query, body }) => {
    if (holdsNullByte(params) || holdsNullByte(query) || holdsNullByte(body)) {
      throw webErrors.error("request.malformed");
    }
  });
}
