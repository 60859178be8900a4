import { compact } from "@ardeco/sepa";
import type { Context } from "../../../../kernel/context.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireDebitAgent } from "../agents.ts";
import type { Creditor } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { lockCreditorSeries } from "../store/creditor-changes.ts";
import { createCreditorRow, updateCreditorRow } from "../store/creditors.ts";
import { listCreditors } from "./get-creditor.ts";
import { listCreditorProblems } from "./list-creditor-problems.ts";
import {
  buildCreditorChangeData,
  cancelWaitingChange,
  isForTwo,
  notifyCreditorChange,
  requestCreditorChange,
  toCreditorRow,
} from "./request-creditor-change.ts";

/**
 * Use case: an administrator says under which identifier, and to which account, the invoices of a series are
 * taken. The first time, another administrator or the régisseur says yes (`confirmFirstCreditor`) before
 * anybody signs: never who gave where money goes, whoever mended the rest. Said again, another account,
 * identifier, régie or a shorter notice is asked: another administrator says yes to it, or fourteen days pass
 * where there is none; the rest is changed for what comes. Said alike, nothing moves, and what waits goes on
 * waiting. Throws access.capability_missing, debits.agent_needed, debits.creditor_not_valid (by field).
 * @returns "first" when it waits for its first yes, "asked" when a change waits
 */
export async function setCreditor(context: Context, input: Creditor): Promise<"set" | "asked" | "first"> {
  requireCapability(context, "invoice.issue");
  const { staffId, label } = requireDebitAgent(context);
  const creditor = {
    ...input,
    name: toTidyText(input.name),
    ics: compact(input.ics),
    iban: compact(input.iban),
  };
  return context.transaction(async (tx) => {
    const { seriesId } = creditor;
    await lockCreditorSeries(tx, context.authorityId, seriesId);
    const problems = await listCreditorProblems(tx, context, creditor);
    if (problems.length > 0) throw debitsErrors.error("debits.creditor_not_valid", problems);
    const former = (await listCreditors(tx, context)).find((one) => one.seriesId === seriesId);
    if (former && isSame(former, creditor)) return former.isAgreed ? "set" : "first";
    const row = toCreditorRow(context, creditor);
    const data = buildCreditorChangeData({ former, asked: creditor });
    if (!former?.isAgreed) {
      if (!former) await createCreditorRow(tx, { ...row, set_by: staffId });
      // A colleague who mends the rest has not given the account, and agrees to it no more than who did.
      else
        await updateCreditorRow(tx, {
          ...row,
          mended_by: staffId,
          ...(former.iban === creditor.iban ? {} : { set_by: staffId }),
        });
      await record(tx, context, { action: "debits.first_creditor_given", data });
      const news = { what: "first", by: label, servesOn: null } as const;
      await notifyCreditorChange(tx, context, { former: creditor, asked: creditor, news });
      return "first";
    }
    if (isForTwo(former, creditor)) {
      await requestCreditorChange(tx, context, { former, asked: creditor });
      return "asked";
    }
    await cancelWaitingChange(tx, context, { former, by: label });
    await updateCreditorRow(tx, row);
    await record(tx, context, { action: "debits.creditor_set", data });
    return "set";
  });
}

const isSame = (one: Creditor, other: Creditor): boolean =>
  one.name === other.name && one.noticeDays === other.noticeDays && !isForTwo(one, other);
