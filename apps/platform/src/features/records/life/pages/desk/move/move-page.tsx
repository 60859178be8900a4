import { Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
  getAssistedPerson,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import {
  FieldView,
  FormErrors,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatNameInUse, readElements } from "../../../../../identity/identity/index.ts";
import { listCompanions, submitMove } from "../../../index.ts";
import { readEffects } from "../../common/move/move-effects.ts";
import { EffectsView } from "../../common/move/move-effects-view.tsx";
import {
  CORRECT,
  isCorrection,
  listMoveFields,
  type Mate,
  type MoveAnswers,
  readMove,
  SHOWN,
  toCarriedValues,
  toFirstStepValues,
} from "../../common/move/move-fields.ts";
import { moveWords } from "../../common/move/move-words.ts";

/** Who moves, and who may move along. */
interface Moving {
  readonly id: PersonId;
  readonly name: string;
  readonly mates: readonly Mate[];
}

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showDeskMove(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const { language, brand, csrf, context } = request.ardeco;
  const moving = await readDeskMove(request);
  const words = moveWords(language);
  const at = buildDeskAddresses(brand);
  return sendDeskPage(
    reply,
    { ...buildDeskMovePage(request, moving), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.deskTitle(moving.name)}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Form action={at.move(moving.id)} csrf={csrf()}>
        {listMoveFields(toCivilDate(context.now()), moving.mates).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <ButtonGroup>
          <Button>{words.see}</Button>
          <a href={at.person(moving.id, "help_at_desk")}>{words.back}</a>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/**
 * What it changes; then the file, on which the proof of address is seen or scanned. Sent twice, it leads to
 * the same file.
 */
export async function handleDeskMove(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const moving = await readDeskMove(request);
  if (isCorrection(form)) return showDeskMove(request, reply, { typed: toFirstStepValues(form.typed) });
  const read = readMove(form, toCivilDate(context.now()), moving.mates);
  if (!read.ok)
    return showDeskMove(request, reply, { typed: toFirstStepValues(form.typed), errors: read.errors });
  if (!form.typed.has(SHOWN))
    return showDeskMoveCheck(request, reply, moving, { move: read.move, typed: form.typed });
  return submitOrShowAgain(() => submitMove(context, { personId: moving.id, ...read.move }), {
    again: ({ errors }) => showDeskMove(request, reply, { typed: toFirstStepValues(form.typed), errors }),
    after: ({ fileId }) => sendSeeOther(reply, buildDeskAddresses(brand).file(fileId)),
  });
}

async function showDeskMoveCheck(
  request: FastifyRequest,
  reply: FastifyReply,
  moving: Moving,
  { move, typed }: { readonly move: MoveAnswers; readonly typed: TypedValues },
): Promise<FastifyReply> {
  const { language, brand, csrf, context } = request.ardeco;
  const words = moveWords(language);
  const { id, mates } = moving;
  const at = buildDeskAddresses(brand);
  const effects = await readEffects(context, { people: [id, ...move.companions], address: move.address });
  return sendDeskPage(
    reply,
    { ...buildDeskMovePage(request, moving), title: words.checkTitle },
    <>
      <h1>{words.checkTitle}</h1>
      <EffectsView {...{ move, effects, mates, language }} authorityName={brand.name} isPartial />
      <Form action={at.move(id)} csrf={csrf()} hidden={toCarriedValues(typed)}>
        <ButtonGroup>
          <Button>{words.act}</Button>
          <Button variant="secondary" {...CORRECT}>
            {words.change}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  );
}

async function readDeskMove(request: FastifyRequest): Promise<Moving> {
  const { context, language } = request.ardeco;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const { unnamed } = deskCommonWords(language);
  const { displayName } = await getAssistedPerson(context, id);
  const mates: Mate[] = [];
  for (const { personId, isKept } of await listCompanions(context, id)) {
    if (isKept) continue;
    const child = formatNameInUse(await readElements(context, personId));
    mates.push({ id: personId, name: child || unnamed });
  }
  return { id, mates, name: displayName || unnamed };
}

const buildDeskMovePage = ({ ardeco }: FastifyRequest, { id, name }: Moving) => ({
  title: moveWords(ardeco.language).act,
  ...buildPersonTrail(ardeco, { id, name }),
});
