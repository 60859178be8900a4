import { type Environment, EvaluationError, ParseError, type ParseResult } from "@marcbachmann/cel-js";
import { type Condition, conditionOf } from "./condition.ts";
import { createEnvironment, MAX_DEPTH, MAX_SOURCE_LENGTH } from "./environment.ts";
import { depthOf, forbiddenParts } from "./syntax.ts";
import type { Variables } from "./variables.ts";

export interface CompiledRule {
  readonly source: string;
  readonly variables: Variables;
  readonly condition: Condition;
}

export type RuleErrorCode =
  | "rule.too_long"
  | "rule.too_complex"
  | "rule.syntax"
  | "rule.forbidden"
  | "rule.unknown_variable"
  | "rule.type"
  | "rule.not_boolean"
  | "rule.variable_name";

export interface RuleError {
  readonly code: RuleErrorCode;
  /** For the publisher: what exactly, in the words of the rule. */
  readonly detail: string;
}

export type CompileResult =
  | { readonly ok: true; readonly rule: CompiledRule }
  | { readonly ok: false; readonly errors: readonly RuleError[] };

const VARIABLE_NAME = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * Checks a rule when a service is published: syntax, size, types, names. `variables` lists what the rule may
 * read; `today` is added. Never throws.
 */
export function compileRule(source: string, options: { readonly variables: Variables }): CompileResult {
  if (source.length > MAX_SOURCE_LENGTH)
    return refuse("rule.too_long", `${source.length} > ${MAX_SOURCE_LENGTH}`);
  const unusable = Object.keys(options.variables).find((name) => !VARIABLE_NAME.test(name));
  if (unusable !== undefined) return refuse("rule.variable_name", unusable);
  const variables: Variables = { ...options.variables, today: "date" };
  const environment = attempt(() => createEnvironment(variables));
  if (!environment.ok) return refuse("rule.variable_name", environment.reason);
  return check(source, variables, environment.value);
}

function check(source: string, variables: Variables, environment: Environment): CompileResult {
  const parsed = attempt(() => environment.parse(source));
  if (!parsed.ok)
    return refuse(parsed.code === "limit_exceeded" ? "rule.too_complex" : "rule.syntax", parsed.reason);
  if (depthOf(parsed.value.ast) > MAX_DEPTH) return refuse("rule.too_complex", `depth > ${MAX_DEPTH}`);
  const forbidden = forbiddenParts(parsed.value.ast);
  if (forbidden.length > 0) {
    return { ok: false, errors: forbidden.map((detail) => ({ code: "rule.forbidden", detail })) };
  }
  const typeError = checkTypes(parsed.value);
  if (typeError) return { ok: false, errors: [typeError] };
  const declared = new Set(Object.keys(variables));
  const condition = attempt(() => conditionOf(parsed.value.ast, environment, declared));
  if (!condition.ok) return refuse("rule.syntax", condition.reason);
  return { ok: true, rule: { source, variables, condition: condition.value } };
}

function checkTypes(parsed: ParseResult): RuleError | undefined {
  const result = parsed.check();
  if (!result.valid) {
    const unknown = result.error?.code === "unknown_variable";
    return { code: unknown ? "rule.unknown_variable" : "rule.type", detail: result.error?.summary ?? "" };
  }
  return result.type === "bool" ? undefined : { code: "rule.not_boolean", detail: result.type ?? "" };
}

function refuse(code: RuleErrorCode, detail: string): CompileResult {
  return { ok: false, errors: [{ code, detail }] };
}

type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly reason: string };

function attempt<T>(action: () => T): Attempt<T> {
  try {
    return { ok: true, value: action() };
  } catch (error) {
    if (error instanceof ParseError || error instanceof EvaluationError) {
      return { ok: false, code: error.code, reason: error.summary };
    }
    return { ok: false, code: "unexpected", reason: error instanceof Error ? error.message : "" };
  }
}
