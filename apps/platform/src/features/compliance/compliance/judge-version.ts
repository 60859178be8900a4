import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { isAmongAgents, requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { complianceErrors } from "./errors.ts";
import { toVersionFacts } from "./find-versions.ts";
import {
  computeValidityEnd,
  type Decision,
  isOpinionAwaited,
  monthsAllowed,
  type Opinion,
  TEXT_LENGTH,
} from "./rules/life.ts";
import { listVersionRows, updateDecision, updateOpinion, type VersionRow } from "./store.ts";
import type { VersionId } from "./version.ts";
import { getVersionRow, requireAgentContext } from "./write-version.ts";

const SIGNATORY_LENGTH = 200;

/**
 * Use case: the opinion of the data-protection officer on an impact assessment (GDPR art. 35.2), or of
 * whoever examined a security file. Said again alike, it is said once. Throws access.capability_missing,
 * compliance.unknown_version, compliance.not_frozen, compliance.newer_version, compliance.advised_already,
 * compliance.decided_already.
 */
export async function recordOpinion(
  context: Context,
  input: { readonly id: VersionId; readonly opinion: Opinion; readonly words: string },
): Promise<void> {
  requireCapability(context, "compliance.write");
  await context.transaction(async (tx) => {
    const row = await getVersionRow(tx, context, input.id);
    if (row.kind === "impact_assessment") requireCapability(context, "compliance.advise");
    const { opinion } = input;
    const words = input.words.trim().slice(0, TEXT_LENGTH);
    if (
      row.opinion === opinion &&
      row.opinion_words === words &&
      row.opinion_by === requireAgentContext(context)
    )
      return;
    if (row.opinion !== null) throw complianceErrors.error("compliance.advised_already");
    await requireJudged(tx, context, row);
    await updateOpinion(tx, row, {
      opinion,
      opinion_words: words,
      opinion_on: toCivilDate(context.now()),
      opinion_by: requireAgentContext(context),
    });
    const { kind, number } = row;
    await record(tx, context, { action: "compliance.advised", data: { kind, number, opinion } });
  });
}

export interface NewDecision {
  readonly id: VersionId;
  readonly decision: Decision;
  /** Conditions, residual risks accepted, reasons of a refusal. */
  readonly words: string;
  /** Name and quality of who signs. */
  readonly signatory: string;
  /** For how long, when it is accepted. */
  readonly months: number;
}

/**
 * Use case: the authority accepts what remains at risk, for a time, or refuses. Said again alike, it is said
 * once. Throws access.capability_missing, compliance.unknown_version, compliance.not_frozen,
 * compliance.newer_version, compliance.opinion_awaited, compliance.same_person, compliance.decided_already,
 * request.invalid.
 */
export async function recordDecision(context: Context, input: NewDecision): Promise<void> {
  requireCapability(context, "compliance.decide");
  await context.transaction(async (tx) => {
    const row = await getVersionRow(tx, context, input.id);
    const columns = buildJudgementColumns(context, row, input);
    if (row.decision !== null && isSame(row, columns)) return;
    if (row.decision !== null) throw complianceErrors.error("compliance.decided_already");
    await requireJudged(tx, context, row);
    if (isOpinionAwaited(toVersionFacts(row))) throw complianceErrors.error("compliance.opinion_awaited");
    if (await hasAdvised(tx, context, row)) throw complianceErrors.error("compliance.same_person");
    await updateDecision(tx, row, columns);
    const { kind, number } = row;
    const data = { kind, number, decision: input.decision, until: columns.valid_until };
    await record(tx, context, { action: "compliance.decided", data });
  });
}

/** Or somebody who counts for one with who advised. */
async function hasAdvised(tx: Tx, context: Context, { opinion_by }: VersionRow): Promise<boolean> {
  return opinion_by !== null && isAmongAgents(tx, context, [{ id: opinion_by }]);
}

function buildJudgementColumns(context: Context, { kind }: VersionRow, input: NewDecision) {
  const { decision, months } = input;
  const signatory = toTidyText(input.signatory).slice(0, SIGNATORY_LENGTH);
  const allowed: readonly number[] = monthsAllowed[kind];
  if (signatory === "" || (decision !== "refused" && !allowed.includes(months)))
    throw kernelErrors.error("request.invalid");
  const today = toCivilDate(context.now());
  return {
    decision,
    decision_words: input.words.trim().slice(0, TEXT_LENGTH),
    signatory,
    decided_on: today,
    decided_by: requireAgentContext(context),
    valid_until: decision === "refused" ? null : computeValidityEnd(today, months),
  };
}

const isSame = (row: VersionRow, columns: ReturnType<typeof buildJudgementColumns>): boolean =>
  row.decision === columns.decision &&
  row.decision_words === columns.decision_words &&
  row.signatory === columns.signatory &&
  row.valid_until === columns.valid_until &&
  row.decided_by === columns.decided_by;

/** Only the last version, once it is frozen. */
async function requireJudged(tx: Tx, context: Context, row: VersionRow): Promise<void> {
  if (row.frozen_at === null) throw complianceErrors.error("compliance.not_frozen");
  if (row.decision !== null) throw complianceErrors.error("compliance.decided_already");
  const [last] = await listVersionRows(tx, context.authorityId, row.kind);
  if (last?.id !== row.id) throw complianceErrors.error("compliance.newer_version");
}
