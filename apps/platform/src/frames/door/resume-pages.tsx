import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { openResumeCode } from "../../features/access/access/index.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { bothIn, FieldView, FormErrors, sendAuthorityPage, type TypedValues } from "../../web/index.ts";
import { formatDoorPath, personDoor } from "./doors.ts";
import { openDoorSession } from "./open-door-session.ts";
import { addReturnPath, buildReturnInput, findAskedReturn, findPostedReturn } from "./return-path.ts";
import { buildCodeField, handleTypedCode } from "./typed-code.ts";
import { doorWords } from "./words.ts";

const both = bothIn(doorWords);
const field = buildCodeField({
  label: both(({ resumeLabel }) => resumeLabel),
  why: both(({ resumeWhy }) => resumeWhy),
  hint: both(({ resumeHint }) => resumeHint),
  whenMissing: both(({ resumeMissing }) => resumeMissing),
});

/** Going on with a draft on another device, with the code copied by hand. */
export function resumePages(app: FastifyInstance): void {
  app.get("/reprise", async (request, reply) => showResume(reply, { back: findAskedReturn(request) }));
  app.post("/reprise", { config: { pace: "strict" } }, async (request, reply) =>
    handleResumeCode(request, reply),
  );
}

function handleResumeCode(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const back = findPostedReturn(request);
  return handleTypedCode(request, {
    field,
    refusal: "access.code_not_valid",
    spend: async (code) => {
      const { session } = await openResumeCode(context, code);
      return openDoorSession(reply, personDoor, { session, back });
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
  const say = doorWords(language);
  const refused = errors.length > 0;
  return sendAuthorityPage(
    reply,
    { title: say.resumeTitle, status: refused ? 422 : 200, hasErrors: refused },
    <>
      {refused && <FormErrors errors={errors} language={language} />}
      <h1>{say.resumeTitle}</h1>
      <p class="ar-lead">{say.resumeLead}</p>
      <Form action={formatDoorPath(brand, "/reprise")} csrf={csrf()} hidden={buildReturnInput(back)}>
        <FieldView {...{ typed, errors, language }} field={field} answers={{}} />
        <Button icon="arrow-right">{say.resumeSend}</Button>
      </Form>
      <p class="ar-hint">{say.resumeKept}</p>
      <h2>{say.codeLost}</h2>
      <p>
        {say.codeLostText}{" "}
        <a href={addReturnPath(formatDoorPath(brand, personDoor.path), back)}>{say.person.send}</a>
      </p>
    </>,
  );
}
