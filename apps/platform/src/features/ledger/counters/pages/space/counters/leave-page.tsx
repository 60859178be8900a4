import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import { checkSharedLeaving, endSharedHolding } from "../../../../../billing/payments/index.ts";
import { type CounterAccountId, countersErrors } from "../../../index.ts";
import { isTicked, LeaveView, leaveFields, leaveRefusals } from "../../common/counters/leave-view.tsx";
import { leaveWords } from "../../common/counters/leave-words.ts";
import { spaceCounterWords } from "./counter-words.ts";

/** What leaving does, before anything is done. One's own only: nobody leaves for another adult. */
export async function showLeaving(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const { typed } = readForm(request);
  const accountId = parseLeavingAccountId(
    getTypedText(typed, leaveFields.account) || getQueryText(request, leaveFields.account),
  );
  const at = buildSpaceAddresses(brand);
  const look = await checkSharedLeaving(context, { personId: getSignedInPerson(request.ardeco), accountId });
  return sendSpacePage(
    reply,
    {
      title: leaveWords(language).title(look.account.counter.name[language]),
      place: "services",
      width: "task",
      above: [{ href: at.counters, label: spaceCounterWords(language).title }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <LeaveView
      {...{ look, language, typed, errors }}
      action={at.leaveCounter}
      back={at.counters}
      csrf={csrf()}
    />,
  );
}

/** Sent twice, it is done once. */
export async function handleLeavingForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const left = {
    personId: getSignedInPerson(request.ardeco),
    accountId: parseLeavingAccountId(getTypedText(typed, leaveFields.account)),
    leavesBalance: isTicked(typed, leaveFields.balance),
  };
  return submitOrShowAgain(() => endSharedHolding(context, left), {
    besides: leaveRefusals,
    again: ({ errors }) => showLeaving(request, reply, errors),
    after: () => sendSeeOther(reply, `${buildSpaceAddresses(brand).counters}?fait=quitte`),
  });
}

/** Throws counters.unknown_account. */
function parseLeavingAccountId(given: string): CounterAccountId {
  if (!isUuid(given)) throw countersErrors.error("counters.unknown_account");
  return parseId<"counterAccount">(given);
}
