import { type Static, Type } from "typebox";
import { Check } from "typebox/value";

// The request of `verified_claims`, OpenID Connect for Identity Assurance 1.0 section 5: a template of the answer. A
// member we do not have may be asked plainly, and is absent from the answer; a constraint that we do not know makes the
// request invalid, since ignoring it would release more than was asked (section 5.5.1).

const closed = { additionalProperties: false } as const;
const Essential = Type.Object({ essential: Type.Optional(Type.Boolean()) }, closed);
const Plain = Type.Union([Type.Null(), Essential]);
const othersPlain = { additionalProperties: Plain };

const OneOf = Type.Object(
  {
    value: Type.Optional(Type.String()),
    values: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    essential: Type.Optional(Type.Boolean()),
  },
  closed,
);
const Wanted = Type.Union([Type.Null(), OneOf]);

const Dated = Type.Union([
  Type.Null(),
  Type.Object(
    { max_age: Type.Optional(Type.Integer({ minimum: 0 })), essential: Type.Optional(Type.Boolean()) },
    closed,
  ),
]);

const CheckDetails = Type.Array(
  Type.Object(
    {
      check_method: Type.Optional(Wanted),
      organization: Type.Optional(Wanted),
      time: Type.Optional(Dated),
    },
    othersPlain,
  ),
  { minItems: 1 },
);
const Organisation = Type.Union([Type.Null(), Type.Record(Type.String(), Plain)]);

const Evidence = Type.Object(
  {
    type: Type.Object({ value: Type.String(), essential: Type.Optional(Type.Boolean()) }, closed),
    check_details: Type.Optional(CheckDetails),
    document_details: Type.Optional(
      Type.Object(
        {
          type: Type.Optional(Wanted),
          issuer: Type.Optional(Organisation),
          date_of_issuance: Type.Optional(Dated),
          date_of_expiry: Type.Optional(Dated),
        },
        othersPlain,
      ),
    ),
    record: Type.Optional(
      Type.Object({ type: Type.Optional(Wanted), source: Type.Optional(Organisation) }, othersPlain),
    ),
  },
  othersPlain,
);

const VerifiedRequest = Type.Object(
  {
    verification: Type.Object(
      {
        trust_framework: Wanted,
        assurance_level: Type.Optional(Wanted),
        time: Type.Optional(Dated),
        verification_process: Type.Optional(Plain),
        evidence: Type.Optional(Type.Array(Evidence, { minItems: 1 })),
      },
      closed,
    ),
    claims: Type.Union([
      Type.Null(),
      Type.Record(
        Type.String(),
        Type.Union([
          Type.Null(),
          Type.Object(
            { essential: Type.Optional(Type.Boolean()), purpose: Type.Optional(Type.String()) },
            closed,
          ),
        ]),
      ),
    ]),
  },
  closed,
);
export type VerifiedRequest = Static<typeof VerifiedRequest>;

/** How several requests travel through a library that only carries objects. */
const Wrapped = Type.Object({ any_of: Type.Array(VerifiedRequest, { minItems: 1, maxItems: 10 }) }, closed);
export type WrappedRequests = Static<typeof Wrapped>;

/** One request, several, or an already wrapped one → wrapped; undefined when malformed. */
export function readVerifiedRequest(value: unknown): WrappedRequests | undefined {
  if (Check(Wrapped, value)) return value;
  const wrapped: unknown = { any_of: Array.isArray(value) ? value : [value] };
  return Check(Wrapped, wrapped) ? wrapped : undefined;
}
