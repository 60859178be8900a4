import { type ElementName, elementDefinition } from "@ardeco/contracts";
import type { Option } from "../../../../../../web/index.ts";
import {
  buildEvidenceOptions,
  type Doubted,
  findSoundDocument,
  listEvidenceDoubts,
} from "./decision-fields.ts";
import type { PendingElement } from "./file-state.ts";

export const rowActs = ["valider", "refuser", "demander", "laisser"] as const;
export type RowAct = (typeof rowActs)[number];

/** Inputs of the form of the whole file, by element; what was seen is by group. */
export const formatRowName = (
  part: "element" | "acte" | "motif" | "precision" | "kind" | "vu",
  element: ElementName,
): string => `${part}_${element}`;

/** Elements that one original proves together. */
export interface DecideGroup {
  /** The first element's. */
  readonly seenName: string;
  readonly elements: readonly PendingElement[];
  readonly options: readonly Option[];
  /** The sound document of the file, or "". */
  readonly seen: string;
}

/** Those whose document is the same, and for which the same kinds are a proof. */
export function listDecideGroups(pending: readonly PendingElement[], file: Doubted): readonly DecideGroup[] {
  const groups = Map.groupBy(pending, ({ name }) =>
    [...elementDefinition(name).provenBy, findSoundDocument(name, file)?.id ?? ""].join(" "),
  );
  return [...groups.values()].flatMap((elements) => {
    const [first] = elements;
    if (!first) return [];
    const document = findSoundDocument(first.name, file);
    return [
      {
        seenName: formatRowName("vu", first.name),
        elements,
        options: buildGroupOptions(elements, file, first.name),
        seen: document ? `document:${document.id}` : "",
      },
    ];
  });
}

/** A check that speaks against a document for one of them is told for all. */
function buildGroupOptions(
  elements: readonly PendingElement[],
  file: Doubted,
  first: ElementName,
): readonly Option[] {
  return buildEvidenceOptions(first, file).map((option) => {
    const document = file.view.documents.find(({ id }) => option.value === `document:${id}`);
    const doubted = document
      ? elements.find(({ name }) => listEvidenceDoubts(name, document.id, file).length > 0)
      : undefined;
    if (!doubted) return option;
    return buildEvidenceOptions(doubted.name, file).find(({ value }) => value === option.value) ?? option;
  });
}
