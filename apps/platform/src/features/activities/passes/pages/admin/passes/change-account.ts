import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import {
  approvePartnerAccount,
  type PartnerAccountId,
  passesErrors,
  requestPartnerAccount,
  withdrawPartnerAccount,
} from "../../../index.ts";
import { ACCOUNT_FIELD } from "./account-section.tsx";
import { parsePartnerParam, showPartner } from "./partner-page.tsx";
import { buildPartnerPath } from "./paths.ts";

export async function handleAccountRequest(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const partnerId = parsePartnerParam(request);
  const iban = getTypedText(readForm(request).typed, ACCOUNT_FIELD);
  return submitOrShowAgain(() => requestPartnerAccount(request.ardeco.context, { partnerId, iban }), {
    besides: toBesides(ofAccount, ACCOUNT_FIELD),
    rename: () => ACCOUNT_FIELD,
    again: ({ errors }) => showPartner(request, reply, errors),
    after: () => sendSeeOther(reply, buildPartnerReturn(request, "compte-demande")),
  });
}

const ofAccount = listCodes(
  passesErrors,
  "passes.account_not_valid",
  "passes.account_untold",
  "passes.account_over",
  "passes.account_needs_another",
);

export async function handleAccountApproval(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  await approvePartnerAccount(request.ardeco.context, {
    partnerId: parsePartnerParam(request),
    id: parseAccountField(request),
  });
  return sendSeeOther(reply, buildPartnerReturn(request, "compte-accepte"));
}

export async function withdrawAccount(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await withdrawPartnerAccount(request.ardeco.context, {
    partnerId: parsePartnerParam(request),
    id: parseAccountField(request),
  });
  return sendSeeOther(reply, buildPartnerReturn(request, "compte-abandonne"));
}

const buildPartnerReturn = (request: FastifyRequest, done: string): string =>
  `${formatAdminPath(request.ardeco.brand, buildPartnerPath(parsePartnerParam(request)))}?fait=${done}`;

/** One that is no id waits for nobody: the partner is looked for first. */
function parseAccountField(request: FastifyRequest): PartnerAccountId {
  const id = getTypedText(readForm(request).typed, "compte");
  return isUuid(id) ? parseId<"passPartnerAccount">(id) : request.ardeco.context.newId<PartnerAccountId>();
}
