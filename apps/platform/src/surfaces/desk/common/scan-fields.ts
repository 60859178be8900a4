import { type DocumentKind, documentKinds } from "@ardeco/contracts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Field } from "../../../web/index.ts";

/** Helps the file picker; what a file is, its bytes say. */
const ACCEPT = "application/pdf,image/jpeg,image/png,image/heic";

export function kindField(
  name: string,
  kinds: readonly DocumentKind[],
  label: Sentence,
  more: { readonly optional?: boolean } = {},
): Field {
  return {
    kind: "choice",
    name,
    label,
    ...more,
    options: kinds.map((value) => ({ value, label: documentKinds[value] })),
  };
}

export function filesField(
  name: string,
  label: Sentence,
  more: { readonly hint?: Sentence; readonly optional?: boolean } = {},
): Field {
  return { kind: "file", name, label, multiple: true, accept: ACCEPT, ...more };
}
