import {
  type DocumentKind,
  documentKinds,
  type ElementName,
  elementDefinition,
  isDocumentKind,
} from "@ardeco/contracts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../../../kernel/errors.ts";
import { type DocumentId, isUuid, parseId } from "../../../../../../kernel/ids.ts";
import type { Field, Option } from "../../../../../../web/index.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { buildElementField } from "../../../../../identity/identity/pages/common/elements/element-field.ts";
import { type Doubt, filterElementDoubts, hasReasonRequirement } from "../../../../checks/index.ts";
import type { EvidenceSeen, FileDocument, FileView } from "../../../index.ts";
import { actWords } from "./act-words.ts";

export const acts = ["valider", "corriger", "refuser", "exception", "demander"] as const;
export type ElementAct = (typeof acts)[number];

/** One page holds many forms: each input is named after its element and its act. */
export const formatInputName = (
  element: ElementName,
  act: ElementAct,
  part: "evidence" | "value" | "reason" | "kind",
) => `${act}_${element}_${part}`;

const both = bothIn(actWords);
const formatKindLabel = (kind: DocumentKind): Sentence => documentKinds[kind];

/** A file, and what checks say against its documents. */
export interface Doubted {
  readonly view: FileView;
  readonly doubts: ReadonlyMap<DocumentId, readonly Doubt[]>;
}

/** What checks say against this document, when it should prove this element. */
export const listEvidenceDoubts = (
  element: ElementName,
  id: DocumentId,
  { doubts }: Doubted,
): readonly Doubt[] => filterElementDoubts(element, doubts.get(id) ?? []);

/** What an agent may have looked at to believe an element: its documents, then originals. */
export function buildEvidenceOptions(element: ElementName, file: Doubted): readonly Option[] {
  const kinds: readonly DocumentKind[] = elementDefinition(element).provenBy;
  const pieces = file.view.documents.flatMap((document, index) =>
    kinds.includes(document.kind)
      ? [
          {
            value: `document:${document.id}`,
            label: both((words, language) => {
              const piece = words.evidencePiece(index + 1, formatDocumentName(document, language));
              return listEvidenceDoubts(element, document.id, file).length > 0
                ? words.evidenceDoubted(piece)
                : piece;
            }),
          },
        ]
      : [],
  );
  const originals = kinds.map((kind) => ({
    value: `original:${kind}`,
    label: both((words, language) => words.evidenceOriginal(formatKindLabel(kind)[language])),
  }));
  return [...pieces, ...originals];
}

/** The document that the file holds for this element, if any. */
export function findElementDocument(element: ElementName, { documents }: FileView): FileDocument | undefined {
  return documents.find((document) => document.elements.includes(element));
}

/** "Justificatif de domicile, facture.pdf, 12 novembre 2026": two of one kind are told apart. */
export function formatDocumentName({ kind, file, at }: FileDocument, language: Language): string {
  const day = formatLongDate(toCivilDate(new Date(at)), language);
  return [documentKinds[kind][language], file?.name, day].filter(Boolean).join(", ");
}

/** The same, when nothing speaks against it: chosen before the agent does. */
export function findSoundDocument(element: ElementName, file: Doubted): FileDocument | undefined {
  return file.view.documents.find(
    ({ id, elements }) => elements.includes(element) && listEvidenceDoubts(element, id, file).length === 0,
  );
}

export function readEvidence(text: string): EvidenceSeen | undefined {
  const [seen, what = ""] = text.split(":");
  if (seen === "document" && isUuid(what)) return { seen, documentId: parseId<"document">(what) };
  if (seen === "original" && isDocumentKind(what)) return { seen, kind: what };
  return undefined;
}

/** The questions of one act on one element, in the order in which they are read. */
export function buildDecisionFields(element: ElementName, act: ElementAct, file: Doubted): readonly Field[] {
  const reason: Extract<Field, { kind: "text" }> = {
    kind: "text",
    multiline: true,
    maxLength: 1000,
    name: formatInputName(element, act, "reason"),
    label: both((words) => words.reason),
    why: both((words) => words.reasonRead),
  };
  const inSpite: Field = {
    ...reason,
    optional: true,
    label: both((words) => words.inSpite),
    why: both((words) => words.inSpiteWhy),
  };
  const evidence: Field = {
    kind: "choice",
    name: formatInputName(element, act, "evidence"),
    label: both((words) => words.evidence),
    // Each element of the file has this question.
    whenMissing: both((words, language) => words.evidenceMissing(elementDefinition(element).label[language])),
    options: buildEvidenceOptions(element, file),
  };
  const kinds: readonly DocumentKind[] = elementDefinition(element).provenBy;
  const kind: Field = {
    kind: "choice",
    name: formatInputName(element, act, "kind"),
    label: both((words) => words.kind),
    options: kinds.map((one) => ({ value: one, label: formatKindLabel(one) })),
  };
  return {
    valider: isDoubted(element, file) ? [evidence, inSpite] : [evidence],
    corriger: [buildElementField(element, formatInputName(element, act, "value")), evidence, reason],
    refuser: [reason],
    exception: [reason],
    demander: [kind, reason],
  }[act];
}

/** A check says otherwise of a document that the file holds for it: whoever relies on that one writes why. */
export const isDoubted = (element: ElementName, file: Doubted): boolean =>
  file.view.documents.some(({ id }) => hasReasonRequirement(listEvidenceDoubts(element, id, file)));
