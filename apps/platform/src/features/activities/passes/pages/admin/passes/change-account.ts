import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { AppError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getTypedText, readForm, sendSeeOther, toFieldError } from "../../../../../../web/index.ts";
import {
  approvePartnerAccount,
  type PartnerAccountId,
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
  try {
    await requestPartnerAccount(request.ardeco.context, {
      partnerId,
      iban: getTypedText(readForm(request).typed, ACCOUNT_FIELD),
    });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("passes.account_")) throw error;
    const fields = (error.fields ?? []).map((one) => ({ ...one, field: ACCOUNT_FIELD }));
    return showPartner(request, reply, fields.length > 0 ? fields : [toFieldError(ACCOUNT_FIELD, error)]);
  }
  return sendSeeOther(reply, buildPartnerReturn(request, "compte-demande"));
}

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
