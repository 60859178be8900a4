import type { CodeFile } from "../source/code-file.ts";
import { type Literal, literalOf, textAt } from "../source/literal.ts";
import { code, type Document, markdownTable, page } from "./document.ts";

const SOURCE = "apps/platform/src/infra/settings/settings.ts";
/** In the order of the page. */
const SOURCES = [SOURCE, "apps/platform/src/infra/settings/observation-settings.ts"];

export const configurationDocument: Document = {
  path: "docs/generated/configuration.md",
  render: (tree) => {
    const settings = SOURCES.flatMap((source) =>
      tree
        .code()
        .filter(({ path }) => path === source)
        .flatMap(listSettings),
    );
    if (settings.length === 0) return null;
    const rows = settings.map((setting) => [
      code(textAt(setting, "name")),
      code(textAt(setting, "default")),
      textAt(setting, "secret") === "true" ? "secret" : "",
      textAt(setting, "description") || textAt(setting, "description", "fr"),
      textAt(setting, "change"),
      textAt(setting, "refused"),
    ]);
    return page("Configuration", SOURCE, [
      "Settings are environment variables; an empty one is an absent one. A start with a wrong value stops, names all that is wrong in French and in English, and never quotes a value.",
      markdownTable(["setting", "default", "secret", "meaning", "when to change it", "refused"], rows),
    ]);
  },
};

/** The lists of literals that end in `as const satisfies readonly Setting[]`. */
function listSettings(file: CodeFile): readonly Literal[] {
  const found: Literal[] = [];
  file.visit({
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== "Identifier" || init?.type !== "TSSatisfiesExpression") return;
      const list = literalOf(init);
      if (!Array.isArray(list))
        throw new Error(`${file.path}: ${id.name} is not a list of literals; it cannot be read.`);
      found.push(...list);
    },
  });
  return found;
}
