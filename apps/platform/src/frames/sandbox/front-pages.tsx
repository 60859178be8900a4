import { Button, EmailField, Form, LinkButton, Section, TextField } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sandboxPlaces } from "../../features/consent/clients/pages/common/vendors/navigation.ts";
import { openInvitedSpace, requestSpace } from "../../features/consent/sandbox/index.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { formatPathAddress } from "../../kernel/hosts.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { toTidyText } from "../../kernel/text.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  readForm,
  sendAuthorityPage,
  sendSeeOther,
  setSessionCookie,
  type TypedValues,
} from "../../web/index.ts";
import { frontWords } from "./front-words.ts";
import { TRY } from "./within-sandbox.ts";

const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]{2,}$/;
const ORGANISATION_LENGTH = 80;

export interface FrontOptions {
  /** Where messages show, in a demonstration only. */
  readonly mailboxHref?: string | undefined;
}

/** What a vendor reads first: what is here, and an address to type. */
export function mountSandboxFrontPages(app: FastifyInstance, { mailboxHref }: FrontOptions): void {
  app.get(TRY, async (request, reply) => {
    requireFront(request);
    return showFront(reply, { typed: new Map() });
  });
  app.post(TRY, { config: { pace: "mail" } }, async (request, reply) => handleSandboxRequest(request, reply));
  app.get(`${TRY}/message`, async (request, reply) => {
    requireFront(request);
    return showSandboxLinkSent(reply, mailboxHref);
  });
  app.get(`${TRY}/lien`, async (request, reply) => {
    requireFront(request);
    return showSandboxConfirmation(reply.header("cache-control", "no-store"), getQueryText(request, "jeton"));
  });
  app.post(`${TRY}/lien`, { config: { pace: "strict" } }, async (request, reply) =>
    handleSandboxEntry(request, reply),
  );
}

function requireFront({ ardeco }: FastifyRequest): void {
  if (ardeco.brand.sandbox !== "front") throw kernelErrors.error("request.not_found");
}

async function handleSandboxRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  requireFront(request);
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const organisation = toTidyText(getTypedText(typed, "organisation")).slice(0, ORGANISATION_LENGTH);
  const email = getTypedText(typed, "email").trim();
  const errors = listRequestProblems({ organisation, email });
  if (errors.length > 0) return showFront(reply, { typed, errors });
  const link = (token: string) =>
    formatPathAddress(
      context.ports.hosts,
      `/${brand.slug}${TRY}/lien?${new URLSearchParams({ jeton: token })}`,
    );
  await requestSpace(context, { email, organisation }, link);
  return sendSeeOther(reply, `/${brand.slug}${TRY}/message`);
}

function listRequestProblems({
  organisation,
  email,
}: {
  organisation: string;
  email: string;
}): readonly FieldError[] {
  const [fr, en] = [frontWords("fr"), frontWords("en")];
  return [
    ...(organisation === ""
      ? [
          {
            field: "organisation",
            code: "request.field_missing",
            fr: fr.organisationMissing,
            en: en.organisationMissing,
          },
        ]
      : []),
    ...(EMAIL.test(email) && email.length <= 254
      ? []
      : [{ field: "email", code: "request.field_not_valid", fr: fr.emailNotValid, en: en.emailNotValid }]),
  ];
}

/** The session opens in the space, whose address the link does not tell. */
async function handleSandboxEntry(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  requireFront(request);
  const visit = request.ardeco;
  const { slug, session } = await openInvitedSpace(
    visit.context,
    getTypedText(readForm(request).typed, "jeton"),
  );
  setSessionCookie(reply, { ...visit, brand: { ...visit.brand, slug } }, "staff", session);
  return sendSeeOther(reply, `/${slug}${sandboxPlaces.home}`);
}

interface FrontState {
  readonly typed: TypedValues;
  readonly errors?: readonly FieldError[];
}

function showFront(reply: FastifyReply, { typed, errors = [] }: FrontState): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const say = frontWords(language);
  const refused = errors.length > 0;
  const error = (name: string) => {
    const found = errors.find(({ field }) => field === name)?.[language];
    return found === undefined ? {} : { error: found };
  };
  return sendAuthorityPage(
    reply,
    { title: say.title, description: say.lead, status: refused ? 422 : 200, hasErrors: refused },
    <>
      {refused && <FormErrors errors={errors} language={language} />}
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Form action={`/${brand.slug}${TRY}`} csrf={csrf()}>
        <TextField
          name="organisation"
          label={say.organisation}
          hint={say.organisationHint}
          autocomplete="organization"
          maxLength={ORGANISATION_LENGTH}
          value={typed.get("organisation")?.[0] ?? ""}
          {...error("organisation")}
        />
        <EmailField
          name="email"
          label={say.email}
          hint={say.emailHint}
          value={typed.get("email")?.[0] ?? ""}
          {...error("email")}
        />
        <Button icon="mail">{say.send}</Button>
      </Form>
      <Section id="inside" title={say.inside}>
        <ul>
          {say.insideLines.split("\n").map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section id="kept" title={say.kept}>
        <p>{say.keptText}</p>
      </Section>
    </>,
  );
}

function showSandboxLinkSent(reply: FastifyReply, mailboxHref: string | undefined): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const say = frontWords(language);
  return sendAuthorityPage(
    reply,
    { title: say.sentTitle },
    <>
      <h1>{say.sentTitle}</h1>
      <p class="ar-lead">{say.sentLead}</p>
      {mailboxHref && (
        <p>
          <LinkButton href={mailboxHref} icon="inbox">
            {say.openMailbox}
          </LinkButton>
        </p>
      )}
      <p>
        <a href={`/${brand.slug}${TRY}`}>{say.again}</a>
      </p>
    </>,
  );
}

/** Opening the page spends nothing: mail scanners open every link; the button spends it. */
function showSandboxConfirmation(reply: FastifyReply, token: string): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const say = frontWords(language);
  return sendAuthorityPage(
    reply,
    { title: say.confirmTitle },
    <>
      <h1>{say.confirmTitle}</h1>
      <p class="ar-lead">{say.confirmLead}</p>
      {token === "" ? (
        <LinkButton href={`/${brand.slug}${TRY}`}>{say.again}</LinkButton>
      ) : (
        <Form action={`/${brand.slug}${TRY}/lien`} csrf={csrf()} hidden={{ jeton: token }}>
          <Button icon="arrow-right">{say.enter}</Button>
        </Form>
      )}
    </>,
  );
}
