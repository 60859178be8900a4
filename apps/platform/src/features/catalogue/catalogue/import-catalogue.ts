import { isDeepStrictEqual } from "node:util";
import { lineOf, type ReadService, readCatalogue } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findProblems } from "./check-definition.ts";
import { draftService, draftVersion, saveDraft } from "./draft-service.ts";
import { catalogueErrors } from "./errors.ts";
import { listServicesForManagement, type ManagedService } from "./find-service.ts";
import { formatProblemSentence } from "./problems.ts";
import type { VersionSeen } from "./service.ts";

/** What became of one service of the document. */
export interface ImportedService {
  readonly slug: string;
  readonly outcome: "drafted" | "saved" | "unchanged" | "refused";
  /** Its line in the document, from 1. */
  readonly line?: number;
  readonly draft?: VersionSeen;
  /** What keeps the draft from being submitted, or the service from being imported. */
  readonly problems: readonly FieldError[];
}

/**
 * Use case: drafts from a CPSV-AP document in JSON-LD, by identifier: a service of ours that says the same is
 * left alone, a draft is written again, what is published gets a next version, to be approved like any other.
 * Throws catalogue.document_not_read with the reason and the line.
 */
export async function importCatalogue(
  context: Context,
  { source }: { readonly source: string },
): Promise<readonly ImportedService[]> {
  requireCapability(context, "service.draft");
  const read = readCatalogue(source);
  if (!read.ok) throw catalogueErrors.error("catalogue.document_not_read", [buildUnreadOutcome(read)]);
  const own = await listServicesForManagement(context);
  const taken = new Set<string>();
  const imported: ImportedService[] = [];
  for (const service of read.services) {
    const slug = toServiceSlug(service.identifier);
    const line = lineOf(source, service.identifier) ?? lineOf(source, service.node);
    const outcome = taken.has(slug)
      ? buildRefusedOutcome("catalogue.slug_taken")
      : await importOneService(context, own, slug, service);
    taken.add(slug);
    imported.push({ slug, ...outcome, ...(line === undefined ? {} : { line }) });
  }
  return imported;
}

type Outcome = Omit<ImportedService, "slug" | "line">;

async function importOneService(
  context: Context,
  own: readonly ManagedService[],
  slug: string,
  { definition }: ReadService,
): Promise<Outcome> {
  const problems = findProblems(definition);
  const known = own.find((one) => one.slug === slug);
  const [last] = known?.versions ?? [];
  const importVersion = async (): Promise<Outcome> => {
    if (!known || !last) {
      const draft = await draftService(context, { id: context.newId<ServiceId>(), slug, definition });
      return { outcome: "drafted", draft, problems };
    }
    if (isDeepStrictEqual(last.definition, definition)) return { outcome: "unchanged", problems };
    if (last.state === "draft") {
      await saveDraft(context, { ...last, definition });
      return { outcome: "saved", draft: { ...last, revision: last.revision + 1 }, problems };
    }
    const draft = await draftVersion(context, { serviceId: known.id, definition });
    return { outcome: "drafted", draft, problems };
  };
  return recoverRefusal("any", importVersion, ({ code, definition }) =>
    buildRefusedOutcome(code, definition),
  );
}

function buildRefusedOutcome(code: string, sentence = formatProblemSentence(code)): Outcome {
  const { fr, en } = sentence;
  return { outcome: "refused", problems: [{ field: "", code, fr, en }] };
}

function buildUnreadOutcome({ code, line }: { readonly code: string; readonly line?: number }): FieldError {
  const { fr, en } = formatProblemSentence(code);
  if (line === undefined) return { field: "document", code, fr, en };
  return { field: "document", code, fr: `Ligne ${line} : ${fr}`, en: `Line ${line}: ${en}` };
}

/** « Piscine d’été » and « https://elsewhere.example/id/pool » become path segments, always the same. */
function toServiceSlug(identifier: string): string {
  const plain = identifier
    .normalize("NFD")
    .toLowerCase()
    .replace(/^[a-z]+:(\/\/)?/, "")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(-60)
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "service" : plain;
}
