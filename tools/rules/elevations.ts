import { isPlatform, listElevations } from "../source/elevations.ts";
import { failure, type Rule } from "./rule.ts";

const UNEXPLAINED = "Who acts as the system says why in one sentence: elevate(context, { name, reason }).";
const BY_HAND =
  'A context of the system is made by elevate(context, { name, reason }), not by as({ kind: "system" }).';

/** Every part of the platform that acts as the system says why, and is listed in docs/generated/elevations.md. */
export const elevations: Rule = {
  name: "elevations",
  adr: "0148",
  check: (tree) => [
    ...listElevations(tree).flatMap(({ path, line, reason }) =>
      reason === undefined ? [failure(path, line, UNEXPLAINED)] : [],
    ),
    ...tree
      .code()
      .filter((file) => isPlatform(file) && !file.path.includes("/demonstration/"))
      .flatMap((file) => {
        const lines: number[] = [];
        file.visit({
          CallExpression: ({ callee, arguments: [actor], start }) => {
            const isAs =
              callee.type === "MemberExpression" &&
              callee.property.type === "Identifier" &&
              callee.property.name === "as";
            if (!isAs || actor?.type !== "ObjectExpression") return;
            if (/\bkind: "system"/.test(tree.text(file.path).slice(actor.start, actor.end)))
              lines.push(file.lineAt(start));
          },
        });
        return lines.map((line) => failure(file.path, line, BY_HAND));
      }),
  ],
  countSubjects: (tree) => listElevations(tree).length,
};
