import { documentKinds, type ElementName, elementDefinition } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Language, Sentence } from "../../../../kernel/errors.ts";
import { type FileId, parseId } from "../../../../kernel/ids.ts";
import { formatInnerLabel } from "../../../../kernel/text.ts";
import { type ElementPair, listPeopleElements } from "../../../identity/identity/index.ts";
import { isDecidedOnEvidence, isExamined } from "../rules.ts";
import { listDocumentsOfFiles } from "../store/details.ts";
import type { FileDocumentRow, FileRow } from "../store/tables.ts";

/** What waits for a decision, and what of it no document of the file should prove. */
export function splitPending(elements: readonly ElementPair[], documents: readonly FileDocumentRow[] = []) {
  const proven = new Set<string>(documents.flatMap((one) => one.elements));
  const pending = elements.flatMap(({ name, declared }) =>
    declared !== undefined && isDecidedOnEvidence(name) ? [name] : [],
  );
  return { pending, unproven: pending.filter((name) => !proven.has(name)) };
}

/**
 * By file that an agent has to examine: what only the person can still show. A file without anything of the
 * kind is left out.
 */
export async function listToBring(
  tx: Tx,
  context: Context,
  rows: readonly FileRow[],
): Promise<ReadonlyMap<string, readonly ElementName[]>> {
  const examined = rows.filter(({ state }) => isExamined(state));
  if (examined.length === 0) return new Map();
  const personIds = examined.map((row) => parseId<"person">(row.person_id));
  const fileIds = examined.map((row): FileId => parseId<"file">(row.id));
  const people = await listPeopleElements(tx, context, [...new Set(personIds)]);
  const documents = await listDocumentsOfFiles(tx, context.authorityId, fileIds);
  return new Map(
    examined.flatMap(({ id, person_id }) => {
      const elements = people.get(parseId<"person">(person_id)) ?? [];
      const { unproven } = splitPending(elements, documents.get(id));
      return unproven.length > 0 ? [[id, unproven] as const] : [];
    }),
  );
}

/**
 * « justificatif de domicile ou avis d’impôt (pour : adresse du domicile) », one for each set of documents.
 */
export function listDocumentsToBring(names: readonly ElementName[], language: Language): readonly string[] {
  const sets = Map.groupBy(names, (name) => elementDefinition(name).provenBy.join());
  return [...sets.values()].map((together) => {
    const [first = "address"] = together;
    const kinds = elementDefinition(first).provenBy.map((kind) =>
      formatInnerLabel(documentKinds[kind][language]),
    );
    const labels = together
      .map((name) => formatInnerLabel(elementDefinition(name).label[language]))
      .join(", ");
    const oneOf = new Intl.ListFormat(language, { type: "disjunction" }).format(kinds);
    return language === "fr" ? `${oneOf} (pour : ${labels})` : `${oneOf} (for: ${labels})`;
  });
}

/**
 * What to bring and where, as the page, the message and the letter say it; undefined when nothing is to be
 * brought.
 */
export function formatBringSentence(names: readonly ElementName[], office?: string): Sentence | undefined {
  if (names.length === 0) return undefined;
  const [fr, en] = [
    listDocumentsToBring(names, "fr").join(" ; "),
    listDocumentsToBring(names, "en").join("; "),
  ];
  const where = office === undefined ? { fr: "au guichet", en: "at the desk" } : formatOfficePlace(office);
  return {
    fr:
      `Il vous reste à montrer ${where.fr} : ${fr}. Apportez l’original ` +
      "dès que vous pouvez : l’agent le regarde et n’en garde pas de copie.",
    en:
      `You still have to show ${where.en}: ${en}. Bring the original ` +
      "as soon as you can: the agent looks at it and keeps no copy.",
  };
}

const formatOfficePlace = (office: string) => ({
  fr: `au guichet « ${office} »`,
  en: `at the desk “${office}”`,
});
