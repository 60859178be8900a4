import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { isUuid } from "../../../../../../kernel/ids.ts";
import {
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toFieldError,
} from "../../../../../../web/index.ts";
import { countersErrors, listAccounts, setBound } from "../../../index.ts";
import { readAmount } from "../../common/counters/amounts.ts";
import { formatBoundFieldNames } from "./bound.tsx";
import { showCounters } from "./counters-page.tsx";

/** A parent says it; what is no amount is told by its field. */
export async function handleBoundForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody } = await context.transaction((tx) =>
    resolveChosenPerson(tx, request, getTypedText(typed, FOR)),
  );
  const given = getTypedText(typed, "compte");
  const account = isUuid(given)
    ? (await listAccounts(context, somebody.id)).find(({ accountId }) => accountId === given)
    : undefined;
  if (!account) throw countersErrors.error("counters.unknown_account");
  const fields = formatBoundFieldNames(account.accountId);
  const read = (name: string): number | null | undefined =>
    getTypedText(typed, name).trim() === ""
      ? null
      : readAmount(getTypedText(typed, name), account.counter.unit);
  const [dayMost, weekMost] = [read(fields.day), read(fields.week)];
  const wrong = (name: string) => toFieldError(name, countersErrors.error("counters.bound_not_valid"));
  if (dayMost === undefined) return showCounters(request, reply, [wrong(fields.day)]);
  if (weekMost === undefined) return showCounters(request, reply, [wrong(fields.week)]);
  const bound = { childId: somebody.id, accountId: account.accountId, dayMost, weekMost };
  const address = formatPersonAddress(buildSpaceAddresses(brand).counters, somebody, { fait: "limite" });
  return submitOrShowAgain(() => setBound(context, bound), {
    besides: { "counters.bound_not_valid": fields.day },
    again: ({ errors }) => showCounters(request, reply, errors),
    after: () => sendSeeOther(reply, address),
  });
}
