import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { verifiedClaimsSchema } from "./verified-claims-schema.ts";

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
formats.default(ajv);
const validate = ajv.compile(verifiedClaimsSchema);

/** What of a `verified_claims`, one or several, departs from the standard; empty when nothing does. */
export function verifiedClaimsProblems(value: unknown): readonly string[] {
  return validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}
