import type { Argument, CallExpression, Expression, Node, TSType } from "oxc-parser";
import type { CodeFile } from "../../source/code-file.ts";
import { type Declaration, type FilesByPath, findDeclaration, type Parameter } from "./declarations.ts";
import { type FunctionLike, isFunction, listChildren, type Scope } from "./nodes.ts";

/** Stands for what is known only when it runs: "element:…". */
export const HOLE = "…";

/** What an expression may be, and the parameters whose arguments would say more. */
export interface Resolved {
  readonly texts: readonly string[];
  readonly parameters: readonly PlacedParameter[];
}

export interface PlacedParameter extends Parameter {
  readonly scope: Scope;
}

/** Where an expression stands, and what the functions around it were called with, when that is known. */
export interface Place {
  readonly scope: Scope;
  readonly files: FilesByPath;
  readonly calls?: ReadonlyMap<
    FunctionLike,
    { readonly arguments: readonly Argument[]; readonly place: Place }
  >;
  readonly depth?: number;
}

const unknown: Resolved = { texts: [HOLE], parameters: [] };
const MOST_TEXTS = 200;
const MOST_DEPTH = 16;

/** The texts of a label: literals, constants, templates and functions of these, wherever they are written. */
export function resolveTexts(expression: Node, from: Place): Resolved {
  const place = { ...from, depth: (from.depth ?? 0) + 1 };
  if (place.depth > MOST_DEPTH) return unknown;
  switch (expression.type) {
    case "Literal": {
      const { value } = expression;
      return typeof value === "string" || typeof value === "number"
        ? { texts: [String(value)], parameters: [] }
        : unknown;
    }
    case "ArrayExpression":
      return joinParts(
        ["", ...expression.elements.slice(1).map(() => " "), ""],
        expression.elements.map((one) => (one ? resolveTexts(one, place) : unknown)),
      );
    case "TemplateLiteral":
      return joinParts(
        expression.quasis.map(({ value }) => value.cooked ?? value.raw),
        expression.expressions.map((one) => resolveTexts(one, place)),
      );
    case "BinaryExpression":
      return expression.operator === "+"
        ? joinParts(
            ["", "", ""],
            [expression.left, expression.right].map((one) => resolveTexts(one, place)),
          )
        : unknown;
    case "ConditionalExpression":
      return unite([expression.consequent, expression.alternate].map((one) => resolveTexts(one, place)));
    case "LogicalExpression":
      return unite([expression.left, expression.right].map((one) => resolveTexts(one, place)));
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "ParenthesizedExpression":
      return resolveTexts(expression.expression, place);
    case "Identifier": {
      const declared = findDeclaration(expression.name, place.scope, place.files);
      return declared ? resolveDeclared(declared, place) : unknown;
    }
    case "MemberExpression":
      return expression.computed
        ? unite(listValues(expression.object, place).map((one) => one()))
        : resolveMember(expression.object, expression.property.name, place);
    case "CallExpression":
      return resolveCall(expression, place);
    default:
      return unknown;
  }
}

function resolveDeclared(declared: Declaration, place: Place): Resolved {
  const there = { ...place, scope: declared.scope };
  switch (declared.kind) {
    case "value":
      return resolveTexts(declared.value, there);
    case "member":
      return resolveMember(declared.of, declared.property, there);
    case "element":
      return unite(listElements(declared.list, there).map((one) => one()));
    case "parameter":
      return resolveParameter(declared, place);
    default:
      return unknown;
  }
}

function resolveParameter(declared: PlacedParameter, place: Place): Resolved {
  const { fn, index, property, scope } = declared;
  const called = place.calls?.get(fn);
  const argument = called?.arguments[index];
  if (called && argument) {
    const there = { ...called.place, depth: place.depth ?? 0 };
    return property === null ? resolveTexts(argument, there) : resolveMember(argument, property, there);
  }
  const typed = listTyped(fn, index, scope);
  if (property === null && typed.length > 0) return { texts: typed, parameters: [] };
  const list = index === 0 && property === null ? findMappedList(fn, scope) : undefined;
  const elements = list ? listElements(list, { ...place, scope }) : [];
  if (elements.length > 0) return unite(elements.map((one) => one()));
  return { texts: [HOLE], parameters: [{ fn, index, property, scope }] };
}

/** The literals of a parameter whose type lists them: `use: "log" | "witness"`. */
function listTyped(fn: FunctionLike, index: number, { file }: Scope): readonly string[] {
  const parameter = fn.params[index];
  const pattern = parameter?.type === "AssignmentPattern" ? parameter.left : parameter;
  return pattern?.type === "Identifier" && pattern.typeAnnotation
    ? listLiterals(pattern.typeAnnotation.typeAnnotation, file)
    : [];
}

/** Empty unless all are literals, in the type or in an alias of the same file. */
function listLiterals(type: TSType, file: CodeFile): readonly string[] {
  if (type.type === "TSLiteralType")
    return type.literal.type === "Literal" && typeof type.literal.value === "string"
      ? [type.literal.value]
      : [];
  if (type.type === "TSUnionType") {
    const members = type.types.map((one) => listLiterals(one, file));
    return members.some((one) => one.length === 0) ? [] : members.flat();
  }
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return [];
  const { name } = type.typeName;
  for (const statement of file.program.body) {
    const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declared?.type === "TSTypeAliasDeclaration" && declared.id.name === name)
      return listLiterals(declared.typeAnnotation, file);
  }
  return [];
}

/** `FIELDS` of `FIELDS.map((field) => …)`. */
function findMappedList(fn: FunctionLike, { ancestors }: Scope): Expression | undefined {
  const parent = ancestors[ancestors.indexOf(fn) - 1];
  if (parent?.type !== "CallExpression" || parent.callee.type !== "MemberExpression") return undefined;
  return parent.arguments[0] === fn ? parent.callee.object : undefined;
}

