import { Alert, Button, Form, TextField } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { buildRefusalState } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildSupportAddresses } from "../../../../../../frames/desk/common/support-addresses.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  buildFieldError,
  FormErrors,
  getTypedText,
  grantCamera,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatNameInUse, nameElements, readElements } from "../../../../../identity/identity/index.ts";
import { type CheckedAtDesk, checkAtDesk, checkRefusals } from "../../../index.ts";
import { scanScript } from "../../common/pocket/pocket-assets.ts";
import { SupportCard } from "../../common/supports/support-look.tsx";
import { deskSupportWords } from "./desk-support-words.ts";

interface Answered {
  readonly errors?: readonly FieldError[];
  readonly answer?: { readonly checked: CheckedAtDesk; readonly name: string };
}

/**
 * Yes or no, who, why; then the next one. A code of a phone serves once: it is not written back in the field.
 */
export async function showCheck(
  request: FastifyRequest,
  reply: FastifyReply,
  { errors = [], answer }: Answered = {},
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand, csrf, context } = visit;
  requireCapability(context, "person.enrol");
  grantCamera(reply);
  const words = deskSupportWords(language);
  return sendDeskPage(
    reply,
    {
      title: words.checkTitle,
      place: "supports",
      width: "task",
      above: [{ href: buildSupportAddresses(brand).list, label: words.title }],
      ...buildRefusalState(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.checkTitle}</h1>
      <p class="ar-lead">{words.checkLead}</p>
      {answer && <Answer answer={answer} visit={visit} />}
      <Form id="verifier" action={buildSupportAddresses(brand).check} csrf={csrf()}>
        <TextField
          name="code"
          secret
          label={words.code}
          hint={words.codeHint}
          error={errors[0]?.[language]}
          spellcheck={false}
        />
        <Button icon="scan-line">{words.checkNow}</Button>
      </Form>
      <div hidden data-scan="verifier" data-looking={words.looking} data-refused={words.noCamera}>
        <Button type="button" variant="secondary" icon="qr-code">
          {words.camera}
        </Button>
        <p role="status" />
      </div>
      <script type="module" src={scanScript} />
    </>,
  );
}

export async function check(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "person.enrol");
  const typed = getTypedText(readForm(request).typed, "code");
  if (typed.trim() === "") {
    const sentence = bothIn(deskSupportWords)(({ missing }) => missing);
    return showCheck(request, reply, { errors: [buildFieldError("code", "form.required", sentence)] });
  }
  const checked = await checkAtDesk(context, typed);
  const name = checked.found
    ? formatNameInUse(await readElements(context, checked.support.personId, nameElements))
    : "";
  return showCheck(request, reply, { answer: { checked, name: name || deskCommonWords(language).unnamed } });
}

function Answer({
  answer: { checked, name },
  visit,
}: {
  answer: NonNullable<Answered["answer"]>;
  visit: Visit;
}) {
  const { language, brand } = visit;
  const words = deskSupportWords(language);
  const { refusal } = checked;
  return (
    <>
      {refusal === undefined ? (
        <Alert tone="success" title={words.accepted}>
          {checked.found && !checked.isProven && <p>{words.notProven}</p>}
        </Alert>
      ) : (
        <Alert tone="danger" title={words.refused}>
          <p>{checkRefusals[refusal][language]}</p>
        </Alert>
      )}
      {checked.found && (
        <>
          <h2>{words.whose(name)}</h2>
          <SupportCard support={checked.support} language={language} level={3} />
          <p>
            <a href={buildDeskAddresses(brand).person(checked.support.personId, "help_at_desk")}>
              {words.openPerson}
            </a>
          </p>
        </>
      )}
    </>
  );
}
