import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { redeemRecoveryCode } from "../../../modules/recovery/index.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  page,
  parseFields,
  readForm,
  type TypedValues,
  textAnswer,
} from "../../../web/index.ts";
import { personDoor, under } from "../doors.ts";
import { enterAs } from "../enter-as.ts";
import { INSIDE, RECOVERY } from "./paths.ts";
import { recoveryWords } from "./words.ts";

const [fr, en] = [recoveryWords("fr"), recoveryWords("en")];

const codeField: Field = {
  kind: "text",
  name: "code",
  label: { fr: fr.code, en: en.code },
  hint: { fr: fr.codeHint, en: en.codeHint },
  whenMissing: { fr: fr.codeMissing, en: en.codeMissing },
  width: "medium",
  maxLength: 40,
  autocomplete: "off",
};

/** The code that an agent has just shown, typed on the person's own device. */
export function codePages(app: FastifyInstance): void {
  app.get(RECOVERY, async (_request, reply) => showCode(reply));
  app.post(RECOVERY, { config: { pace: "strict" } }, async (request, reply) => spendCode(request, reply));
}

async function spendCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const facts = { today: civilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields([codeField], form, facts);
  if (errors.length > 0) return showCode(reply, errors, form.typed);
  try {
    const session = await redeemRecoveryCode(context, textAnswer(answers, "code") ?? "");
    return await enterAs(reply, personDoor, { session, back: under(brand, INSIDE) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "recovery.code_not_valid") throw error;
    const { definition, code } = error;
    const refused = {
      field: "code",
      code,
      fr: `${definition.fr} ${definition.todo.fr}`,
      en: `${definition.en} ${definition.todo.en}`,
    };
    return showCode(reply, [refused], form.typed);
  }
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
        <FieldView {...{ typed, errors, language }} field={codeField} answers={{}} />
        <Button icon="arrow-right">{say.send}</Button>
      </Form>
      <h2>{say.noCode}</h2>
      <p>
        {say.noCodeText} <a href={under(brand, "/contact")}>{brand.name}</a>
      </p>
    </>,
  );
}
