export {
  type CompiledRule,
  type CompileResult,
  compileRule,
  type RuleError,
  type RuleErrorCode,
} from "./compile-rule.ts";
export {
  conditionsOf,
  type Explained,
  evaluateRule,
  explainRule,
  type Finding,
  type RuleOutcome,
  variablesIn,
} from "./evaluate-rule.ts";
export * from "./tariff/index.ts";
export type { Facts, Variables, VariableType } from "./variables.ts";
