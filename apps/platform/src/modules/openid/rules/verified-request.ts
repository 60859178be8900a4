import { type Static, Type } from "typebox";
import { Check } from "typebox/value";

// The request of `verified_claims`, OpenID Connect for Identity Assurance 1.0 section 6: only the constraints we can
// answer. A constraint we do not know makes the request invalid, since ignoring it would release more than was asked.

const closed = { additionalProperties: false } as const;
const OneOf = Type.Object(
  {
    value: Type.Optional(Type.String()),
    values: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    essential: Type.Optional(Type.Boolean()),
  },
  closed,
);
const Wanted = Type.Union([Type.Null(), OneOf]);
const Member = Type.Union([
  Type.Null(),
  Type.Object({ essential: Type.Optional(Type.Boolean()), purpose: Type.Optional(Type.String()) }),
]);

const VerifiedRequest = Type.Object(
  {
    verification: Type.Object(
      {
        trust_framework: Wanted,
        assurance_level: Type.Optional(Wanted),
        time: Type.Optional(
          Type.Union([
            Type.Null(),
            Type.Object(
              {
                max_age: Type.Optional(Type.Integer({ minimum: 0 })),
                essential: Type.Optional(Type.Boolean()),
              },
              closed,
            ),
          ]),
        ),
        verification_process: Type.Optional(Type.Null()),
        evidence: Type.Optional(
          Type.Array(
            Type.Object({
              type: Type.Object({ value: Type.String(), essential: Type.Optional(Type.Boolean()) }),
            }),
            { minItems: 1 },
          ),
        ),
      },
      closed,
    ),
    claims: Type.Union([Type.Null(), Type.Record(Type.String(), Member)]),
  },
  closed,
);
export type VerifiedRequest = Static<typeof VerifiedRequest>;
export type OneOf = Static<typeof OneOf>;

/** How several requests travel through a library that only carries objects. */
const Wrapped = Type.Object({ any_of: Type.Array(VerifiedRequest, { minItems: 1, maxItems: 10 }) }, closed);
export type WrappedRequests = Static<typeof Wrapped>;

/** One request, several, or an already wrapped one → wrapped; undefined when malformed. */
export function readVerifiedRequest(value: unknown): WrappedRequests | undefined {
  if (Check(Wrapped, value)) return value;
  const wrapped: unknown = { any_of: Array.isArray(value) ? value : [value] };
  return Check(Wrapped, wrapped) ? wrapped : undefined;
}
