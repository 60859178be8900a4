import { randomUUID } from "node:crypto";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { about, addresses } from "../../../../../../frames/space/common/addresses.ts";
import { choosePerson } from "../../../../../../frames/space/common/choose-person.ts";
import { nameOf } from "../../../../../../frames/space/common/person-switcher.tsx";
import { personOf } from "../../../../../../frames/space/common/signed-in.ts";
import { spacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { civilDate, longDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  parseFields,
  readForm,
  seeOther,
  textAnswer,
  textOf,
} from "../../../../../../web/index.ts";
import {
  askErasure,
  COOLING_DAYS,
  foreseeErasure,
  listRequestsOf,
  mayAskErasure,
  type RightsRequestId,
  WORDS_LENGTH,
} from "../../../index.ts";
import { erasureWords } from "../../common/rights/erasure-words.ts";
import { ForeseenView } from "../../common/rights/foreseen-view.tsx";
import { tooMany } from "../../common/rights/too-many.ts";
import { isOwnerHere, sessionOf } from "./owner-here.ts";
import { titleOf } from "./rights-page.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

const both = bothIn(erasureWords);

const fields: readonly Field[] = [
  {
    kind: "text",
    name: "raison",
    multiline: true,
    optional: true,
    maxLength: WORDS_LENGTH,
    label: both((words) => words.why),
    why: both((words) => words.whyWhy),
  },
  {
    kind: "confirm",
    name: "lu",
    label: both((words) => words.understood),
    whenMissing: both((words) => words.understoodMissing),
  },
];

/** What goes, what stays and why, before anything is asked. */
export async function showErasure(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const { somebody, foreseen, isAllowed, planned } = await read(request);
  const words = erasureWords(language);
  const at = addresses(brand);
  if (planned) return seeOther(reply, about(at.rightsRequest(planned.id), somebody));
  const title = somebody.self ? words.title : words.titleFor(nameOf(somebody, language));
  return spacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [{ href: about(at.rights, somebody), label: titleOf(visit, somebody) }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      {isAllowed ? (
        <>
          <p class="ar-lead">{words.lead(longDate(foreseen.actsOn, language), COOLING_DAYS)}</p>
          <ForeseenView foreseen={foreseen} language={language} />
          <Asking request={request} errors={errors} somebody={somebody} />
        </>
      ) : (
        <Alert tone="info" title={words.notHere}>
          <p>{words.notHereText}</p>
        </Alert>
      )}
    </>,
  );
}

type Somebody = Awaited<ReturnType<typeof read>>["somebody"];

function Asking({
  request,
  errors,
  somebody,
}: {
  readonly request: FastifyRequest;
  readonly errors: readonly FieldError[];
  readonly somebody: Somebody;
}) {
  const { language, brand, csrf } = request.ardeco;
  const words = erasureWords(language);
  const at = addresses(brand);
  const here = about(at.erasure, somebody);
  if (!isOwnerHere(request)) return <SignInAgain visit={request.ardeco} to={here} />;
  const { typed } = readForm(request);
  return (
    <Form action={here} csrf={csrf()} hidden={{ nouvelle: textOf(typed, "nouvelle") || randomUUID() }}>
      {fields.map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
      ))}
      <ButtonGroup>
        <Button variant="danger" icon="trash-2">
          {words.submit}
        </Button>
        <LinkButton variant="secondary" href={about(at.rights, somebody)}>
          {words.keep}
        </LinkButton>
      </ButtonGroup>
    </Form>
  );
}

/** Sent twice, it is one request. */
export async function sendErasure(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody } = await read(request);
  const form = readForm(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  if (errors.length > 0) return showErasure(request, reply, errors);
  const fresh = textOf(form.typed, "nouvelle");
  const id = isUuid(fresh) ? asId<"rights_request">(fresh) : context.newId<RightsRequestId>();
  try {
    await askErasure(context, {
      id,
      personId: somebody.id,
      text: textAnswer(answers, "raison") ?? "",
      session: sessionOf(request),
    });
  } catch (error) {
    return showErasure(request, reply, tooMany(error, "raison"));
  }
  return seeOther(reply, about(addresses(brand).rightsRequest(id), somebody, { fait: "recue" }));
}

async function read(request: FastifyRequest) {
  const visit = request.ardeco;
  const { context } = visit;
  return context.transaction(async (tx) => {
    const { somebody } = await choosePerson(tx, request);
    const requests = await listRequestsOf(tx, context, somebody.id);
    const by = personOf(visit);
    return {
      somebody,
      planned: requests.find(({ state }) => state === "scheduled"),
      foreseen: await foreseeErasure(tx, context, somebody.id),
      isAllowed: await mayAskErasure(tx, context, { by, personId: somebody.id }),
    };
  });
}
