import type { Expression, ObjectPropertyKind } from "oxc-parser";

export type Literal =
  | string
  | number
  | boolean
  | null
  | readonly Literal[]
  | { readonly [key: string]: Literal };

/** Value of an expression made of literals only, undefined for one that must be run to be known. */
export function literalOf(expression: Expression): Literal | undefined {
  switch (expression.type) {
    case "Literal":
      if (expression.value instanceof RegExp || typeof expression.value === "bigint") return undefined;
      return expression.value;
    case "TemplateLiteral":
      return expression.expressions.length === 0 ? (expression.quasis[0]?.value.cooked ?? "") : undefined;
    case "BinaryExpression":
      return expression.operator === "+"
        ? joined(literalOf(expression.left), literalOf(expression.right))
        : undefined;
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "ParenthesizedExpression":
      return literalOf(expression.expression);
    case "ArrayExpression":
      return listOf(
        expression.elements.map((element) => (isExpression(element) ? literalOf(element) : undefined)),
      );
    case "ObjectExpression":
      return objectOf(expression.properties);
    default:
      return undefined;
  }
}

/** A string at a path such as ("todo", "fr"); "" when there is none. */
export function textAt(literal: Literal | undefined, ...path: readonly string[]): string {
  let current = literal;
  for (const key of path) current = entriesOf(current).get(key);
  return current === undefined || current === null || typeof current === "object" ? "" : String(current);
}

export function entriesOf(literal: Literal | undefined): Map<string, Literal> {
  return new Map(typeof literal === "object" && literal !== null ? Object.entries(literal) : []);
}

function joined(left: Literal | undefined, right: Literal | undefined): Literal | undefined {
  return typeof left === "string" && typeof right === "string" ? left + right : undefined;
}

function isExpression<T extends { readonly type: string }>(
  element: T | null,
): element is Exclude<T, { readonly type: "SpreadElement" }> {
  return element !== null && element.type !== "SpreadElement";
}

function listOf(values: readonly (Literal | undefined)[]): Literal | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function objectOf(properties: readonly ObjectPropertyKind[]): Literal | undefined {
  const entries: [string, Literal][] = [];
  for (const property of properties) {
    if (property.type !== "Property" || property.computed) return undefined;
    const key = property.key.type === "Identifier" ? property.key.name : literalOfKey(property.key);
    const value = literalOf(property.value);
    if (key === undefined || value === undefined) return undefined;
    entries.push([key, value]);
  }
  return Object.fromEntries(entries);
}

function literalOfKey(
  key: Exclude<ObjectPropertyKind, { type: "SpreadElement" }>["key"],
): string | undefined {
  return key.type === "Literal" ? String(key.value) : undefined;
}
