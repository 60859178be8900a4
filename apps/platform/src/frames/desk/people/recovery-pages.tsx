import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requireCapability } from "../../../features/access/access/index.ts";
import { consultPerson } from "../../../features/enrolment/enrolment/index.ts";
import {
  confirmRecovery,
  findLastRecovery,
  isProof,
  openRecovery,
  recoveryErrors,
  stopRecoveryAtDesk,
} from "../../../features/identity/recovery/index.ts";
import { civilDate } from "../../../kernel/civil-date.ts";
import { parseFields, readForm, seeOther, textAnswer } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { pathId } from "../common/params.ts";
import { recoveryFields, showCode, showRecovery } from "./recovery-view.tsx";

const PATH = "/agents/personnes/:id/compte";

/** Somebody without any way in, at the desk with an original. */
export function recoveryPages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => show(request, reply));
  app.post(PATH, open);
  app.post(`${PATH}/second`, async (request, reply) => {
    const personId = pathId<"person">(request, "id");
    const code = await confirmRecovery(request.ardeco.context, { personId });
    return showCode(reply, personId, code);
  });
  app.post(`${PATH}/arret`, async (request, reply) => {
    const personId = pathId<"person">(request, "id");
    await stopRecoveryAtDesk(request.ardeco.context, { personId });
    return seeOther(reply, addresses(request.ardeco.brand).recovery(personId));
  });
}

type Told = Pick<Parameters<typeof showRecovery>[1], "errors" | "typed">;

async function show(request: FastifyRequest, reply: FastifyReply, told: Told = {}): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "person.recover");
  const personId = pathId<"person">(request, "id");
  // Read as any page about them is: their journal tells it.
  const known = await context.transaction((tx) =>
    consultPerson(tx, context, { personId, purpose: "help_at_desk" }),
  );
  return showRecovery(reply, { personId, known, last: await findLastRecovery(context, personId), ...told });
}

async function open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.recover");
  const form = readForm(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(recoveryFields, form, { today, answers: {} });
  if (errors.length > 0) return show(request, reply, { errors, typed: form.typed });
  const personId = pathId<"person">(request, "id");
  const proof = textAnswer(answers, "original") ?? "";
  if (!isProof(proof)) throw recoveryErrors.error("recovery.over");
  const issued = await openRecovery(context, { personId, proof, reason: textAnswer(answers, "motif") ?? "" });
  if (issued.waits === "code") return showCode(reply, personId, issued.code);
  return seeOther(reply, addresses(brand).recovery(personId));
}
