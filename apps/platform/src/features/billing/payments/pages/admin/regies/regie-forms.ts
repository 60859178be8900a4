import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";

import {
  type Field,
  findTextAnswer,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { readAgents } from "../../../../../access/access/index.ts";
import {
  assignRegieAgent,
  endNaming,
  parts,
  paymentsErrors,
  type RegieAgentId,
  setOnlineAccount,
} from "../../../index.ts";
import { buildRegiePath } from "./paths.ts";
import { buildNamingFields, buildOnlineFields, onlineModes, onlineProviders } from "./regie-fields.ts";
import { showRegie } from "./regie-page.tsx";

/** Sent twice, it is one naming. */
export async function handleNamingForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const regieId = parsePathId<"regie">(request, "regie");
  const agents = await readAgents(context);
  const { answers, errors } = parseRegieForm(request, buildNamingFields(agents));
  if (errors.length > 0) return showRegie(request, reply, errors);
  const given = getTypedText(readForm(request).typed, "id");
  const agent = findTextAnswer(answers, "agent") ?? "";
  const part = parts.find((one) => one === findTextAnswer(answers, "part"));
  if (!isUuid(agent) || !part) throw paymentsErrors.error("payments.naming_not_valid");
  return runRegieAct(request, reply, { what: "nomme", field: "agent" }, () =>
    assignRegieAgent(context, {
      id: isUuid(given) ? parseId<"regieAgent">(given) : context.newId<RegieAgentId>(),
      regieId,
      staffId: parseId<"staff">(agent),
      part,
      act: findTextAnswer(answers, "act") ?? "",
      startsOn: findTextAnswer(answers, "starts_on") ?? "",
      endsOn: findTextAnswer(answers, "ends_on") ?? "",
    }),
  );
}

/** A naming ends today. */
export async function end(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  await endNaming(context, { id: parsePathId<"regieAgent">(request, "naming") });
  return sendSeeOther(
    reply,
    `${formatAdminPath(brand, buildRegiePath(parsePathId<"regie">(request, "regie")))}?fait=fin`,
  );
}

export async function setOnline(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const regieId = parsePathId<"regie">(request, "regie");
  const { answers, errors } = parseRegieForm(request, buildOnlineFields(context.ports.payments));
  if (errors.length > 0) return showRegie(request, reply, errors);
  const provider = onlineProviders.find((one) => one === findTextAnswer(answers, "provider"));
  const mode = onlineModes.find((one) => one === findTextAnswer(answers, "mode"));
  if (!provider || !mode) throw paymentsErrors.error("payments.provider_not_valid");
  const typed = findTextAnswer(answers, "client_number") ?? "";
  const clientNumber = provider === "simulator" && typed === "" ? "000000" : typed;
  return runRegieAct(request, reply, { what: "ligne", field: "client_number" }, () =>
    setOnlineAccount(context, { regieId, provider, clientNumber, mode }),
  );
}

function parseRegieForm(request: FastifyRequest, fields: readonly Field[]) {
  const today = toCivilDate(request.ardeco.context.now());
  return parseFields(fields, readForm(request), { today, answers: {} });
}

/**
 * Back to the régie; a refusal of the use case stands by the field that it is about, and what was typed
 * stays.
 */
async function runRegieAct(
  request: FastifyRequest,
  reply: FastifyReply,
  { what, field }: { readonly what: string; readonly field: string },
  work: () => Promise<void>,
): Promise<FastifyReply> {
  const path = buildRegiePath(parsePathId<"regie">(request, "regie"));
  return submitOrShowAgain(work, {
    besides: toBesides(paymentsErrors, field),
    again: ({ errors }) => showRegie(request, reply, errors),
    after: () => sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, path)}?fait=${what}`),
  });
}
