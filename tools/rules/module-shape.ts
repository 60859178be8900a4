import { lineCounter } from "../source/code-file.ts";
import { modulesOf } from "../source/modules.ts";
import { failure, type Rule } from "./rule.ts";

const README_LINES = 60;

/** Every feature has a README.md of at most 60 lines, a readable module.json and a door. */
export const moduleShape: Rule = {
  name: "module-shape",
  adr: "0001",
  countSubjects: (tree) => modulesOf(tree).length,
  check: (tree) =>
    modulesOf(tree).flatMap(({ name, folder, manifestPath, problem }) => {
      const readme = `${folder}/README.md`;
      const text = tree.text(readme);
      const lines = text === "" ? 0 : lineCounter(text)(text.length - 1);
      const missing = [readme, `${folder}/index.ts`].filter((path) => !tree.has(path));
      return [
        ...missing.map((path) =>
          failure(path, 1, `Feature ${name} has no ${path.slice(folder.length + 1)}; write it.`),
        ),
        ...(problem ? [failure(manifestPath, 1, `module.json of ${name} cannot be read: ${problem}.`)] : []),
        ...(lines > README_LINES
          ? [
              failure(
                readme,
                README_LINES + 1,
                `The README of ${name} has ${lines} lines; keep it within ${README_LINES}.`,
              ),
            ]
          : []),
      ];
    }),
};
