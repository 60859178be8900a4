import { Value } from "typebox/value";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { AccessibilityReport, type PublishedReport } from "./report.ts";
import { computeDeclaredConformity } from "./rules.ts";
import { findStatement, saveStatementRow } from "./store.ts";

/** Undefined while the authority declared nothing. */
export function findReport(context: Context, authorityId: AuthorityId): Promise<PublishedReport | undefined> {
  return context.read(async (tx) => {
    const row = await findStatement(tx, authorityId);
    if (!row || !Value.Check(AccessibilityReport, row.content)) return undefined;
    return { ...row.content, changedOn: row.changed_on };
  });
}

/** What is declared from now on; the conformity is what the audit says, never more. Administrators only. */
export async function publishReport(context: Context, report: AccessibilityReport): Promise<void> {
  requireCapability(context, "accessibility.manage");
  const content = { ...report, conformity: computeDeclaredConformity(report) };
  const changedOn = toCivilDate(context.now());
  await context.transaction(async (tx) => {
    await saveStatementRow(tx, context.authorityId, content, changedOn);
    const data = { conformity: content.conformity };
    await record(tx, context, { action: "accessibility.report_published", data });
  });
}
