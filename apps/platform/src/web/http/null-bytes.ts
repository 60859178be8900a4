import type { FastifyInstance } from "fastify";
import { webErrors } from "../errors/web-errors.ts";

/** True when a string anywhere in the value holds U+0000. Walks with its own stack: JSON may be nested very deep. */
export function holdsNullByte(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string" && next.includes("\0")) return true;
    if (typeof next === "object" && next !== null && !Buffer.isBuffer(next)) {
      for (const [name, inner] of Object.entries(next)) waiting.push(name, inner);
    }
  }
  return false;
}

/** PostgreSQL refuses U+0000 in text: refused here for all, so that it never becomes a failure deeper. */
export function refuseNullBytes(app: FastifyInstance): void {
  app.addHook("preValidation", async ({ params, query, body }) => {
    if (holdsNullByte(params) || holdsNullByte(query) || holdsNullByte(body)) {
      throw webErrors.error("request.malformed");
    }
  });
}
