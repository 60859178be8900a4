import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { openRecoveryCode } from "../../../features/identity/recovery/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { bothIn, FieldView, FormErrors, sendAuthorityPage, type TypedValues } from "../../../web/index.ts";
import { formatDoorPath, personDoor } from "../doors.ts";
import { openDoorSession } from "../open-door-session.ts";
import { buildCodeField, handleTypedCode } from "../typed-code.ts";
import { INSIDE, RECOVERY } from "./paths.ts";
import { doorRecoveryWords } from "./words.ts";

const both = bothIn(doorRecoveryWords);
const field = buildCodeField({
  label: both(({ code }) => code),
  hint: both(({ codeHint }) => codeHint),
  whenMissing: both(({ codeMissing }) => codeMissing),
});

/** The code that an agent has just shown, typed on the person's own device. */
export function mountRecoveryCodePages(app: FastifyInstance): void {
  app.get(RECOVERY, async (_request, reply) => showRecoveryCodeForm(reply));
  app.post(RECOVERY, { config: { pace: "strict" } }, async (request, reply) =>
    handleRecoveryCode(request, reply),
  );
}

function handleRecoveryCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  return handleTypedCode(request, {
    field,
    refusal: "recovery.code_not_valid",
    spend: async (code) => {
      const session = await openRecoveryCode(context, code);
      return openDoorSession(reply, personDoor, { session, back: formatDoorPath(brand, INSIDE) });
    },
    again: (errors, typed) => showRecoveryCodeForm(reply, errors, typed),
  });
}

function showRecoveryCodeForm(
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
  typed: TypedValues = new Map(),
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const say = doorRecoveryWords(language);
  const refused = errors.length > 0;
  return sendAuthorityPage(
    reply,
    { title: say.title, status: refused ? 422 : 200, hasErrors: refused },
    <>
      {refused && <FormErrors errors={errors} language={language} />}
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Form action={formatDoorPath(brand, RECOVERY)} csrf={csrf()}>
        <FieldView {...{ typed, errors, language }} field={field} answers={{}} />
        <Button icon="arrow-right">{say.send}</Button>
      </Form>
      <h2>{say.noCode}</h2>
      <p>
        {say.noCodeText} <a href={formatDoorPath(brand, "/contact")}>{brand.name}</a>
      </p>
    </>,
  );
}
