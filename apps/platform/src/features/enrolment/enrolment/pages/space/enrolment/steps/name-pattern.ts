import type { Sentence } from "../../../../../../../kernel/errors.ts";
import { buildSentence } from "../build-sentence.ts";

/** As the registry of elements accepts names: letters of any alphabet, apostrophes, hyphens, dots, spaces. */
export const namePattern = {
  test: /^[\p{L}\p{M}][\p{L}\p{M}'’. -]*$/u,
  sentence: buildSentence(
    "Écrivez le nom avec des lettres, comme sur la pièce d’identité.",
    "Write the name in letters, as on the identity document.",
  ),
};

/** Several names on one page: the summary of errors says which. */
export const buildNamePattern = (label: Sentence) => ({
  test: namePattern.test,
  sentence: buildSentence(
    `${label.fr} : écrivez-le avec des lettres, comme sur la pièce d’identité.`,
    `${label.en}: write it in letters, as on the identity document.`,
  ),
});

export const NAME_LENGTH = 100;
