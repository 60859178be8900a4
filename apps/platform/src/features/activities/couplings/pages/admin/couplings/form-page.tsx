import { Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  FieldView,
  FormErrors,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type CouplingId, couplingsErrors, listCouplable, submitCoupling } from "../../../index.ts";
import { buildCouplingFields, parseCouplingTerms } from "./coupling-fields.ts";
import { managedWords } from "./coupling-words.ts";
import { buildCouplingPath, NEW_COUPLING } from "./paths.ts";

interface Sent {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

export async function showNewCoupling(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  requireCapability(context, "coupling.manage");
  const words = managedWords(language);
  const fields = buildCouplingFields(await context.transaction((tx) => listCouplable(tx, context)));
  const blank = { needs: "all", kind: "percent", stacks: "non", starts_on: toCivilDate(context.now()) };
  const { typed, errors } = sent ?? { typed: toTypedValues(fields, blank), errors: [] };
  const given = getTypedText(typed, "id");
  const hasErrors = errors.length > 0;
  return sendAdminPage(
    reply,
    {
      title: words.newTitle,
      place: "couplings",
      width: "task",
      above: [],
      hasErrors,
      status: hasErrors ? 422 : 200,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.newTitle}</h1>
      <p class="ar-lead">{words.newLead}</p>
      <Form
        action={formatAdminPath(brand, NEW_COUPLING)}
        csrf={csrf()}
        hidden={{ id: isUuid(given) ? given : context.newId<CouplingId>() }}
      >
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.save}</Button>
      </Form>
    </>,
  );
}

const OTHERWISE = couplingsErrors.codes["couplings.proposed_otherwise"];

export async function handleCouplingProposal(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "coupling.manage");
  const couplable = await context.transaction((tx) => listCouplable(tx, context));
  const form = readForm(request);
  const { typed } = form;
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildCouplingFields(couplable), form, { today, answers: {} });
  const again = (found: readonly FieldError[]) => showNewCoupling(request, reply, { typed, errors: found });
  const given = getTypedText(typed, "id");
  const id = isUuid(given) ? parseId<"coupling">(given) : context.newId<CouplingId>();
  const read = errors.length > 0 ? { errors } : parseCouplingTerms(answers, { ...couplable, id });
  if ("errors" in read) return again(read.errors);
  return submitOrShowAgain(() => submitCoupling(context, read.terms), {
    besides: { "couplings.not_yours": "tariff", [OTHERWISE]: "" },
    again: ({ code, errors: refused }) => {
      if (code !== OTHERWISE) return again(refused);
      // Sent once more, it is another offer.
      const fresh = new Map([...typed].filter(([name]) => name !== "id"));
      return showNewCoupling(request, reply, { typed: fresh, errors: refused });
    },
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, buildCouplingPath(id))}?fait=proposee`),
  });
}
