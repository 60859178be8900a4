import { elementDefinition, isElementName } from "@ardeco/contracts";
import { formatItemLabel } from "../../consent/index.ts";
import type { Column } from "./format.ts";

/** What every line says, whatever the service asks. */
export const lineSources = ["line_id", "sequence", "action", "subscriber"] as const;
export type LineSource = (typeof lineSources)[number];

/** Where a column may take its value: of the line, or of an item that the service asks. */
export interface Source {
  /** "family_name", "address.postal_code". */
  readonly name: string;
  readonly label: { readonly fr: string; readonly en: string };
}

const lineLabels: Readonly<Record<LineSource, Source["label"]>> = {
  line_id: { fr: "Identifiant de la ligne, à rendre dans l’accusé", en: "Line id, to give back" },
  sequence: { fr: "Ordre pour cet abonné", en: "Order for this subscriber" },
  action: { fr: "Ce qu’il faut faire", en: "What to do" },
  subscriber: { fr: "Abonné, sous le nom que seul ce service connaît", en: "Subscriber, pairwise name" },
};

/** Of a service that asks these items, in order. */
export function listSources(items: readonly string[]): readonly Source[] {
  return [
    ...lineSources.map((name) => ({ name, label: lineLabels[name] })),
    ...items.flatMap((item) => {
      const label = formatItemLabel(item);
      const members = listElementMembers(item);
      if (members.length === 0) return [{ name: item, label }];
      return members.map((member) => ({
        name: `${item}.${member}`,
        label: { fr: `${label.fr} : ${member}`, en: `${label.en}: ${member}` },
      }));
    }),
  ];
}

/** "address.postal_code" reads the item "address". */
export const getSourceItem = (source: string): string => source.split(".")[0] ?? source;

/** Headers are the names of the sources: what the page for vendors describes. */
export function buildDefaultColumns(items: readonly string[]): readonly Column[] {
  return listSources(items).map(({ name }) => ({ header: name, source: name }));
}

/** Of an element made of several parts: one column each. */
function listElementMembers(item: string): readonly string[] {
  if (!isElementName(item)) return [];
  const { schema } = elementDefinition(item);
  return "properties" in schema ? Object.keys(schema.properties) : [];
}
