import { Environment } from "@marcbachmann/cel-js";
import { age } from "./age.ts";
import { celType, type Variables } from "./variables.ts";

/** Characters of source a rule may have: a list of all the communes of a département fits. */
export const MAX_SOURCE_LENGTH = 16_000;

/** Deepest nesting of a rule, chains of connectives included. */
export const MAX_DEPTH = 100;

const LIMITS = {
  maxAstNodes: 2_000,
  maxDepth: 24,
  maxListElements: 1_000,
  maxMapEntries: 0,
  maxCallArguments: 3,
};

/**
 * Every variable typed, every other name refused: the publisher learns of a slip before a person meets it.
 */
export function createEnvironment(variables: Variables): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS });
  environment.registerFunction("age(string, string): int", age);
  for (const [name, type] of Object.entries(variables)) environment.registerVariable(name, celType(type));
  return environment;
}
