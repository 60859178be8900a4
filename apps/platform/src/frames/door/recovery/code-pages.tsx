import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { redeemRecoveryCode } from "../../../features/identity/recovery/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { bothIn, FieldView, FormErrors, page, type TypedValues } from "../../../web/index.ts";
import { personDoor, under } from "../doors.ts";
import { enterAs } from "../enter-as.ts";
import { codeField, spendTypedCode } from "../typed-code.ts";
import { INSIDE, RECOVERY } from "./paths.ts";
import { recoveryWords } from "./words.ts";

const both = bothIn(recoveryWords);
const field = codeField({
  label: both(({ code }) => code),
  hint: both(({ codeHint }) => codeHint),
  whenMissing: both(({ codeMissing }) => codeMissing),
});

/** The code that an agent has just shown, typed on the person's own device. */
export function codePages(app: FastifyInstance): void {
  app.get(RECOVERY, async (_request, reply) => showCode(reply));
  app.post(RECOVERY, { config: { pace: "strict" } }, async (request, reply) => spendCode(request, reply));
}

function spendCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  return spendTypedCode(request, {
    field,
    refusal: "recovery.code_not_valid",
    spend: async (code) => {
      const session = await redeemRecoveryCode(context, code);
      return enterAs(reply, personDoor, { session, back: under(brand, INSIDE) });
    },
    again: (errors, typed) => showCode(reply, errors, typed),
  });
}

function showCode(
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
  typed: TypedValues = new Map(),
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const say = recoveryWords(language);
  const refused = errors.length > 0;
  return page(
    reply,
    { title: say.title, status: refused ? 422 : 200, hasErrors: refused },
    <>
      {refused && <FormErrors errors={errors} language={language} />}
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Form action={under(brand, RECOVERY)} csrf={csrf()}>
        <FieldView {...{ typed, errors, language }} field={field} answers={{}} />
        <Button icon="arrow-right">{say.send}</Button>
      </Form>
      <h2>{say.noCode}</h2>
      <p>
        {say.noCodeText} <a href={under(brand, "/contact")}>{brand.name}</a>
      </p>
    </>,
  );
}
