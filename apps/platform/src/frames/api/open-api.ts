import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { addDescriptionDetails } from "./description/add-description-details.ts";
import { addIdempotencyHeader } from "./description/idempotency-key.ts";

const description = `What the desk and business applications do by hand, for programs.

Every address under \`/authorities/{authority}\` acts at that authority alone: a token of another one is
unknown there. A token acts as one agent, with that agent's roles of the day; each reading and each decision
is journalled in that agent's name. Refusals are problem details (RFC 9457) with a stable \`code\`.`;

/** Reads the routes registered after it, in this scope. */
export async function defineApiDescription(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(swagger, {
    transform: ({ schema, url, route }) => ({ schema: addIdempotencyHeader(schema, route), url }),
    transformObject: (described) =>
      "openapiObject" in described ? addDescriptionDetails(described.openapiObject, publicUrl) : {},
    openapi: {
      openapi: "3.1.0",
      info: { title: "Ardeco", version: "1", description },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          agent: { type: "http", scheme: "bearer", description: "API token of an agent." },
          equipment: { type: "http", scheme: "bearer", description: "Secret of a paired equipment." },
          application: { type: "http", scheme: "basic", description: "client_id and secret." },
          applicationKey: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "JWT",
            description: "RFC 7523 assertion of an application with keys: aud is the address called.",
          },
        },
      },
    },
  });
}
