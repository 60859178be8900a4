import type { FieldError } from "../../kernel/errors.ts";
import type { Answer } from "./answer.ts";

/** An answer, or what is to be corrected. */
export type Parsed = { readonly answer: Answer } | { readonly errors: readonly FieldError[] };

export const leftEmpty: Parsed = { answer: null };

export const buildRefusal = (...errors: readonly FieldError[]): Parsed => ({ errors });
