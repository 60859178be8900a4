import { Button, type ButtonVariant, Form, type IconName } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import type { FieldError } from "../../../kernel/errors.ts";
import type { Answers } from "../../forms/answer.ts";
import { FieldView } from "../../forms/field-view.tsx";
import { parseFormId, type Sent } from "../../forms/sent.ts";
import { toTypedValues } from "../../forms/to-typed-values.ts";
import { getRequestPath } from "../../http/address-text.ts";
import { type Frame, formatFormAction, formatPageHref } from "../frame.tsx";
import type { PageForm } from "./page-form.ts";

/** The page that a form stands on, and what was sent to one of its forms when it was refused. */
export interface ShownPage {
  readonly frame: Frame;
  readonly request: FastifyRequest;
  readonly sent: Sent;
}

interface PageFormViewProps<Known, Saved> {
  readonly form: PageForm<Known, Saved>;
  readonly known: Known;
  readonly page: ShownPage;
  /** What the button does, a verb first. */
  readonly submit: string;
  readonly icon?: IconName;
  readonly variant?: ButtonVariant;
  /** Parts of its address that the page's own does not say. */
  readonly params?: Readonly<Record<string, string>>;
  /** What is known already. */
  readonly answers?: Answers;
  readonly hidden?: Readonly<Record<string, string>>;
  /** Said within the form, before its questions. */
  readonly children?: ComponentChildren;
}

/** What was typed and why it was refused stand in the form that was sent, and in no other of the page. */
export function PageFormView<Known, Saved>(props: PageFormViewProps<Known, Saved>) {
  const {
    form,
    known,
    page,
    submit,
    icon,
    variant,
    params = {},
    answers = {},
    hidden = {},
    children,
  } = props;
  const { frame, request } = page;
  const { language, context, csrf } = request.ardeco;
  const path = fillPath(form.path, { ...toTexts(request.params), ...params });
  const sent = isSentHere(page, path) ? page.sent : {};
  const { errors = [] } = sent;
  const fields = form.fields?.(known) ?? [];
  const typed = sent.typed ?? toTypedValues(fields, answers);
  const { idName = "id" } = form;
  // An id that made something else already would be refused for ever.
  const id = parseFormId(errors.some(isReusedId) ? undefined : sent.typed, context, idName);
  return (
    <Form
      action={formatFormAction(frame, request, path)}
      csrf={csrf()}
      hidden={{ [idName]: id, ...hidden }}
      multipart={fields.some(({ kind }) => kind === "file")}
      isScripted
    >
      {children}
      {fields.map((field) => (
        <FieldView key={field.name} {...{ field, typed, errors, language, answers }} />
      ))}
      <Button icon={icon} variant={variant}>
        {submit}
      </Button>
    </Form>
  );
}

const isSentHere = ({ request, sent }: ShownPage, path: string): boolean =>
  sent.typed !== undefined && getRequestPath(request) === formatPageHref(request.ardeco, path);

const isReusedId = ({ code }: FieldError): boolean => code.endsWith(".id_reused");

const fillPath = (path: string, params: Readonly<Record<string, string>>): string =>
  path.replaceAll(/:([a-z]\w*)/gi, (_, name: string) => params[name] ?? "");

const toTexts = (params: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(Object(params)).map(([name, value]) => [name, String(value)]));
