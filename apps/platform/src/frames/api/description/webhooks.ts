import {
  type EventSample,
  eventSamples,
  SECURITY_EVENT_TYPE,
  SecurityEvent,
  VerificationEvent,
} from "@ardeco/contracts";
import { Type } from "typebox";
import type { Members } from "./members.ts";

const Refused = Type.Object({
  err: Type.String({ description: "A code of RFC 8935, section 2.4: `invalid_request`, `invalid_key`, …" }),
  description: Type.Optional(Type.String()),
});

/**
 * What the platform sends to the `events_uri` of applications (OpenAPI 3.1.0, section 4.8.1):
 * docs/protocol/events.md.
 */
export const buildWebhookDescriptions = (): Members =>
  Object.fromEntries(
    Object.entries(eventSamples).map(([name, sample]) => [name, { post: receive(name, sample) }]),
  );

function receive(name: string, { says, claims }: EventSample): Members {
  const isTrial = claims.sub_id.format === "opaque";
  return {
    operationId: `receive${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
    summary: says,
    description:
      `Event \`${Object.keys(claims.events)[0]}\`. The body is a ` +
      "JWT in compact form, alone: verify it before you read it.",
    tags: ["events"],
    // Nothing but its signature says who sends it.
    security: [],
    requestBody: {
      required: true,
      content: {
        [`application/${SECURITY_EVENT_TYPE}`]: {
          schema: {
            type: "string",
            contentMediaType: "application/jwt",
            contentSchema: isTrial
              ? { title: "VerificationEvent", ...VerificationEvent }
              : { title: "SecurityEvent", ...SecurityEvent },
          },
          examples: { claims: { summary: "Its claims, once decoded.", value: claims } },
        },
      },
    },
    responses: {
      202: { description: "It is in your database: it is not sent again." },
      400: {
        description: "Refused for good (RFC 8935, section 2.4). Without `err`, it is sent again.",
        content: { "application/json": { schema: { title: "EventRefused", ...Refused } } },
      },
      503: { description: "Any other answer, or none: it is sent again, for about three days." },
    },
  };
}
