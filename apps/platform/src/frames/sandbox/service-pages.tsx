import { Button, Form, RadioGroup, TextField } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatItemLabel } from "../../features/consent/consent/index.ts";
import { defineService, offeredItems, readSpace } from "../../features/consent/sandbox/index.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { toTidyText } from "../../kernel/text.ts";
import {
  FormErrors,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
} from "../../web/index.ts";
import { formatSandboxPath, requireVendor, sandboxPlaces, sendSandboxPage } from "./sandbox-page.tsx";
import { sandboxWords } from "./words.ts";

const PATH = `${sandboxPlaces.home}/service`;
const [fr, en] = [sandboxWords("fr"), sandboxWords("en")];

/** What the vendor's service asks, in one page: each item, whether it is needed, and why. */
export function mountSandboxServicePages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => {
    const gone = requireVendor(request, reply);
    if (gone) return gone;
    const { services } = await readSpace(request.ardeco.context);
    const [own] = services;
    const typed = new Map<string, readonly string[]>(
      own?.asks.map(({ element, required }) => [element, [required ? "required" : "optional"]]),
    );
    if (own) typed.set("title", [own.title.fr]).set("purpose", [own.purpose]);
    return showSandboxService(reply, { typed });
  });
  app.post(PATH, { config: { pace: "strict" } }, async (request, reply) => define(request, reply));
}

async function define(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  requireVendor(request, reply);
  const { typed } = readForm(request);
  const wish = {
    title: toTidyText(getTypedText(typed, "title")),
    purpose: toTidyText(getTypedText(typed, "purpose")),
    asks: offeredItems.flatMap((element) => {
      const said = getTypedText(typed, element);
      return said === "required" || said === "optional" ? [{ element, required: said === "required" }] : [];
    }),
  };
  const errors = listWishProblems(wish);
  if (errors.length > 0) return showSandboxService(reply, { typed, errors });
  return submitOrShowAgain(() => defineService(request.ardeco.context, wish), {
    rename: () => "title",
    again: (refused) => showSandboxService(reply, { typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, formatSandboxPath(request.ardeco, sandboxPlaces.home)),
  });
}

function listWishProblems(wish: {
  title: string;
  purpose: string;
  asks: readonly unknown[];
}): readonly FieldError[] {
  const missing = (field: string, name: "nameMissing" | "purposeMissing" | "nothingAsked") => ({
    field,
    code: "request.field_missing",
    fr: fr[name],
    en: en[name],
  });
  return [
    ...(wish.title === "" ? [missing("title", "nameMissing")] : []),
    ...(wish.purpose.length < 3 ? [missing("purpose", "purposeMissing")] : []),
    ...(wish.asks.length === 0 ? [missing(offeredItems[0], "nothingAsked")] : []),
  ];
}

interface State {
  readonly typed: TypedValues;
  readonly errors?: readonly FieldError[];
}

function showSandboxService(reply: FastifyReply, { typed, errors = [] }: State): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, csrf } = visit;
  const words = sandboxWords(language);
  const refused = errors.length > 0;
  const field = (name: string) => {
    const error = errors.find((one) => one.field === name)?.[language];
    return { name, value: typed.get(name)?.[0] ?? "", ...(error === undefined ? {} : { error }) };
  };
  return sendSandboxPage(
    reply,
    {
      title: words.serviceTitle,
      place: "home",
      inside: true,
      width: "task",
      status: refused ? 422 : 200,
      hasErrors: refused,
    },
    <>
      {refused && <FormErrors errors={errors} language={language} />}
      <h1>{words.serviceTitle}</h1>
      <p class="ar-lead">{words.serviceLead}</p>
      <Form action={formatSandboxPath(visit, PATH)} csrf={csrf()}>
        <TextField {...field("title")} label={words.name} maxLength={100} />
        <TextField {...field("purpose")} label={words.purpose} hint={words.purposeHint} maxLength={250} />
        {offeredItems.map((element) => (
          <RadioGroup
            key={element}
            {...field(element)}
            value={typed.get(element)?.[0] ?? "no"}
            label={formatItemLabel(element, { "14118": "Caen" })[language]}
            inline
            choices={(["no", "optional", "required"] as const).map((value) => ({
              value,
              label: words.ask[value],
            }))}
          />
        ))}
        <Button icon="check">{words.publish}</Button>
      </Form>
    </>,
  );
}
