import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { redeemResumeCode } from "../../features/access/access/index.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { bothIn, FieldView, FormErrors, page, type TypedValues } from "../../web/index.ts";
import { personDoor, under } from "./doors.ts";
import { enterAs } from "./enter-as.ts";
import { askedReturn, hiddenReturn, postedReturn, withReturn } from "./return-path.ts";
import { codeField, spendTypedCode } from "./typed-code.ts";
import { words } from "./words.ts";

const both = bothIn(words);
const field = codeField({
  label: both(({ resumeLabel }) => resumeLabel),
  why: both(({ resumeWhy }) => resumeWhy),
  hint: both(({ resumeHint }) => resumeHint),
  whenMissing: both(({ resumeMissing }) => resumeMissing),
});

/** Going on with a draft on another device, with the code copied by hand. */
export function resumePages(app: FastifyInstance): void {
  app.get("/reprise", async (request, reply) => showResume(reply, { back: askedReturn(request) }));
  app.post("/reprise", { config: { pace: "strict" } }, async (request, reply) => spendCode(request, reply));
}

function spendCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const back = postedReturn(request);
  return spendTypedCode(request, {
    field,
    refusal: "access.code_not_valid",
    spend: async (code) => {
      const { session } = await redeemResumeCode(context, code);
      return enterAs(reply, personDoor, { session, back });
    },
    again: (errors, typed) => showResume(reply, { back, errors, typed }),
  });
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
        <FieldView {...{ typed, errors, language }} field={field} answers={{}} />
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
