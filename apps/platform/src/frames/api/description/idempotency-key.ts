import type { FastifySchema, RouteOptions } from "fastify";
import { Type } from "typebox";

const Key = Type.String({ minLength: 1, maxLength: 255 });
const NAME = "Idempotency-Key";
const again = "Any text of yours, a new UUID for each operation.";
const Needed = Type.Object({
  [NAME]: { ...Key, description: `${again} The same key again is the same operation, for ever.` },
});
const Taken = Type.Object({
  [NAME]: Type.Optional({
    ...Key,
    description: `${again} Sent again that day, it is done once and answered alike.`,
  }),
});

/**
 * The header that an operation takes, as it is described: a missing one is refused by the operation, with
 * what to do.
 */
export function addIdempotencyHeader(
  schema: FastifySchema,
  { config }: Pick<RouteOptions, "config">,
): FastifySchema {
  switch (config?.idempotencyKey) {
    case "required":
      return { ...schema, headers: Needed };
    case "optional":
      return { ...schema, headers: Taken };
    default:
      return schema;
  }
}
