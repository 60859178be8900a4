import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { buildContent } from "./build-content.ts";
import { complianceErrors } from "./errors.ts";
import { computeVersionHash, toVersionTexts } from "./find-versions.ts";
import { type DocumentKind, requiredTexts, TEXT_LENGTH, type Texts, textNames } from "./rules/life.ts";
import {
  addDraft,
  findLockedVersion,
  listVersionRows,
  updateFrozenRow,
  updateTexts,
  type VersionRow,
} from "./store.ts";
import type { VersionId } from "./version.ts";

/**
 * Use case: a new version begins, with the texts of the last one. When a draft is there already, it is that
 * one: twice is once. Throws access.capability_missing.
 */
export async function startVersion(
  context: Context,
  { id, kind }: { readonly id: VersionId; readonly kind: DocumentKind },
): Promise<number> {
  requireCapability(context, "compliance.write");
  return context.transaction(async (tx) => {
    const [last] = await listVersionRows(tx, context.authorityId, kind);
    if (last && last.frozen_at === null) return last.number;
    const number = (last?.number ?? 0) + 1;
    const draft = {
      authorityId: context.authorityId,
      id,
      kind,
      number,
      draftedOn: toCivilDate(context.now()),
      texts: last ? toVersionTexts(last) : {},
    };
    if (await addDraft(tx, draft))
      await record(tx, context, { action: "compliance.drafted", data: { kind, number } });
    return number;
  });
}

/**
 * Use case: what people write by hand. Throws compliance.unknown_version, compliance.frozen_already,
 * request.changed_meanwhile.
 */
export async function saveTexts(
  context: Context,
  input: { readonly id: VersionId; readonly revision: number; readonly texts: Texts },
): Promise<void> {
  requireCapability(context, "compliance.write");
  await context.transaction(async (tx) => {
    const row = await getDraft(tx, context, input.id);
    if (row.revision !== input.revision) throw kernelErrors.error("request.changed_meanwhile");
    await updateTexts(tx, row, requireBoundedTexts(row, input.texts));
    const { kind, number } = row;
    await record(tx, context, { action: "compliance.texts_written", data: { kind, number } });
  });
}

/**
 * Use case: the version stops following the configuration: what is generated and what is written are kept
 * with their hash, for an opinion and a decision. Twice is once. Throws compliance.unknown_version,
 * compliance.texts_missing, request.changed_meanwhile.
 */
export async function closeVersionDraft(
  context: Context,
  { id, revision }: { readonly id: VersionId; readonly revision: number },
): Promise<void> {
  requireCapability(context, "compliance.write");
  const content = await buildContent(context);
  await context.transaction(async (tx) => {
    const row = await getVersionRow(tx, context, id);
    if (row.frozen_at !== null) return;
    if (row.revision !== revision) throw kernelErrors.error("request.changed_meanwhile");
    requireTexts(row);
    const at = context.now();
    const hash = computeVersionHash({ ...row, at, texts: toVersionTexts(row), content });
    await updateFrozenRow(tx, row, { content, hash, at, by: requireAgentContext(context) });
    const { kind, number } = row;
    const data = { kind, number, hash: hash.toString("hex") };
    await record(tx, context, { action: "compliance.frozen", data });
  });
}

export async function getVersionRow(tx: Tx, context: Context, id: VersionId): Promise<VersionRow> {
  const row = await findLockedVersion(tx, context.authorityId, id);
  if (!row) throw complianceErrors.error("compliance.unknown_version");
  return row;
}

export const requireAgentContext = ({ actor }: Context): string | null =>
  actor.kind === "staff" ? actor.staffId : null;

async function getDraft(tx: Tx, context: Context, id: VersionId): Promise<VersionRow> {
  const row = await getVersionRow(tx, context, id);
  if (row.frozen_at !== null) throw complianceErrors.error("compliance.frozen_already");
  return row;
}

function requireBoundedTexts({ kind }: VersionRow, texts: Texts): Texts {
  const kept = textNames[kind].flatMap((name) => {
    const said = texts[name]?.trim().slice(0, TEXT_LENGTH) ?? "";
    return said === "" ? [] : [[name, said] as const];
  });
  return Object.fromEntries(kept);
}

function requireTexts(row: VersionRow): void {
  const texts = toVersionTexts(row);
  const missing = requiredTexts[row.kind].filter((name) => !texts[name]);
  if (missing.length === 0) return;
  const { fr, en } = complianceErrors.definitions["compliance.texts_missing"].todo;
  throw complianceErrors.error(
    "compliance.texts_missing",
    missing.map((field) => ({ field, code: "field.missing", fr, en })),
  );
}
