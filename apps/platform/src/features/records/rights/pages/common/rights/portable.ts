import { elementDefinition, formatElement } from "@ardeco/contracts";
import { formatCsv } from "../../../../../../web/format/index.ts";
import type { Dossier } from "./dossier.ts";

/** One thing that the person gave. */
export interface Portable {
  readonly code: string;
  readonly label: string;
  readonly value: unknown;
  readonly text: string;
  readonly givenOn: string;
}

/**
 * What the person gave, and nothing that others worked out or added (GDPR art. 20.1: "which he or she has
 * provided"): declared values, and those that were checked afterwards.
 */
export function selectPortableData({
  elements,
  personId,
}: Pick<Dossier, "elements" | "personId">): readonly Portable[] {
  return elements
    .filter(({ state }) => state === "declared" || state === "validated")
    .filter(({ provenance: { method, declaredBy } }) => method === "declared" || declaredBy === personId)
    .map(({ name, value, provenance }) => ({
      code: name,
      label: elementDefinition(name).label.fr,
      value: value ?? null,
      text: formatElement(name, value, "fr"),
      givenOn: provenance.at.slice(0, 10),
    }));
}

export const formatPortableJson = (dossier: Pick<Dossier, "elements" | "personId" | "at">): string =>
  JSON.stringify(
    {
      format: "ardeco-portabilite-1",
      le: dossier.at.toISOString(),
      informations: selectPortableData(dossier).map(({ code, label, value, givenOn }) => ({
        code,
        nom: label,
        valeur: value,
        donne_le: givenOn,
      })),
    },
    null,
    2,
  );

/** For a spreadsheet, or another site. */
export const formatPortableCsv = (dossier: Pick<Dossier, "elements" | "personId">): string =>
  formatCsv([
    ["code", "nom", "valeur", "donne_le"],
    ...selectPortableData(dossier).map(({ code, label, text, givenOn }) => [code, label, text, givenOn]),
  ]);
