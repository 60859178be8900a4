import { Type } from "typebox";
import { Compile } from "typebox/compile";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { AppError, Sentence } from "../../../kernel/errors.ts";
import type { Id } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { authoritiesErrors } from "./errors.ts";
import { requireOperator } from "./import-territory.ts";
import { CommuneRow, officialEdition } from "./official/files.ts";
import { mapMergedCommunes, readCommuneRows, readTerritory } from "./official/read-territory.ts";
import { compareTerritory, type KnownAuthority, type TerritoryChanges } from "./rules/compare-territory.ts";
import {
  createImportRow,
  findImport,
  type KnownRow,
  listImportRows,
  listKnown,
  type TerritoryImportRow,
  updateImport,
} from "./store/territory-imports.ts";

export type TerritoryImportId = Id<"territory_import">;

/** How far an import is. */
export type TerritoryImport = Pick<
  TerritoryImportRow,
  "edition" | "source" | "total" | "done" | "created" | "renewed" | "state"
> & { readonly id: string; readonly changedAt: Date };

const communeRows = Compile(Type.Array(CommuneRow, { minItems: 1 }));
const LISTED = 10;
/** One running, whoever started it: the index of that name. */
const UNDER_WAY = "one_territory_import_at_a_time";

export interface ProposedImport {
  readonly id: TerritoryImportId;
  /** Communes of an edition, as the package has them; the packaged ones when absent. */
  readonly file?: { readonly edition: number; readonly text: string };
}

/**
 * Use case: an import to look at before it is confirmed. Operator only. Twice with the same id: one.
 * Throws authorities.file_not_read with the place of the first fault.
 */
export async function createImportProposal(context: Context, { id, file }: ProposedImport): Promise<void> {
  requireOperator(context);
  const rows = file ? readRows(file.text) : readCommuneRows();
  await context.transaction((tx) =>
    createImportRow(tx, {
      authority_id: context.authorityId,
      id,
      edition: file?.edition ?? officialEdition,
      source: file ? "file" : "package",
      total: readTerritory(rows).length,
      content: file ? rows : null,
      changed_at: context.now(),
    }),
  );
}

/**
 * Use case: what it would open, rename and refresh, and what has left the code. Throws
 * authorities.unknown_import.
 */
export async function buildImportPreview(
  context: Context,
  id: TerritoryImportId,
): Promise<{ readonly progress: TerritoryImport; readonly changes: TerritoryChanges }> {
  requireOperator(context);
  return context.transaction(async (tx) => {
    const row = await getImport(tx, context, id);
    const rows = parseImportRows(row);
    const changes = compareTerritory(
      (await listKnown(tx)).map(toKnownAuthority),
      readTerritory(rows),
      mapMergedCommunes(rows),
    );
    return { progress: toImportProgress(row), changes };
  });
}

/**
 * Use case: the job starts after commit. Confirmed twice, it starts once.
 * Throws authorities.unknown_import, authorities.import_under_way.
 */
export async function confirmImport(context: Context, id: TerritoryImportId): Promise<void> {
  requireOperator(context);
  await context
    .transaction(async (tx) => {
      const row = await getImport(tx, context, id);
      if (row.state !== "proposed") return;
      await updateImport(tx, row, { state: "waiting", changed_at: context.now() });
      const { edition, source, total } = row;
      await record(tx, context, { action: "authorities.import_asked", data: { edition, source, total } });
      const { authorityId, requestId } = context;
      await context.ports.jobs.send(tx, "authorities.import", { authorityId, requestId, importId: id });
    })
    .catch((error: unknown) => {
      if (error instanceof Error && "constraint" in error && error.constraint === UNDER_WAY)
        throw authoritiesErrors.error("authorities.import_under_way");
      throw error;
    });
}

/** The latest first. Operator only. */
export function listImports(context: Context): Promise<readonly TerritoryImport[]> {
  return context.read(async (tx) => {
    requireOperator(context);
    return (await listImportRows(tx, context.authorityId, LISTED)).map(toImportProgress);
  });
}

export async function getImport(tx: Tx, context: Context, id: string): Promise<TerritoryImportRow> {
  const row = await findImport(tx, context.authorityId, id);
  if (!row) throw authoritiesErrors.error("authorities.unknown_import");
  return row;
}

/** Communes of the import: its file's, checked again, or the packaged ones. */
export function parseImportRows({ source, content }: TerritoryImportRow): readonly CommuneRow[] {
  if (source === "package" || content === null) return readCommuneRows();
  if (!communeRows.Check(content)) throw authoritiesErrors.error("authorities.file_not_read");
  return content;
}

function readRows(text: string): readonly CommuneRow[] {
  const content = parse(text);
  if (!communeRows.Check(content)) {
    const path = communeRows.Errors(content)[0]?.instancePath ?? "";
    throw buildUnreadError(path, notOfTheCode);
  }
  const hidden = content.flatMap((row, at) =>
    Object.entries(row).flatMap(([member, value]) =>
      hasControlCharacter(value) ? [`/${at}/${member}`] : [],
    ),
  );
  if (hidden[0] !== undefined) throw buildUnreadError(hidden[0], invisible);
  return content;
}

/** Control characters (Unicode, Cc): none is in the name of a place, and the database refuses the first. */
const hasControlCharacter = (value: unknown): boolean =>
  [value].flat().some((one) => /\p{Cc}/u.test(String(one)));

const notOfTheCode: Sentence = {
  fr: "ce n’est pas une commune du code officiel géographique.",
  en: "this is no commune of the official code.",
};
const invisible: Sentence = {
  fr: "ce texte contient un caractère invisible.",
  en: "this text holds an invisible character.",
};

function buildUnreadError(path: string, { fr, en }: Sentence): AppError {
  const [, element, member = "type"] = /^\/(\d+)(?:\/(\w+))?/.exec(path) ?? [];
  const place = element === undefined ? "" : `${Number(element) + 1}, ${member}`;
  return authoritiesErrors.error("authorities.file_not_read", [
    {
      field: "file",
      code: "authorities.file_not_read",
      fr: place === "" ? fr : `Élément ${place} : ${fr}`,
      en: place === "" ? en : `Element ${place}: ${en}`,
    },
  ]);
}

function parse(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    return undefined;
  }
}

const toImportProgress = ({ changed_at, ...row }: Omit<TerritoryImportRow, "authority_id" | "content">) => ({
  ...row,
  changedAt: changed_at,
});

const toKnownAuthority = (row: KnownRow): KnownAuthority => ({
  kind: row.kind,
  code: row.official_code,
  postcodes: row.postcodes,
  ...(row.official_name === null ? {} : { officialName: row.official_name }),
  ...(row.siren === null ? {} : { siren: row.siren }),
  ...(row.population === null ? {} : { population: row.population }),
});
