import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  type Field,
  FormErrors,
  findTextAnswer,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  applyAccountHandover,
  findSeen,
  householdsErrors,
  recordYoungAdult,
} from "../../../../../identity/households/index.ts";
import { majorityWords } from "./majority-words.ts";
import { EMAIL, firstFields, SEEN, secondFields, TakeOverForm } from "./take-over-form.tsx";

const refusals = listCodes(
  householdsErrors,
  "households.still_a_minor",
  "households.account_is_theirs",
  "households.colleague_needed",
);

interface Told {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showMajority(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Told = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const name = await getViewedPersonName(context, id);
  const words = majorityWords(language);
  return sendDeskPage(
    reply,
    {
      title: words.title,
      ...buildPersonTrail(visit, { id, name }),
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(name)}</p>
      <TakeOverForm {...{ visit, typed, errors }} personId={id} seen={await findSeen(context, id)} />
    </>,
  );
}

/** The first of two agents. */
export async function handleFirstIdentityCheck(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return handleTakeoverForm(request, reply, firstFields, async (personId) => {
    await recordYoungAdult(request.ardeco.context, { personId });
    return buildDeskAddresses(request.ardeco.brand).majority(personId);
  });
}

/** The second. Sent twice, the account is theirs once. */
export async function handleAccountTakeover(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return handleTakeoverForm(request, reply, secondFields, async (personId, email) => {
    await applyAccountHandover(request.ardeco.context, { personId, ...(email ? { email } : {}) });
    return buildDeskAddresses(request.ardeco.brand).person(personId, "help_at_desk");
  });
}

/**
 * Reads the form, does it, and goes where it says; a refusal comes back in words beside the box, what was
 * typed kept.
 */
async function handleTakeoverForm(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: readonly Field[],
  gesture: (personId: PersonId, email: string | undefined) => Promise<string>,
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "person.enrol");
  const { typed, ...form } = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(fields, { typed, ...form }, { today, answers: {} });
  if (errors.length > 0) return showMajority(request, reply, { typed, errors });
  const personId = parsePathId<"person">(request, "id");
  return submitOrShowAgain(() => gesture(personId, findTextAnswer(answers, EMAIL)), {
    besides: toBesides(refusals, SEEN),
    again: (refused) => showMajority(request, reply, { typed, errors: refused.errors }),
    after: (address) => sendSeeOther(reply, address),
  });
}
