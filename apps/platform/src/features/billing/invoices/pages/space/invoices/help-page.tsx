import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";

import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
} from "../../../../../../web/index.ts";
import {
  invoicesErrors,
  listInvoices,
  listOwnEases,
  type OwnEase,
  requestPaymentHelp,
} from "../../../index.ts";
import { helpWords } from "../../common/invoices/help-words.ts";
import { easeWords } from "./ease-words.ts";
import { invoicePageWords } from "./invoice-page-words.ts";

const both = bothIn(easeWords);

const field: Field = {
  kind: "text",
  name: "texte",
  multiline: true,
  optional: true,
  label: both(({ label }) => label),
  hint: both(({ hint }) => hint),
  maxLength: 500,
};

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** Somebody finds it hard to pay: nothing to prove, one line is enough. */
export async function showHelp(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const { context, language, brand, csrf } = request.ardeco;
  const asked = getTypedText(typed, FOR) || getQueryText(request, FOR);
  const { somebody } = await context.transaction((tx) => resolveChosenPerson(tx, request, asked));
  const words = easeWords(language);
  const at = buildSpaceAddresses(brand);
  const open = (await listOwnEases(context, somebody.id)).find(isOpenRequest);
  const issuers = await listInvoices(context, somebody.id);
  const refused = errors.length > 0 ? { status: 422, hasErrors: true } : {};
  const whose = somebody.self ? {} : { [FOR]: somebody.id };
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "task",
      above: [{ href: formatPersonAddress(at.invoices, somebody), label: invoicePageWords(language).title }],
      ...refused,
    },
    <>
      <FormErrors errors={errors} language={language} />
      {open && <Waiting open={open} language={language} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {[...new Set(issuers.map(({ content }) => content.issuer.help))].map((help) => (
        <p key={help}>{help}</p>
      ))}
      <p>{helpWords(language).children}</p>
      {!open && (
        <Form action={at.invoiceHelp} csrf={csrf()} hidden={whose}>
          <FieldView {...{ field, typed, errors, language, answers: {} }} />
          <Button>{words.send}</Button>
        </Form>
      )}
    </>,
  );
}

const isOpenRequest = ({ kind, endedOn }: OwnEase): boolean => kind === "help" && endedOn === null;

function Waiting({ open, language }: { readonly open: OwnEase; readonly language: Language }) {
  const words = easeWords(language);
  return (
    <Alert tone="success" title={words.asked}>
      <p>{words.waits(formatPlainDate(open.begunOn, language))}</p>
    </Alert>
  );
}

export async function sendHelp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody } = await context.transaction((tx) =>
    resolveChosenPerson(tx, request, getTypedText(typed, FOR)),
  );
  const words = getTypedText(typed, "texte");
  return submitOrShowAgain(() => requestPaymentHelp(context, { personId: somebody.id, words }), {
    besides: toBesides(invoicesErrors, "texte"),
    again: ({ errors }) => showHelp(request, reply, { typed, errors }),
    after: () => sendSeeOther(reply, formatPersonAddress(buildSpaceAddresses(brand).invoiceHelp, somebody)),
  });
}
