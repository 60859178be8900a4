import { elementNames } from "@ardeco/contracts";
import { type TSchema, Type } from "typebox";

export const closed = { additionalProperties: false } as const;

/** As every id of the platform: lower case, so that one thing has one address. */
export const Uuid = Type.String({
  pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
  title: "Uuid",
  description: "UUID",
});
export const Slug = Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 63, title: "Slug" });
/** A key, a digest, a secret. */
export const Bytes32 = Type.String({
  title: "Bytes32",
  pattern: "^[A-Za-z0-9_-]{43}$",
  description: "32 bytes, base64url.",
});
export const Day = Type.String({
  pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
  title: "Day",
  description: "YYYY-MM-DD",
});
export const Instant = Type.String({ format: "date-time", title: "Instant" });
export const Element = Type.Enum([...elementNames], { title: "ElementName" });
/** One sentence or a few: beyond, it is a document. */
export const DecisionReason = Type.String({ minLength: 1, maxLength: 2_000, title: "Reason" });

/** RFC 9457. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: "Address of the page that explains the code: /api/v1/errors#<code>" }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: "What to do next." }),
    instance: Type.String({ description: "urn:uuid:<id of the request>, also in x-request-id" }),
    code: Type.String({ description: "Stable: decide on this one." }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          { field: Type.String(), code: Type.String(), message: Type.String() },
          { title: "FieldProblem" },
        ),
      ),
    ),
  },
  { title: "Problem", description: "Problem details (RFC 9457)." },
);

const defineRefusal = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** What an address may answer, beside the statuses that any address may: malformed, too many, too large. */
export function defineAnswers<S extends TSchema>(schema: S, statuses: readonly (keyof typeof refusals)[]) {
  const refused: object = Object.fromEntries(
    statuses.map((status) => [status, defineRefusal(refusals[status])]),
  );
  return { 200: schema, ...refused };
}

const refusals = {
  400: "Unreadable.",
  401: "No token, or one that is not valid here.",
  403: "The role does not allow it.",
  404: "Unknown, or out of reach.",
  409: "Changed meanwhile, or no longer at that step.",
  422: "Some values need correcting.",
} as const;
