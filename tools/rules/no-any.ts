import { failure, type Rule } from "./rule.ts";

/** The type `any` appears nowhere: what comes from outside is parsed. */
export const noAny: Rule = {
  name: "no-any",
  adr: "0002",
  check: (tree) =>
    tree.code().flatMap((file) => {
      const lines: number[] = [];
      file.visit({ TSAnyKeyword: ({ start }) => void lines.push(file.lineAt(start)) });
      const unread = file.syntaxError
        ? [
            failure(
              file.path,
              1,
              `The file cannot be parsed, so that no rule can judge it: ${file.syntaxError}.`,
            ),
          ]
        : [];
      const sentence = "The type any is used; take unknown and parse it at the border.";
      return [...unread, ...lines.map((line) => failure(file.path, line, sentence))];
    }),
};
