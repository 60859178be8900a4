import { formatErrorAddress, type Language } from "../../kernel/errors.ts";
import type { Refusal } from "./refusal.ts";

/** Problem details, RFC 9457, with our code, the request and the fields as extension members. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly errors?: ReadonlyArray<{ field: string; code: string; message: string }>;
}

export const PROBLEM_TYPE = "application/problem+json; charset=utf-8";

export function toProblem(
  refusal: Refusal,
  { requestId, language, publicUrl }: { requestId: string; language: Language; publicUrl: string },
): Problem {
  const { code, status, sentence, todo, fields } = refusal;
  const errors = fields.map((field) => ({ field: field.field, code: field.code, message: field[language] }));
  return {
    type: `${publicUrl}${formatErrorAddress(code)}`,
    title: sentence[language],
    status,
    detail: todo[language],
    instance: `urn:uuid:${requestId}`,
    code,
    ...(errors.length > 0 ? { errors } : {}),
  };
}
