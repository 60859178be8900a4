import type { Argument, CallExpression, Expression } from "oxc-parser";
import { literalOf, textAt } from "../../source/literal.ts";
import { placeOf } from "../../source/place.ts";
import type { Tree } from "../../source/tree.ts";
import { EXCEPTIONS_PATH, type Exceptions } from "../exceptions.ts";
import type { NameSection } from "../section.ts";
import { type FilesByPath, findDeclaration } from "./declarations.ts";
import type { FollowedCall, FollowedRegistry } from "./followed.ts";
import {
  type FunctionLike,
  findEnclosingName,
  findFunctionName,
  listCalls,
  type PlacedCall,
} from "./nodes.ts";
import { type PlacedParameter, type Resolved, resolveTexts } from "./resolve.ts";

export interface FoundLabels {
  readonly labels: ReadonlyMap<NameSection, ReadonlySet<string>>;
  /** Functions that name nothing, and labels that cannot be read. */
  readonly failures: readonly string[];
}

interface Reading {
  readonly files: FilesByPath;
  readonly callsByName: ReadonlyMap<string, readonly PlacedCall[]>;
  readonly labels: Map<NameSection, Set<string>>;
  readonly exceptions: Exceptions;
  /** Labels that cannot be read, by "<section> <function>": where. */
  readonly computed: Map<string, string>;
  readonly seen: Map<FunctionLike, Set<string>>;
}

/**
 * Reads the labels that the code of applications gives to these functions, through functions that hand them
 * on.
 */
export function readLabels(
  tree: Tree,
  followed: readonly FollowedCall[],
  exceptions: Exceptions,
): FoundLabels {
  const files = new Map(
    tree
      .code()
      .filter(({ path }) => path.startsWith("apps/") && !placeOf(path).isTest)
      .map((file) => [file.path, file]),
  );
  const reading: Reading = {
    files,
    callsByName: groupByName([...files.values()].flatMap(listCalls)),
    labels: new Map(),
    exceptions,
    computed: new Map(),
    seen: new Map(),
  };
  const failures = followed.flatMap((one) => (follow(reading, one) > 0 ? [] : [nothingSaid(one)]));
  return { labels: reading.labels, failures: [...failures, ...judgeComputed(reading, exceptions)] };
}

const nothingSaid = ({ section, callee }: FollowedCall): string =>
  `No call of ${callee} names anything for ${section.name}: if it was renamed, write its new name in tools/manifest/labels/followed.ts.`;

function groupByName(calls: readonly PlacedCall[]): ReadonlyMap<string, readonly PlacedCall[]> {
  const groups = new Map<string, PlacedCall[]>();
  for (const placed of calls) {
    const name = nameOfCallee(placed.call.callee);
    if (name === undefined) continue;
    groups.set(name, [...(groups.get(name) ?? []), placed]);
  }
  return groups;
}

function nameOfCallee(callee: Expression): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && !callee.computed ? callee.property.name : undefined;
}

/** How many labels its calls give. */
function follow(reading: Reading, followed: FollowedCall): number {
  const name = followed.callee.split(".").at(-1) ?? "";
  const calls = (reading.callsByName.get(name) ?? []).filter(({ call }) =>
    isFollowedCall(call, followed.callee),
  );
  return calls.reduce((count, placed) => count + readCall(reading, followed, placed), 0);
}

function isFollowedCall({ callee }: CallExpression, followed: string): boolean {
  const [owner] = followed.split(".");
  if (owner === followed) return callee.type === "Identifier";
  if (callee.type !== "MemberExpression") return false;
  return owner === "*" || listOwners(callee.object).includes(owner ?? "");
}

/** "jobs" for `ports.jobs`; for a chain of calls, the function that begins it too: "createHmac()". */
function listOwners(object: Expression): readonly string[] {
  switch (object.type) {
    case "Identifier":
      return [object.name];
    case "MemberExpression":
      return object.computed ? [] : [object.property.name];
    case "AwaitExpression":
      return listOwners(object.argument);
    case "ParenthesizedExpression":
    case "ChainExpression":
      return listOwners(object.expression);
    case "CallExpression":
      return object.callee.type === "Identifier"
        ? [`${object.callee.name}()`]
        : object.callee.type === "MemberExpression"
          ? listOwners(object.callee.object)
          : [];
    default:
      return [];
  }
}

function readCall(reading: Reading, followed: FollowedCall, placed: PlacedCall): number {
  const given = placed.call.arguments.slice(followed.argument);
  const read = followed.isRest ? given : given.slice(0, 1);
  if (read.length === 0) return 0;
  const parts = read.map((argument) => resolveArgument(reading, argument, followed.property ?? null, placed));
  const texts = parts.reduce<readonly string[]>(
    (before, { texts: after }) =>
      before.length === 0 ? after : before.flatMap((one) => after.map((text) => `${one} ${text}`)),
    [],
  );
  // Of several words the first says what it is; ids come after.
  return keepTexts(reading, followed, { texts, parameters: parts[0]?.parameters ?? [] }, placed);
}