function resolveMember(object: Node, property: string, place: Place): Resolved {
  const literal = findObject(object, place);
  if (literal && "parameter" in literal) {
    const { parameter } = literal;
    const called = place.calls?.get(parameter.fn);
    const argument = called?.arguments[parameter.index];
    if (called && argument && parameter.property === null)
      return resolveMember(argument, property, { ...called.place, depth: place.depth ?? 0 });
    if (parameter.property !== null) return unknown;
    return { texts: [HOLE], parameters: [{ ...parameter, property }] };
  }
  const member = literal?.object.properties.find(
    (one) => one.type === "Property" && nameOfKey(one.key) === property,
  );
  return literal && member?.type === "Property"
    ? resolveTexts(member.value, { ...place, scope: literal.scope })
    : unknown;
}

type FoundObject =
  | { readonly object: Extract<Node, { type: "ObjectExpression" }>; readonly scope: Scope }
  | { readonly parameter: PlacedParameter };

function findObject(expression: Node, place: Place): FoundObject | undefined {
  switch (expression.type) {
    case "ObjectExpression":
      return { object: expression, scope: place.scope };
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "ParenthesizedExpression":
      return findObject(expression.expression, place);
    case "Identifier": {
      const declared = findDeclaration(expression.name, place.scope, place.files);
      if (declared?.kind === "value") return findObject(declared.value, { ...place, scope: declared.scope });
      return declared?.kind === "parameter" ? { parameter: declared } : undefined;
    }
    case "CallExpression":
      return findReturnedObject(expression, place);
    default:
      return undefined;
  }
}

/** Of a function of ours that returns one object. */
function findReturnedObject({ callee }: CallExpression, place: Place): FoundObject | undefined {
  if (callee.type !== "Identifier") return undefined;
  const declared = findDeclaration(callee.name, place.scope, place.files);
  if (declared?.kind !== "function") return undefined;
  const [only, ...more] = listReturned(declared.fn);
  if (!only || more.length > 0) return undefined;
  const ancestors = [...new Set([...declared.scope.ancestors, ...only.ancestors])];
  return findObject(only.returned, { ...place, scope: { file: declared.scope.file, ancestors } });
}

const nameOfKey = (key: Node): string | undefined =>
  key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : undefined;

/** `TABLE[name]`: any of its values. */
function listValues(object: Node, place: Place): readonly (() => Resolved)[] {
  const found = findObject(object, place);
  if (!found || "parameter" in found) return listElements(object, place);
  return found.object.properties.flatMap((one) =>
    one.type === "Property" ? [() => resolveTexts(one.value, { ...place, scope: found.scope })] : [],
  );
}

function listElements(list: Node, place: Place): readonly (() => Resolved)[] {
  switch (list.type) {
    case "ArrayExpression":
      return list.elements.flatMap((one) =>
        one && one.type !== "SpreadElement" ? [() => resolveTexts(one, place)] : [],
      );
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "ParenthesizedExpression":
      return listElements(list.expression, place);
    case "Identifier": {
      const declared = findDeclaration(list.name, place.scope, place.files);
      return declared?.kind === "value"
        ? listElements(declared.value, { ...place, scope: declared.scope })
        : [];
    }
    default:
      return [];
  }
}

/** What a function of ours returns for these arguments. */
function resolveCall({ callee, arguments: given }: CallExpression, place: Place): Resolved {
  if (callee.type !== "Identifier") return unknown;
  const declared = findDeclaration(callee.name, place.scope, place.files);
  if (declared?.kind !== "function") return unknown;
  const { fn } = declared;
  const calls = new Map(place.calls).set(fn, { arguments: given, place });
  const results = listReturned(fn).map(({ returned, ancestors }) => {
    const scope = {
      file: declared.scope.file,
      ancestors: [...new Set([...declared.scope.ancestors, ...ancestors])],
    };
    return resolveTexts(returned, { ...place, scope, calls });
  });
  return results.length === 0 ? unknown : unite(results);
}

function listReturned(
  fn: FunctionLike,
): readonly { readonly returned: Expression; readonly ancestors: readonly Node[] }[] {
  if (!fn.body) return [];
  if (fn.body.type !== "BlockStatement") return [{ returned: fn.body, ancestors: [fn] }];
  const found: { returned: Expression; ancestors: readonly Node[] }[] = [];
  const walk = (node: Node, ancestors: readonly Node[]): void => {
    if (node.type === "ReturnStatement" && node.argument) found.push({ returned: node.argument, ancestors });
    if (isFunction(node)) return;
    for (const child of listChildren(node)) walk(child, [...ancestors, node]);
  };
  walk(fn.body, [fn]);
  return found;
}

function unite(resolved: readonly Resolved[]): Resolved {
  if (resolved.length === 0) return unknown;
  return {
    texts: [...new Set(resolved.flatMap(({ texts }) => texts))],
    parameters: resolved.flatMap(({ parameters }) => parameters),
  };
}

/** Every way to fill the holes of a template; too many are one hole each. */
function joinParts(quasis: readonly string[], parts: readonly Resolved[]): Resolved {
  const ways = parts.reduce((count, { texts }) => count * texts.length, 1);
  let texts = [quasis[0] ?? ""];
  for (const [at, part] of parts.entries()) {
    const filled = ways > MOST_TEXTS ? [HOLE] : part.texts;
    texts = texts.flatMap((before) => filled.map((text) => `${before}${text}${quasis[at + 1] ?? ""}`));
  }
  return {
    texts: [...new Set(texts.map((text) => text.replaceAll(/…+/g, HOLE)))],
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
