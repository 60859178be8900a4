import { posix } from "node:path";
import type { Expression, Node } from "oxc-parser";
import type { CodeFile } from "../../source/code-file.ts";
import { type FunctionLike, isFunction, type Scope } from "./nodes.ts";

/** What a name stands for, and where that is written. */
export type Declaration =
  | { readonly kind: "value"; readonly value: Expression; readonly scope: Scope }
  | { readonly kind: "function"; readonly fn: FunctionLike; readonly scope: Scope }
  | ({ readonly kind: "parameter"; readonly scope: Scope } & Parameter)
  /** One of the elements of a list, of which a loop takes each. */
  | { readonly kind: "element"; readonly list: Expression; readonly scope: Scope }
  | { readonly kind: "member"; readonly of: Expression; readonly property: string; readonly scope: Scope };

export interface Parameter {
  readonly fn: FunctionLike;
  readonly index: number;
  /** Of the argument, when it is taken apart there. */
  readonly property: string | null;
}

export type FilesByPath = ReadonlyMap<string, CodeFile>;

/**
 * Follows a name outwards from where it is used, then through imports; undefined when it is not written in
 * these files.
 */
export function findDeclaration(name: string, scope: Scope, files: FilesByPath): Declaration | undefined {
  for (let at = scope.ancestors.length - 1; at >= 0; at -= 1) {
    const node = scope.ancestors[at];
    if (!node) continue;
    const around = { file: scope.file, ancestors: scope.ancestors.slice(0, at + 1) };
    const found = isFunction(node)
      ? findParameter(name, node, around)
      : findInBlock(node, name, around, files);
    if (found) return found;
  }
  return undefined;
}

function findParameter(name: string, fn: FunctionLike, scope: Scope): Declaration | undefined {
  for (const [index, parameter] of fn.params.entries()) {
    const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    if (pattern.type === "Identifier" && pattern.name === name)
      return { kind: "parameter", fn, index, property: null, scope };
    if (pattern.type !== "ObjectPattern") continue;
    const property = findProperty(pattern, name);
    if (property !== undefined) return { kind: "parameter", fn, index, property, scope };
  }
  return undefined;
}

/** The property that an object pattern binds to this name. */
function findProperty(pattern: Extract<Node, { type: "ObjectPattern" }>, name: string): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.key.type !== "Identifier") continue;
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    if (value.type === "Identifier" && value.name === name) return property.key.name;
  }
  return undefined;
}

function findInBlock(node: Node, name: string, scope: Scope, files: FilesByPath): Declaration | undefined {
  if (node.type === "ForOfStatement" && node.left.type === "VariableDeclaration") {
    const id = node.left.declarations[0]?.id;
    return id?.type === "Identifier" && id.name === name
      ? { kind: "element", list: node.right, scope }
      : undefined;
  }
  if (node.type !== "Program" && node.type !== "BlockStatement") return undefined;
  for (const statement of node.body) {
    const found =
      statement.type === "ImportDeclaration"
        ? findImported(statement, name, scope, files)
        : findDeclared(statement, name, scope);
    if (found) return found;
  }
  return undefined;
}

function findDeclared(statement: Node, name: string, scope: Scope): Declaration | undefined {
  const declared = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declared?.type === "FunctionDeclaration" && declared.id?.name === name)
    return { kind: "function", fn: declared, scope: within(scope, declared) };
  if (declared?.type !== "VariableDeclaration") return undefined;
  for (const declarator of declared.declarations) {
    const { id, init } = declarator;
    if (!init) continue;
    const here = within(scope, declarator);
    if (id.type === "Identifier" && id.name === name)
      return isFunction(init)
        ? { kind: "function", fn: init, scope: within(here, init) }
        : { kind: "value", value: init, scope: here };
    const element = id.type === "ArrayPattern" ? findElement(id, init, name) : undefined;
    if (element) return { kind: "value", value: element, scope: here };
    const property = id.type === "ObjectPattern" ? findProperty(id, name) : undefined;
    if (property !== undefined) return { kind: "member", of: init, property, scope: here };
  }
  return undefined;
}

/** `field` of `const [field, text] = ["name", value]`. */
function findElement(
  { elements }: Extract<Node, { type: "ArrayPattern" }>,
  init: Expression,
  name: string,
): Expression | undefined {
  const at = elements.findIndex((one) => one?.type === "Identifier" && one.name === name);
  const element = init.type === "ArrayExpression" ? init.elements[at] : undefined;
  return element && element.type !== "SpreadElement" ? element : undefined;
}

const within = ({ file, ancestors }: Scope, node: Node): Scope => ({
  file,
  ancestors: [...ancestors, node],
});

function findImported(
  { specifiers, source }: Extract<Node, { type: "ImportDeclaration" }>,
  name: string,
  scope: Scope,
  files: FilesByPath,
): Declaration | undefined {
  const specifier = specifiers.find(({ local }) => local.name === name);
  if (specifier?.type !== "ImportSpecifier") return undefined;
  return findExported(nameOfExport(specifier.imported), resolveSpecifier(scope.file, source.value), files);
}

/** Through doors that hand it on. */
function findExported(name: string, path: string, files: FilesByPath): Declaration | undefined {
  const file = files.get(path);
  if (!file) return undefined;
  const scope = { file, ancestors: [file.program] };
  for (const statement of file.program.body) {
    if (statement.type === "ExportAllDeclaration") {
      const found = findExported(name, resolveSpecifier(file, statement.source.value), files);
      if (found) return found;
    }
    if (statement.type !== "ExportNamedDeclaration") continue;
    const found = findDeclared(statement, name, scope);
    if (found) return found;
    const specifier = statement.specifiers.find(({ exported }) => nameOfExport(exported) === name);
    if (!specifier) continue;
    const local = nameOfExport(specifier.local);
    return statement.source
      ? findExported(local, resolveSpecifier(file, statement.source.value), files)
      : findDeclaration(local, scope, files);
  }
  return undefined;
}

const resolveSpecifier = (file: CodeFile, specifier: string): string =>
  specifier.startsWith(".") ? posix.join(posix.dirname(file.path), specifier) : specifier;

const nameOfExport = (name: { readonly type: string; readonly name?: string; readonly value?: string }) =>
  name.name ?? name.value ?? "";
