import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { closeDesk, readAnyDesk } from "../../../../../authorities/authorities/index.ts";
import { forwardDeskFiles } from "../../../../../enrolment/enrolment/index.ts";
import { forwardDeskContacts } from "../../../../../identity/contacts/index.ts";
import { buildClosingField } from "./desk-fields.ts";
import { deskWords } from "./desk-words.ts";
import { DESKS, readDesks } from "./read-desks.ts";

interface ClosingView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export const showClosing = (request: FastifyRequest, reply: FastifyReply) =>
  renderClosingForm(request, reply, {});

async function renderClosingForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: ClosingView,
): Promise<FastifyReply> {
  const { brand, language, csrf } = request.ardeco;
  const { desk, field } = await readClosing(request);
  const words = deskWords(language);
  const title = words.closeTitle(desk.name);
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    { title, place: "desks", width: "task", above: [], status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.closeLead}</p>
      <p>{words.rolesLeft}</p>
      <Form action={`${formatAdminPath(brand, DESKS)}/${desk.id}/fermer`} csrf={csrf()}>
        <FieldView {...{ field, typed, errors, language, answers: {} }} />
        <ButtonGroup>
          <Button>{words.closeNow}</Button>
          <LinkButton href={formatAdminPath(brand, DESKS)} variant="secondary">
            {words.cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** One that closed already too: sent again, what was left there still goes. */
async function readClosing(request: FastifyRequest) {
  const { context } = request.ardeco;
  const id = parsePathId<"desk">(request, "desk");
  const desk = await readAnyDesk(context, id);
  const { desks } = await readDesks(request);
  return { desk, field: buildClosingField(desks.filter((one) => one.id !== id)) };
}

export async function close(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { desk, field } = await readClosing(request);
  const form = readForm(request);
  const { answers, errors } = parseFields([field], form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return renderClosingForm(request, reply, { typed: form.typed, errors });
  const to = parseId<"desk">(findTextAnswer(answers, "to") ?? "");
  // Closed first: nothing arrives there while what waits is moved.
  await closeDesk(context, { id: desk.id, to });
  await forwardDeskFiles(context, { from: desk.id, to });
  await forwardDeskContacts(context, { from: desk.id, to });
  return sendSeeOther(reply, `${formatAdminPath(brand, DESKS)}?fait=ferme`);
}
