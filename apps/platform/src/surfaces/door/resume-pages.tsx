import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../kernel/civil-date.ts";
import { AppError, type FieldError } from "../../kernel/errors.ts";
import { redeemResumeCode } from "../../modules/access/index.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  page,
  parseFields,
  readForm,
  type TypedValues,
  textAnswer,
} from "../../web/index.ts";
import { personDoor, under } from "./doors.ts";
import { enterAs } from "./enter-as.ts";
import { askedReturn, hiddenReturn, postedReturn, withReturn } from "./return-path.ts";
import { words } from "./words.ts";

const [fr, en] = [words("fr"), words("en")];

const codeField: Field = {
  kind: "text",
  name: "code",
  label: { fr: fr.resumeLabel, en: en.resumeLabel },
  why: { fr: fr.resumeWhy, en: en.resumeWhy },
  hint: { fr: fr.resumeHint, en: en.resumeHint },
  whenMissing: { fr: fr.resumeMissing, en: en.resumeMissing },
  width: "medium",
  maxLength: 40,
  autocomplete: "off",
};

/** Going on with a draft on another device, with the code copied by hand. */
export function resumePages(app: FastifyInstance): void {
  app.get("/reprise", async (request, reply) => showResume(reply, { back: askedReturn(request) }));
  app.post("/reprise", { config: { pace: "strict" } }, async (request, reply) => spendCode(request, reply));
}

async function spendCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const back = postedReturn(request);
  const form = readForm(request);
  const facts = { today: civilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields([codeField], form, facts);
  if (errors.length > 0) return showResume(reply, { back, errors, typed: form.typed });
  try {
    const { session } = await redeemResumeCode(context, textAnswer(answers, "code") ?? "");
    return await enterAs(reply, personDoor, { session, back });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "access.code_not_valid") throw error;
    const { definition, code } = error;
    const refused = {
      field: "code",
      code,
      fr: `${definition.fr} ${definition.todo.fr}`,
      en: `${definition.en} ${definition.todo.en}`,
    };
    return showResume(reply, { back, errors: [refused], typed: form.typed });
  }
}

interface ResumeState {
  readonly back: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly typed?: TypedValues;
}

function showResume(
  reply: FastifyReply,
  { back, errors = [], typed = new Map() }: ResumeState,
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const say = words(language);
  const refused = errors.length > 0;
  return page(
    reply,
    { title: say.resumeTitle, status: refused ? 422 : 200, hasErrors: refused },
    <>
      {refused && <FormErrors errors={errors} language={language} />}
      <h1>{say.resumeTitle}</h1>
      <p class="ar-lead">{say.resumeLead}</p>
      <Form action={under(brand, "/reprise")} csrf={csrf()} hidden={hiddenReturn(back)}>
        <FieldView {...{ typed, errors, language }} field={codeField} answers={{}} />
        <Button icon="arrow-right">{say.resumeSend}</Button>
      </Form>
      <p class="ar-hint">{say.resumeKept}</p>
      <h2>{say.codeLost}</h2>
      <p>
        {say.codeLostText} <a href={withReturn(under(brand, personDoor.path), back)}>{say.person.send}</a>
      </p>
    </>,
  );
}
