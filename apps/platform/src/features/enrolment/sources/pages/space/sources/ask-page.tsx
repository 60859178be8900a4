import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getPathText,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { isMissingBirthCountry, kindNames, sourcesErrors } from "../../../index.ts";
import { Ask } from "../../common/sources/ask-view.tsx";
import { parseSourceKind, submitTypedQuestion } from "../../common/sources/read-ask.ts";
import { readPersonQuestions } from "../../common/sources/read-person-questions.ts";
import { sourceWords } from "../../common/sources/source-words.ts";
import { ASKED, listOfferedKinds } from "./overview-page.tsx";

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** One source: who answers, what leaves, then the button. */
export async function showAsk(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const kind = parseSourceKind(getPathText(request, "source"));
  const { somebody } = await resolveChosenPerson(request);
  const known = await readPersonQuestions(context, somebody.id);
  if (!listOfferedKinds(known.kinds, somebody).includes(kind))
    throw sourcesErrors.error("sources.not_offered");
  const at = buildSpaceAddresses(brand);
  const back = formatPersonAddress(at.sources, somebody);
  return sendSpacePage(
    reply,
    {
      title: kindNames[kind][language],
      place: "elements",
      width: "task",
      above: [{ href: back, label: sourceWords(language).title }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <Ask
        {...{ visit, kind, back, typed, errors }}
        legalBasis={known.legalBasis}
        isSimulated={known.isSimulated}
        lately={known.lately.get(kind)}
        missing={kind === "job_seeker" ? [] : known.missing}
        action={formatPersonAddress(at.source(kind), somebody)}
        hrefOf={(name) => formatPersonAddress(at.element(name), somebody, { retour: back })}
      />
    </>,
  );
}

export async function sendAsk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const kind = parseSourceKind(getPathText(request, "source"));
  const { somebody } = await resolveChosenPerson(request);
  const form = readForm(request);
  const { missing } = await readPersonQuestions(context, somebody.id);
  const lacksCountry = isMissingBirthCountry(missing);
  const errors = await submitTypedQuestion(request.ardeco, form, {
    personId: somebody.id,
    kind,
    lacksCountry,
  });
  if (errors.length > 0) return showAsk(request, reply, { typed: form.typed, errors });
  return sendSeeOther(
    reply,
    formatPersonAddress(buildSpaceAddresses(brand).sources, somebody, { [ASKED]: kind }),
  );
}