function resolveArgument(
  { files }: Reading,
  argument: Argument,
  property: string | null,
  { scope }: PlacedCall,
): Resolved {
  if (property === null) return resolveTexts(argument, { scope, files });
  const member = {
    type: "MemberExpression",
    object: argument,
    property: { type: "Identifier", name: property },
    computed: false,
  };
  return resolveTexts(member as Parameters<typeof resolveTexts>[0], { scope, files });
}

/** Not an id, nor content. */
const isLabel = (text: string): boolean => /[A-Za-z]/.test(text) && !text.includes("\n");

function keepTexts(
  reading: Reading,
  followed: FollowedCall,
  { texts, parameters }: Resolved,
  placed: PlacedCall,
): number {
  const labels = texts.filter(isLabel);
  const known = reading.labels.get(followed.section) ?? new Set<string>();
  reading.labels.set(followed.section, known);
  for (const label of labels) known.add(escapeControls(label));
  if (labels.length === texts.length) return labels.length;
  const { scope, call } = placed;
  const key = `${followed.section.name} ${findEnclosingName(scope) || scope.file.path}`;
  const where = `${scope.file.path}:${scope.file.lineAt(call.start)}`;
  // Where an exception says so, whoever calls this function is not asked.
  const isExcepted = reading.exceptions.computed[key] !== undefined;
  const further = isExcepted ? [] : parameters.map((one) => followParameter(reading, followed, one));
  const isExplained = further.length > 0 && further.every((count) => count > 0);
  if (!isExplained && !followed.mayBeValue) reading.computed.set(key, where);
  return labels.length + further.reduce((sum, count) => sum + count, 0);
}

/** A label may end with a byte that no text has. */
const escapeControls = (label: string): string =>
  label.replaceAll(/\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, "0")}`);

/** The label comes in as an argument: the calls of this function are followed too. */
function followParameter(
  reading: Reading,
  { section, mayBeValue }: FollowedCall,
  { fn, index, property, scope }: PlacedParameter,
): number {
  const name = findFunctionName(fn, scope);
  if (name === undefined) return 0;
  const followed: FollowedCall = {
    section,
    callee: name,
    argument: index,
    ...(property === null ? {} : { property }),
    ...(mayBeValue ? { mayBeValue } : {}),
  };
  const key = `${section.name} ${index} ${property}`;
  const seen = reading.seen.get(fn) ?? new Set<string>();
  reading.seen.set(fn, seen);
  if (seen.has(key)) return 1;
  seen.add(key);
  const calls = (reading.callsByName.get(name) ?? []).filter(({ call, scope: from }) => {
    const { callee } = call;
    if (callee.type !== "Identifier") return false;
    const declared = findDeclaration(callee.name, from, reading.files);
    return declared?.kind === "function" && declared.fn === fn;
  });
  return calls.reduce((count, placed) => count + readCall(reading, followed, placed), 0);
}

/** A label that no literal gives is listed, with a reason; one that is listed is one. */
function judgeComputed({ computed }: Reading, exceptions: Exceptions): readonly string[] {
  const unlisted = [...computed]
    .filter(([key]) => exceptions.computed[key] === undefined)
    .map(
      ([key, where]) =>
        `${where}: this label cannot be read; write a literal or a constant, or say why in ${EXCEPTIONS_PATH}: computed / ${key}.`,
    );
  const unneeded = Object.keys(exceptions.computed)
    .filter((key) => !computed.has(key))
    .map((key) => `${EXCEPTIONS_PATH}: computed / ${key} is not needed; remove it.`);
  return [...unlisted, ...unneeded];
}

/** Names listed by constants of the applications; none when no constant has one of these names and this form. */
export function readRegistry(tree: Tree, { constants, read }: FollowedRegistry): ReadonlySet<string> {
  const found = new Set<string>();
  const files = tree.code().filter(({ path }) => path.startsWith("apps/") && !placeOf(path).isTest);
  for (const file of files) {
    file.visit({
      VariableDeclarator: ({ id, init }) => {
        if (id.type !== "Identifier" || !constants.includes(id.name) || !init) return;
        for (const name of listNames(init, read)) found.add(name);
      },
    });
  }
  return found;
}

function listNames(init: Expression, read: FollowedRegistry["read"]): readonly string[] {
  if (init.type === "TSAsExpression" || init.type === "TSSatisfiesExpression")
    return listNames(init.expression, read);
  if (read === "name") {
    const literal = init.type === "ArrayExpression" ? literalOf(init) : undefined;
    return Array.isArray(literal)
      ? literal.map((one) => textAt(one, read)).filter((name) => name !== "")
      : [];
  }
  if (init.type !== "ObjectExpression") return [];
  return init.properties.flatMap((one) =>
    one.type === "Property" && one.key.type === "Identifier" ? [one.key.name] : [],
  );
}
