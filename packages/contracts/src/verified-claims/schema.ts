import { type Static, Type } from "typebox";

// OpenID Identity Assurance Schema Definition 1.0, section 5: only the members we fill, closed, so that a
// member misspelt here does not compile. The tests hold what is told against the whole standard
// (@ardeco/testing).
const closed = { additionalProperties: false } as const;

const CivilDateText = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const Instant = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$" });
const Named = Type.Object({ name: Type.String({ minLength: 1 }) }, closed);

const CheckDetails = Type.Array(
  Type.Object(
    {
      check_method: Type.String({ minLength: 1 }),
      organization: Type.Optional(Type.String()),
      time: Type.Optional(Instant),
    },
    closed,
  ),
  { minItems: 1 },
);

const DocumentEvidence = Type.Object(
  {
    type: Type.Literal("document"),
    check_details: CheckDetails,
    document_details: Type.Object(
      {
        type: Type.String({ minLength: 1 }),
        issuer: Type.Optional(Named),
        date_of_issuance: Type.Optional(CivilDateText),
        date_of_expiry: Type.Optional(CivilDateText),
      },
      closed,
    ),
  },
  closed,
);

const RecordEvidence = Type.Object(
  {
    type: Type.Literal("electronic_record"),
    check_details: CheckDetails,
    record: Type.Object({ type: Type.String({ minLength: 1 }), source: Type.Optional(Named) }, closed),
  },
  closed,
);

export const Evidence = Type.Union([DocumentEvidence, RecordEvidence]);
export type Evidence = Static<typeof Evidence>;

export const VerifiedClaims = Type.Object(
  {
    verification: Type.Object(
      {
        trust_framework: Type.String({ minLength: 1 }),
        assurance_level: Type.Optional(Type.String()),
        time: Type.Optional(Instant),
        verification_process: Type.Optional(Type.String()),
        evidence: Type.Array(Evidence, { minItems: 1 }),
      },
      closed,
    ),
    claims: Type.Record(Type.String(), Type.Unknown(), { minProperties: 1 }),
  },
  closed,
);
export type VerifiedClaims = Static<typeof VerifiedClaims>;
