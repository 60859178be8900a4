import type { FastifyReply, FastifyRequest } from "fastify";
import { lookToHelp, refusedWith } from "../../../../../../frames/desk/common/about-person.ts";
import { addresses } from "../../../../../../frames/desk/common/addresses.ts";
import { commonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { deskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { pathId } from "../../../../../../frames/desk/common/params.ts";
import { PersonForm } from "../../../../../../frames/desk/common/person-form.tsx";
import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { bothIn, type Field, FormErrors, readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { findDeath, reverseDeath } from "../../../index.ts";
import { besideField, pageOf } from "./death-pages.tsx";
import { deathWords } from "./death-words.ts";

const both = bothIn(deathWords);

const REASON = "motif";
const why: Field = {
  kind: "text",
  name: REASON,
  label: both(({ reason }) => reason),
  hint: both(({ reasonHint }) => reasonHint),
};

export async function askReversal(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  requireCapability(context, "death.record");
  const id = pathId<"person">(request, "id");
  const { name, death } = await context.transaction(async (tx) => ({
    name: (await lookToHelp(tx, context, id)).displayName,
    death: await findDeath(tx, context, id),
  }));
  if (!death) return seeOther(reply, addresses(brand).person(id, "help_at_desk"));
  const words = deathWords(language);
  return deskPage(
    reply,
    {
      ...pageOf(request, name || commonWords(language).unnamed),
      title: words.reverseTitle,
      ...refusedWith(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.reverseTitle}</h1>
      <p class="ar-lead">{words.reverseLead}</p>
      <PersonForm
        visit={request.ardeco}
        personId={id}
        action={addresses(brand).deathReversal(id)}
        fields={[why]}
        typed={readForm(request).typed}
        errors={errors}
        submit={words.reverseConfirm}
        back={words.back}
      />
    </>,
  );
}

export async function reverse(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = pathId<"person">(request, "id");
  const reason = textOf(readForm(request).typed, REASON);
  try {
    await reverseDeath(context, { personId: id, reason });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "life.reason_needed") throw error;
    return askReversal(request, reply, [besideField(REASON, error)]);
  }
  return seeOther(reply, addresses(brand).person(id, "help_at_desk"));
}
