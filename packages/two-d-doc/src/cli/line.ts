import type { Code } from "../code/read-code.ts";
import type { Field } from "../fields/read-fields.ts";
import type { Signer } from "../trust/trust.ts";
import type { Verdict } from "../verify/verify-code.ts";

/** One answer of the command. */
export function lineOf(source: string, verdict: Verdict): string {
  const { code } = verdict;
  return JSON.stringify({
    source,
    valid: verdict.valid,
    reason: verdict.valid ? null : verdict.reason,
    ...(verdict.valid ? {} : { detail: verdict.detail }),
    // Of a code that is not valid, what its header claims.
    issuer: code?.authority ?? null,
    certificate: code?.certificate ?? null,
    ...(verdict.valid ? whoSigned(verdict.signer) : {}),
    type: code?.type ?? null,
    ...(verdict.valid ? { typeName: verdict.typeName } : {}),
    ...datesOf(code),
    fields: verdict.valid ? byIdentifier(verdict.fields) : {},
    ...(verdict.valid ? { fieldNames: namesOf(verdict.fields), uncertain: uncertain(verdict.fields) } : {}),
  });
}

const whoSigned = ({ organisation, test, revocation }: Signer) => ({ organisation, test, revocation });

/** A source that gave no code. */
export const lineOfNone = (source: string, reason: string, detail?: string): string =>
  JSON.stringify({ source, valid: false, reason, detail, issuer: null, type: null, fields: {} });

const day = (date: Date | null | undefined): string | null => date?.toISOString().slice(0, 10) ?? null;

const datesOf = (code: Code | null) =>
  code === null ? {} : { emittedOn: day(code.emittedOn), signedOn: day(code.signedOn) };

/** What each identifier means, in French; those unknown here are left out. */
const namesOf = (fields: readonly Field[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));

/** Identifiers whose value may hold the fields that follow it. */
const uncertain = (fields: readonly Field[]): readonly string[] =>
  fields.filter(({ certain }) => !certain).map(({ id }) => id);

/** Value by identifier; a list when a code repeats one. */
function byIdentifier(fields: readonly Field[]): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {};
  for (const { id } of fields) {
    const held = fields.filter((field) => field.id === id).map(({ value }) => value);
    values[id] = held.length === 1 ? (held[0] ?? "") : held;
  }
  return values;
}
