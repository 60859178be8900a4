import { type Static, Type } from "typebox";
import { Check } from "typebox/value";

// The request of `verified_claims`, OpenID Connect for Identity Assurance 1.0 section 6: a template of the
// answer. What the working group's description of it accepts is accepted: it leaves every object but the
// outermost open. A member that we do not have, asked plainly, is absent from the answer; a constraint that
// we do not know is never met (follow-template.ts), since to ignore it would release more than was asked.

const wish = {
  essential: Type.Optional(Type.Boolean()),
  purpose: Type.Optional(Type.String({ minLength: 3, maxLength: 300 })),
};
const Plain = Type.Union([Type.Null(), Type.Object(wish)]);
const Wanted = Type.Union([
  Type.Null(),
  Type.Object({
    ...wish,
    value: Type.Optional(Type.String()),
    values: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  }),
]);
const Dated = Type.Union([
  Type.Null(),
  Type.Object({ ...wish, max_age: Type.Optional(Type.Integer({ minimum: 0 })) }),
]);
const Members = Type.Union([Type.Null(), Type.Record(Type.String(), Type.Unknown())]);

const Evidence = Type.Object({
  type: Type.Object({ value: Type.Optional(Type.String()) }),
  attachments: Type.Optional(Plain),
  method: Type.Optional(Wanted),
  time: Type.Optional(Dated),
  check_details: Type.Optional(Type.Union([Type.Null(), Type.Array(Type.Unknown())])),
  document_details: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({
        type: Type.Optional(Wanted),
        issuer: Type.Optional(Members),
        date_of_issuance: Type.Optional(Dated),
        date_of_expiry: Type.Optional(Dated),
      }),
    ]),
  ),
  record: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({
        type: Type.Optional(Wanted),
        source: Type.Optional(Members),
        created_at: Type.Optional(Dated),
        date_of_expiry: Type.Optional(Dated),
      }),
    ]),
  ),
});

const VerifiedRequest = Type.Object(
  {
    verification: Type.Object({
      trust_framework: Wanted,
      assurance_level: Type.Optional(Wanted),
      assurance_process: Type.Optional(Members),
      time: Type.Optional(Dated),
      verification_process: Type.Optional(Plain),
      evidence: Type.Optional(Type.Array(Evidence, { minItems: 1 })),
    }),
    claims: Type.Union([Type.Null(), Type.Record(Type.String(), Plain)]),
  },
  { additionalProperties: false },
);
export type VerifiedRequest = Static<typeof VerifiedRequest>;

/** How several requests travel through a library that only carries objects. */
const Wrapped = Type.Object({ any_of: Type.Array(VerifiedRequest) }, { additionalProperties: false });
export type WrappedRequests = Static<typeof Wrapped>;

/** One request, several, or an already wrapped one → wrapped; undefined when malformed. */
export function readVerifiedRequest(value: unknown): WrappedRequests | undefined {
  if (Check(Wrapped, value)) return value;
  const wrapped: unknown = { any_of: Array.isArray(value) ? value : [value] };
  return Check(Wrapped, wrapped) ? wrapped : undefined;
}
