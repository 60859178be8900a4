import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { agesInMonths, type DocumentPolicy, mergePolicies, usualPolicy } from "./rules/policy.ts";
import { listPolicyRows, setPolicyRow } from "./store.ts";

/** What each type of document validates without an agent here. */
export function readPolicy(context: Context): Promise<readonly DocumentPolicy[]> {
  return context.read(async (tx) => {
    const rows = await listPolicyRows(tx, context.authorityId);
    return mergePolicies(
      rows.map(({ document_type: type, max_age_months: maxAgeMonths }) => ({ type, maxAgeMonths })),
    );
  });
}

/**
 * Use case: an administrator says how old a type of document may be, or that agents look at it. What is the
 * same changes and tells nothing; files decided stay decided. Throws request.not_found for a type or an age
 * that cannot be chosen, access.capability_missing.
 */
export async function updateDocumentPolicy(
  context: Context,
  chosen: readonly DocumentPolicy[],
): Promise<void> {
  requireCapability(context, "organisation.manage");
  const known = chosen.every(
    ({ type, maxAgeMonths }) =>
      usualPolicy.some((usual) => usual.type === type) && agesInMonths.some((age) => age === maxAgeMonths),
  );
  if (!known) throw kernelErrors.error("request.not_found");
  await context.transaction(async (tx) => {
    const now = await readPolicy(context);
    for (const { type, maxAgeMonths } of chosen) {
      const former = now.find((one) => one.type === type)?.maxAgeMonths ?? 0;
      if (former === maxAgeMonths) continue;
      await setPolicyRow(tx, {
        authority_id: context.authorityId,
        document_type: type,
        max_age_months: maxAgeMonths,
        changed_on: toCivilDate(context.now()),
      });
      await record(tx, context, {
        action: "checks.policy_changed",
        data: { type, from: former, to: maxAgeMonths },
      });
    }
  });
}
