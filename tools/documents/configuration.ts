import type { CodeFile } from "../source/code-file.ts";
import { type Literal, literalOf, textAt } from "../source/literal.ts";
import { code, type Document, markdownTable, page } from "./document.ts";

const SOURCE = "apps/platform/src/infra/settings/settings.ts";
const NAME = "settings";

export const configurationDocument: Document = {
  path: "docs/generated/configuration.md",
  render: (tree) => {
    const file = tree.code().find(({ path }) => path === SOURCE);
    const settings = file && settingsIn(file);
    if (!settings) return null;
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

function settingsIn(file: CodeFile): readonly Literal[] | null {
  let found: Literal | undefined | null = null;
  file.visit({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === "Identifier" && id.name === NAME && init) found = literalOf(init);
    },
  });
  if (found === null) return null;
  if (!Array.isArray(found))
    throw new Error(`${file.path}: ${NAME} is not a list of literals; it cannot be read.`);
  return found;
}
