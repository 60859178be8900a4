import type { CompiledRule } from "./compile-rule.ts";
import { type Condition, conjunctsOf, type Leaf } from "./condition.ts";
import { type Facts, readFact } from "./variables.ts";

/**
 * What one condition gave, for the page that explains the answer. `fault`: CEL refused to compute it (1/0,
 * age < 0).
 */
export interface Finding {
  readonly condition: string;
  readonly result: "true" | "false" | "missing" | "fault";
}

/**
 * `no.because`: the conditions that should have held, in the words of the rule.
 * `missing.missing`: variables to ask for, in the order of the rule; never empty.
 */
export type RuleOutcome =
  | { readonly outcome: "yes"; readonly trace: readonly Finding[] }
  | { readonly outcome: "no"; readonly because: readonly string[]; readonly trace: readonly Finding[] }
  | { readonly outcome: "missing"; readonly missing: readonly string[]; readonly trace: readonly Finding[] };

interface Verdict {
  /** Strong Kleene logic: undefined is "cannot tell yet". */
  readonly value: boolean | undefined;
  readonly missing: readonly string[];
  /** Conditions that decided, or that could not be computed. */
  readonly reasons: readonly string[];
}

/**
 * Applies a rule to what is known. Fails closed: an unreadable datum counts as missing, a computation that
 * throws can only lead to "no" or "missing", and nothing thrown leaves this function.
 */
export function evaluateRule(rule: CompiledRule, facts: Facts): RuleOutcome {
  const trace: Finding[] = [];
  const { value, missing, reasons } = judge(rule.condition, (leaf) => runLeaf(leaf, rule, facts, trace));
  if (value === true) return { outcome: "yes", trace };
  if (value === undefined && missing.length > 0)
    return { outcome: "missing", missing: unique(missing), trace };
  return { outcome: "no", because: unique(reasons), trace };
}

/** One of the conditions that must all hold, and what it gave. */
export interface Explained {
  readonly condition: string;
  readonly outcome: "yes" | "no" | "missing";
  /** Variables to ask for before it can be answered; empty otherwise. */
  readonly missing: readonly string[];
}

/**
 * Each condition that must hold, answered apart: what is true already, what is not, what is still to be
 * asked.
 */
export function explainRule(rule: CompiledRule, facts: Facts): readonly Explained[] {
  return conjunctsOf(rule.condition).map((part) => {
    const { value, missing } = judge(part, (leaf) => runLeaf(leaf, rule, facts, []));
    if (value === true) return { condition: part.text, outcome: "yes", missing: [] };
    if (value === undefined && missing.length > 0)
      return { condition: part.text, outcome: "missing", missing: unique(missing) };
    return { condition: part.text, outcome: "no", missing: [] };
  });
}

/** The conditions that `explainRule` will tell of, as the publisher wrote them. */
export function conditionsOf({ condition }: CompiledRule): readonly string[] {
  return conjunctsOf(condition).map(({ text }) => text);
}

/** Variables that the rule reads, whatever they decide. */
export function variablesIn({ condition }: CompiledRule): ReadonlySet<string> {
  return new Set(leavesOf(condition).flatMap(({ variables }) => [...variables]));
}

function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.kind) {
    case "leaf":
      return [condition];
    case "not":
      return leavesOf(condition.part);
    case "choice":
      return [condition.test, condition.yes, condition.no].flatMap(leavesOf);
    default:
      return condition.parts.flatMap(leavesOf);
  }
}

function judge(condition: Condition, run: (leaf: Leaf) => Verdict): Verdict {
  switch (condition.kind) {
    case "leaf":
      return run(condition);
    case "not":
      return negate(judge(condition.part, run));
    case "choice":
      return choose(judge(condition.test, run), judge(condition.yes, run), judge(condition.no, run));
    default:
      return join(
        condition.kind === "any",
        condition.parts.map((part) => judge(part, run)),
      );
  }
}

/** `decisive` is the value that settles the connective alone: false for "all", true for "any". */
function join(decisive: boolean, verdicts: readonly Verdict[]): Verdict {
  const settling = verdicts.filter(({ value }) => value === decisive);
  if (settling.length > 0) return merge(decisive, settling);
  const open = verdicts.filter(({ value }) => value === undefined);
  return open.length > 0 ? merge(undefined, open) : merge(!decisive, verdicts);
}

/** An open test leaves the choice open, unless both branches say no. */
function choose(test: Verdict, yes: Verdict, no: Verdict): Verdict {
  if (test.value !== undefined) return test.value ? yes : no;
  const branches = [yes, no];
  if (branches.every(({ value }) => value === false)) return merge(false, branches);
  return merge(undefined, [test, ...branches.filter(({ value }) => value === undefined)]);
}

function merge(value: boolean | undefined, verdicts: readonly Verdict[]): Verdict {
  return {
    value,
    missing: verdicts.flatMap(({ missing }) => missing),
    reasons: verdicts.flatMap(({ reasons }) => reasons),
  };
}

function negate({ value, missing, reasons }: Verdict): Verdict {
  const negated = reasons.map((reason) => (reason.startsWith("!(") ? reason.slice(2, -1) : `!(${reason})`));
  return { value: value === undefined ? undefined : !value, missing, reasons: negated };
}

function runLeaf(leaf: Leaf, rule: CompiledRule, facts: Facts, trace: Finding[]): Verdict {
  const known: Record<string, unknown> = {};
  const missing: string[] = [];
  for (const name of leaf.variables) {
    const value = readVariable(rule, facts, name);
    if (value === undefined) missing.push(name);
    else known[name] = value;
  }
  const value = missing.length > 0 ? undefined : runCel(leaf, known);
  const result = missing.length > 0 ? "missing" : value === undefined ? "fault" : (`${value}` as const);
  trace.push({ condition: leaf.text, result });
  return { value, missing, reasons: [leaf.text] };
}

function readVariable({ variables }: CompiledRule, facts: Facts, name: string): unknown {
  const type = variables[name];
  try {
    return type && readFact(facts, name, type);
  } catch {
    return undefined; // A getter or a proxy that throws is a datum we do not have.
  }
}

function runCel(leaf: Leaf, known: Readonly<Record<string, unknown>>): boolean | undefined {
  try {
    const value: unknown = leaf.run(known);
    return typeof value === "boolean" ? value : undefined;
  } catch {
    return undefined; // Overflow, division by zero, dates in the wrong order: told apart in the trace as a fault.
  }
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
