import type { CodeFile } from "./code-file.ts";
import { literalOf, textAt } from "./literal.ts";
import { placeOf } from "./place.ts";
import type { Tree } from "./tree.ts";

/** A place where a part of the platform acts as the system (`elevate`). */
export interface FoundElevation {
  readonly path: string;
  readonly line: number;
  /** As it is written: a literal, or the expression that gives it. */
  readonly name: string;
  /** Absent when it is not one sentence written there. */
  readonly reason?: string;
}

export const listElevations = (tree: Tree): readonly FoundElevation[] =>
  tree
    .code()
    .filter(isPlatform)
    .flatMap((file) => findElevations(file, tree.text(file.path)));

export const isPlatform = ({ path }: CodeFile): boolean =>
  path.startsWith("apps/platform/src/") && !placeOf(path).isTest && path !== ELEVATE;

/** The one file that may write `as({ kind: "system" })` for a request. */
export const ELEVATE = "apps/platform/src/kernel/elevate.ts";

function findElevations(file: CodeFile, text: string): readonly FoundElevation[] {
  const found: FoundElevation[] = [];
  file.visit({
    CallExpression: ({ callee, arguments: [, about], start }) => {
      if (callee.type !== "Identifier" || callee.name !== "elevate") return;
      const properties = about?.type === "ObjectExpression" ? about.properties : [];
      const values = new Map(
        properties.flatMap((property) =>
          property.type === "Property" && property.key.type === "Identifier"
            ? [[property.key.name, property.value] as const]
            : [],
        ),
      );
      const name = values.get("name");
      const reason = values.get("reason");
      const sentence = reason ? textAt(literalOf(reason)) : "";
      found.push({
        path: file.path,
        line: file.lineAt(start),
        name: name ? text.slice(name.start, name.end).replaceAll('"', "") : "",
        ...(/^\p{Lu}.{20,}\.$/u.test(sentence) ? { reason: sentence } : {}),
      });
    },
  });
  return found;
}
