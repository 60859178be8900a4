import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
  getViewedPersonName,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  FormErrors,
  getPathText,
  parsePathId,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { isMissingBirthCountry, kindNames, sourcesErrors } from "../../../index.ts";
import { Ask } from "../../common/sources/ask-view.tsx";
import { parseSourceKind, submitTypedQuestion } from "../../common/sources/read-ask.ts";
import { readPersonQuestions } from "../../common/sources/read-person-questions.ts";
import { sourceWords } from "../../common/sources/source-words.ts";

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** What the agent reads aloud, then the button. */
export async function showAskAtDesk(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const kind = parseSourceKind(getPathText(request, "source"));
  const name = await getViewedPersonName(context, id);
  const known = await readPersonQuestions(context, id);
  if (!known.kinds.includes(kind)) throw sourcesErrors.error("sources.not_offered");
  const at = buildDeskAddresses(brand);
  const back = at.sources(id);
  return sendDeskPage(
    reply,
    {
      ...buildPersonTrail(visit, { id, name }, [{ href: back, label: sourceWords(language).title }]),
      ...buildRefusalState(errors),
      title: kindNames[kind][language],
    },
    <>
      <FormErrors errors={errors} language={language} />
      <Ask
        {...{ visit, kind, back, typed, errors }}
        legalBasis={known.legalBasis}
        isSimulated={known.isSimulated}
        lately={known.lately.get(kind)}
        missing={kind === "job_seeker" ? [] : known.missing}
        action={at.source(id, kind)}
        hrefOf={(name) => `${at.enrolKnown(id)}#${name}`}
        completeHref={at.enrolKnown(id)}
      />
    </>,
  );
}

export async function sendAskAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand } = request.ardeco;
  const id = parsePathId<"person">(request, "id");
  const kind = parseSourceKind(getPathText(request, "source"));
  const form = readForm(request);
  const { missing } = await readPersonQuestions(request.ardeco.context, id);
  const lacksCountry = isMissingBirthCountry(missing);
  const errors = await submitTypedQuestion(request.ardeco, form, { personId: id, kind, lacksCountry });
  if (errors.length > 0) return showAskAtDesk(request, reply, { typed: form.typed, errors });
  return sendSeeOther(reply, buildDeskAddresses(brand).sources(id));
}
