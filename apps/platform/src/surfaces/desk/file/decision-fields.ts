import {
  type DocumentKind,
  documentKinds,
  type ElementName,
  elementDefinition,
  isDocumentKind,
} from "@ardeco/contracts";
import type { Sentence } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import type { EvidenceSeen, FileDocument, FileView } from "../../../modules/enrolment/index.ts";
import type { Field, Option } from "../../../web/index.ts";
import { bothIn } from "../../../web/index.ts";
import { elementField } from "../../common/elements/element-field.ts";
import { actWords } from "./act-words.ts";

export const acts = ["valider", "corriger", "refuser", "exception", "demander"] as const;
export type ElementAct = (typeof acts)[number];

/** One page holds many forms: each input is named after its element and its act. */
export const inputName = (
  element: ElementName,
  act: ElementAct,
  part: "evidence" | "value" | "reason" | "kind",
) => `${act}_${element}_${part}`;

const both = bothIn(actWords);
const kindLabel = (kind: DocumentKind): Sentence => documentKinds[kind];

/** What an agent may have looked at to believe an element: its documents, then originals. */
function evidenceOptions(element: ElementName, view: FileView): readonly Option[] {
  const kinds: readonly DocumentKind[] = elementDefinition(element).provenBy;
  const pieces = view.documents.flatMap(({ id, kind }, index) =>
    kinds.includes(kind)
      ? [
          {
            value: `document:${id}`,
            label: both((words, language) => words.evidencePiece(index + 1, kindLabel(kind)[language])),
          },
        ]
      : [],
  );
  const originals = kinds.map((kind) => ({
    value: `original:${kind}`,
    label: both((words, language) => words.evidenceOriginal(kindLabel(kind)[language])),
  }));
  return [...pieces, ...originals];
}

/** The document that the file holds for this element, if any: chosen before the agent does. */
export function documentFor(element: ElementName, { documents }: FileView): FileDocument | undefined {
  return documents.find((document) => document.elements.includes(element));
}

export function readEvidence(text: string): EvidenceSeen | undefined {
  const [seen, what = ""] = text.split(":");
  if (seen === "document" && isUuid(what)) return { seen, documentId: asId<"document">(what) };
  if (seen === "original" && isDocumentKind(what)) return { seen, kind: what };
  return undefined;
}

/** The questions of one act on one element, in the order in which they are read. */
export function decisionFields(element: ElementName, act: ElementAct, view: FileView): readonly Field[] {
  const reason: Field = {
    kind: "text",
    multiline: true,
    maxLength: 1000,
    name: inputName(element, act, "reason"),
    label: both((words) => words.reason),
    why: both((words) => words.reasonRead),
  };
  const evidence: Field = {
    kind: "choice",
    name: inputName(element, act, "evidence"),
    label: both((words) => words.evidence),
    options: evidenceOptions(element, view),
  };
  const kinds: readonly DocumentKind[] = elementDefinition(element).provenBy;
  const kind: Field = {
    kind: "choice",
    name: inputName(element, act, "kind"),
    label: both((words) => words.kind),
    options: kinds.map((one) => ({ value: one, label: kindLabel(one) })),
  };
  return {
    valider: [evidence],
    corriger: [elementField(element, inputName(element, act, "value")), evidence, reason],
    refuser: [reason],
    exception: [reason],
    demander: [kind, reason],
  }[act];
}
