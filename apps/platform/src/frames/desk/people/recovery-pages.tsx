import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requireCapability } from "../../../features/access/access/index.ts";
import { readPersonView } from "../../../features/enrolment/enrolment/index.ts";
import {
  cancelDeskRecovery,
  confirmRecovery,
  findLastRecovery,
  isProof,
  openRecovery,
  recoveryErrors,
} from "../../../features/identity/recovery/index.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import {
  findTextAnswer,
  journalledRead,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../web/index.ts";
import { buildDeskAddresses } from "../common/addresses.ts";
import { recoveryFields, showRecovery, showRecoveryCode } from "./recovery-view.tsx";

const PATH = "/agents/personnes/:id/compte";

/** Somebody without any way in, at the desk with an original. */
export function mountDeskRecoveryPages(app: FastifyInstance): void {
  app.get(PATH, journalledRead, async (request, reply) => showDeskRecovery(request, reply));
  app.post(PATH, handleRecoveryStart);
  app.post(`${PATH}/second`, async (request, reply) => {
    const personId = parsePathId<"person">(request, "id");
    const code = await confirmRecovery(request.ardeco.context, { personId });
    return showRecoveryCode(reply, personId, code);
  });
  app.post(`${PATH}/arret`, async (request, reply) => {
    const personId = parsePathId<"person">(request, "id");
    await cancelDeskRecovery(request.ardeco.context, { personId });
    return sendSeeOther(reply, buildDeskAddresses(request.ardeco.brand).recovery(personId));
  });
}

type Told = Pick<Parameters<typeof showRecovery>[1], "errors" | "typed">;

async function showDeskRecovery(
  request: FastifyRequest,
  reply: FastifyReply,
  told: Told = {},
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "person.recover");
  const personId = parsePathId<"person">(request, "id");
  // Read as any page about them is: their journal tells it.
  const known = await readPersonView(context, { personId, purpose: "help_at_desk" });
  return showRecovery(reply, { personId, known, last: await findLastRecovery(context, personId), ...told });
}

async function handleRecoveryStart(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.recover");
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(recoveryFields, form, { today, answers: {} });
  if (errors.length > 0) return showDeskRecovery(request, reply, { errors, typed: form.typed });
  const personId = parsePathId<"person">(request, "id");
  const proof = findTextAnswer(answers, "original") ?? "";
  if (!isProof(proof)) throw recoveryErrors.error("recovery.over");
  const issued = await openRecovery(context, {
    personId,
    proof,
    reason: findTextAnswer(answers, "motif") ?? "",
  });
  if (issued.waits === "code") return showRecoveryCode(reply, personId, issued.code);
  return sendSeeOther(reply, buildDeskAddresses(brand).recovery(personId));
}
