import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import {
  getQueryText,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { countersErrors, listAccounts } from "../../../../../ledger/counters/index.ts";
import {
  isTicked,
  LeaveView,
  leaveFields,
  leaveRefusals,
} from "../../../../../ledger/counters/pages/common/counters/leave-view.tsx";
import { leaveWords } from "../../../../../ledger/counters/pages/common/counters/leave-words.ts";
import { checkSharedLeaving, endSharedHolding } from "../../../index.ts";
import { tillWords } from "../../common/payments/till-words.ts";
import { showTaking } from "./take-page.tsx";

/** The second look, read with the person who is there. */
export async function showLeaving(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language, csrf } = visit;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, personId);
  const { typed } = readForm(request);
  const at = buildTillAddresses(brand);
  const asked = getTypedText(typed, leaveFields.account) || getQueryText(request, leaveFields.account);
  const shared = await findShared(context, personId, asked);
  // Left meanwhile, or none of theirs: their counters say what there is.
  if (!shared) return sendSeeOther(reply, at.take(personId));
  const look = await checkSharedLeaving(context, { personId, accountId: shared.accountId });
  const above = [{ href: at.take(personId), label: tillWords(language).act }];
  return sendDeskPage(
    reply,
    {
      title: leaveWords(language).title(look.account.counter.name[language]),
      ...buildPersonTrail(visit, { id: personId, name }, above),
      ...buildRefusalState(errors),
    },
    <LeaveView
      {...{ look, name, language, typed, errors }}
      action={at.leave(personId)}
      back={at.take(personId)}
      csrf={csrf()}
    />,
  );
}

/** Sent twice, it is done once. */
export async function handleDeskLeaving(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const personId = parsePathId<"person">(request, "id");
  // Somebody of here, before anything else is said.
  await getViewedPersonName(context, personId);
  const { typed } = readForm(request);
  const given = getTypedText(typed, leaveFields.account);
  const leave = async () => {
    if (!isUuid(given)) throw countersErrors.error(UNKNOWN);
    const accountId = parseId<"counterAccount">(given);
    if (!isTicked(typed, leaveFields.present)) throw countersErrors.error("counters.leave_not_there");
    const leavesBalance = isTicked(typed, leaveFields.balance);
    await endSharedHolding(context, { personId, accountId, leavesBalance });
  };
  return submitOrShowAgain(leave, {
    besides: { ...leaveRefusals, [UNKNOWN]: leaveFields.account },
    again: ({ code, errors }) => (code === UNKNOWN ? showTaking : showLeaving)(request, reply, errors),
    after: () => sendSeeOther(reply, `${buildTillAddresses(brand).take(personId)}?fait=quitte`),
  });
}

const UNKNOWN = countersErrors.codes["counters.unknown_account"];

const findShared = async (context: Context, personId: PersonId, asked: string) =>
  (await listAccounts(context, personId)).find(({ accountId, shared }) => shared && accountId === asked);
