import { assuranceLevels, checkMethods, documents, records, trustFrameworks } from "./predefined-values.ts";

// JSON Schema of `verified_claims`, written from OpenID Identity Assurance Schema Definition 1.0 (final,
// October 2024), section 5: each member with the name, type and presence that the standard gives it, and
// nothing else allowed. The working group publishes a schema too, which is not copied here.

const text = { type: "string", minLength: 1 };
const day = { type: "string", format: "date" };
const instant = { type: "string", format: "date-time" };
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
  unevaluatedProperties: false,
});
const listOf = (items: object) => ({ type: "array", items, minItems: 1 });
/** One of the predefined values, or a French one. */
const known = (values: readonly string[]) => ({
  type: "string",
  anyOf: [{ enum: values }, { pattern: "^fr_[a-z0-9_]+$" }],
});

/** Sections 5.4.4.2 and 5.4.4.3: `issuer` of a document, `source` of a record. */
const organisation = object({
  name: text,
  formatted: text,
  street_address: text,
  locality: text,
  region: text,
  postal_code: text,
  country: text,
  country_code: text,
  jurisdiction: text,
});

const checkDetails = listOf(
  object({ check_method: { enum: checkMethods }, organization: text, check_id: text, time: instant }, [
    "check_method",
  ]),
);

const evidence = {
  oneOf: [
    object(
      {
        type: { const: "document" },
        check_details: checkDetails,
        document_details: object(
          {
            type: known(documents),
            document_number: text,
            serial_number: text,
            date_of_issuance: day,
            date_of_expiry: day,
            issuer: organisation,
          },
          ["type"],
        ),
      },
      ["type"],
    ),
    object(
      {
        type: { const: "electronic_record" },
        check_details: checkDetails,
        record: object(
          { type: known(records), created_at: instant, date_of_expiry: day, source: organisation },
          ["type"],
        ),
      },
      ["type"],
    ),
    object({ type: { enum: ["vouch", "electronic_signature"] } }, ["type"]),
  ],
};

const verification = {
  ...object(
    {
      trust_framework: known(trustFrameworks),
      assurance_level: text,
      time: instant,
      verification_process: text,
      evidence: listOf(evidence),
    },
    ["trust_framework"],
  ),
  // The range of levels is that of the framework.
  if: { properties: { trust_framework: { const: "eidas" } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { properties: { assurance_level: { enum: assuranceLevels.eidas } } },
};

const one = object({ verification, claims: { type: "object", minProperties: 1 } }, [
  "verification",
  "claims",
]);

export const verifiedClaimsSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  anyOf: [one, listOf(one)],
};
