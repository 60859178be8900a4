import { isUuid } from "../../kernel/ids.ts";

/** Who a job is for and which request asked for it; both are null for work of the whole platform. */
export interface JobReferences {
  readonly authorityId: string | null;
  readonly requestId: string | null;
  readonly [name: string]: unknown;
}

const REQUEST_ID = /^[\w.:-]{1,128}$/;
/** Codes and dates: "grant.revoked", "2026-11-24", "2026-11-24T15:00:00.000Z". */
const CODE = /^(?:[a-z0-9][a-z0-9_.:-]{0,63}|\d{4}-\d{2}-\d{2}T[\d:.]{5,15}Z)$/;

/**
 * A job's data holds references only: it stays in clear in the database for weeks, outside the erasure of a
 * person. Throws TypeError, naming the field, when a value looks like anything else than an id, a code, a
 * date or a figure.
 */
export function assertReferences(
  job: string,
  data: Readonly<Record<string, unknown>>,
): asserts data is JobReferences {
  if (data.authorityId !== null && !isUuid(data.authorityId)) {
    throw new TypeError(`job ${job}: authorityId is a UUID, or null for the whole platform`);
  }
  if (data.requestId !== null && !(typeof data.requestId === "string" && REQUEST_ID.test(data.requestId))) {
    throw new TypeError(`job ${job}: requestId is missing`);
  }
  for (const [name, value] of Object.entries(data)) {
    if (name !== "requestId" && !isReference(value)) {
      throw new TypeError(`job ${job}: ${name} is not a reference`);
    }
  }
}

function isReference(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isReference);
  if (typeof value === "string") return isUuid(value) || CODE.test(value);
  return value === null || value === undefined || typeof value === "boolean" || Number.isSafeInteger(value);
}
