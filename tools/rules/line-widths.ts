import { placeOf } from "../source/place.ts";
import { failure, type Rule } from "./rule.ts";

const COLUMNS = 110;

/** The words of a page stand one sentence a line, as whoever translates them reads them. */
const WORDS = /words/;

/**
 * No line over 110 columns in the platform, where the formatter leaves one: a comment, a sentence, a query, an
 * import of one name.
 */
export const lineWidths: Rule = {
  name: "line-widths",
  adr: "0001",
  check: (tree) =>
    tree.code().flatMap(({ path }) => {
      if (!path.startsWith("apps/platform/src/") || placeOf(path).isTest || WORDS.test(path)) return [];
      return tree
        .text(path)
        .split("\n")
        .flatMap((line, index) =>
          [...line].length > COLUMNS
            ? [
                failure(
                  path,
                  index + 1,
                  `The line has ${[...line].length} columns (${COLUMNS} at most): npm run format breaks code, a sentence is broken by hand.`,
                ),
              ]
            : [],
        );
    }),
};
