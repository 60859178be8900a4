import { type DocumentKind, documentKinds } from "@ardeco/contracts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Field } from "../../../web/index.ts";

/** Helps the file picker; what a file is, its bytes say. */
const ACCEPT = "application/pdf,image/jpeg,image/png,image/heic";

/** Chosen when no document is shown: a radio once ticked cannot be emptied. */
export const NOTHING = "rien";

/** What kind of document; `nothing` lets the agent say that none is. */
export function buildKindField(
  name: string,
  kinds: readonly DocumentKind[],
  label: Sentence,
  nothing?: Sentence,
): Field {
  return {
    kind: "choice",
    inline: true,
    name,
    label,
    options: [
      ...(nothing ? [{ value: NOTHING, label: nothing }] : []),
      ...kinds.map((value) => ({ value, label: documentKinds[value] })),
    ],
  };
}

export function buildFilesField(
  name: string,
  label: Sentence,
  more: { readonly hint?: Sentence; readonly optional?: boolean } = {},
): Field {
  return { kind: "file", name, label, multiple: true, accept: ACCEPT, ...more };
}
