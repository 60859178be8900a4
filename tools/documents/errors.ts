import type { CodeFile } from "../source/code-file.ts";
import { entriesOf, type Literal, literalOf, textAt } from "../source/literal.ts";
import { placeOf } from "../source/place.ts";
import type { Tree } from "../source/tree.ts";
import { code, type Document, markdownTable, page } from "./document.ts";

const HEADS = ["code", "status", "what happened", "what to do", "in English"];

export const errorsDocument: Document = {
  path: "docs/generated/errors.md",
  render: (tree) => {
    const catalogues = listCatalogues(tree);
    if (catalogues.length === 0) return null;
    refuseTwins(catalogues.flatMap(({ catalogue }) => [...entriesOf(catalogue).keys()]));
    // By name: where a feature stands among the folders changes nothing for who reads.
    const blocks = catalogues
      .map(({ file, catalogue }) => ({ title: titleOf(file), catalogue }))
      .toSorted((a, b) => a.title.localeCompare(b.title))
      .map(({ title, catalogue }) => [`## ${title}`, markdownTable(HEADS, rowsOf(catalogue))].join("\n\n"));
    return page("Errors", "the defineErrors calls of the application", blocks);
  },
};

/** Every code that the application may answer. */
export function listErrorCodes(tree: Tree): readonly string[] {
  return listCatalogues(tree).flatMap(({ catalogue }) => [...entriesOf(catalogue).keys()]);
}

function listCatalogues(tree: Tree) {
  const files = tree.code().filter(({ path }) => placeOf(path).layer !== "none" && !placeOf(path).isTest);
  return files.flatMap((file) => cataloguesIn(file).map((catalogue) => ({ file, catalogue })));
}

function titleOf({ path }: CodeFile): string {
  const { name, layer } = placeOf(path);
  return name || layer;
}

function cataloguesIn(file: CodeFile): Literal[] {
  const found: Literal[] = [];
  file.visit({
    CallExpression: ({ callee, arguments: [definitions], start }) => {
      if (callee.type !== "Identifier" || callee.name !== "defineErrors") return;
      const catalogue =
        definitions && definitions.type !== "SpreadElement" ? literalOf(definitions) : undefined;
      if (catalogue === undefined) {
        throw new Error(
          `${file.path}:${file.lineAt(start)}: defineErrors takes literals only, so that the catalogue can be read.`,
        );
      }
      found.push(catalogue);
    },
  });
  return found;
}

function rowsOf(catalogue: Literal): string[][] {
  return [...entriesOf(catalogue)].map(([name, definition]) => [
    code(name),
    textAt(definition, "status"),
    textAt(definition, "fr"),
    textAt(definition, "todo", "fr"),
    `${textAt(definition, "en")} ${textAt(definition, "todo", "en")}`,
  ]);
}

function refuseTwins(codes: readonly string[]): void {
  const twin = codes.find((name, index) => codes.indexOf(name) !== index);
  if (twin) throw new Error(`The error code ${twin} is defined twice; a code has one meaning.`);
}
