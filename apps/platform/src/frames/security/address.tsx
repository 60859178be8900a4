import { Button, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readAccount } from "../../features/access/access/index.ts";
import { toAddressErrors } from "../../features/access/access/pages/common/passkeys/to-address-errors.ts";
import {
  type AddressWish,
  cancelOwnAddress,
  findAddressWish,
  requestAddressChange,
} from "../../features/identity/recovery/index.ts";
import { formatLongDate, toCivilDate } from "../../kernel/civil-date.ts";
import type { FieldError } from "../../kernel/errors.ts";
import {
  type Field,
  FieldView,
  findTextAnswer,
  parseFields,
  readForm,
  sendSeeOther,
  type TypedValues,
  type Visit,
} from "../../web/index.ts";
import { securityAddressWords } from "./address-words.ts";
import { formatReauthenticationPath, formatSecurityPath, requireSideSession, type Side } from "./side.ts";

const [fr, en] = [securityAddressWords("fr"), securityAddressWords("en")];

const fields: readonly Field[] = [
  { kind: "email", name: "email", label: { fr: fr.email, en: en.email }, why: { fr: fr.why, en: en.why } },
];

export interface AddressView {
  readonly email: string | undefined;
  readonly wish: AddressWish | undefined;
}

/** Of the person who reads; an agent's address is their administrator's business. */
export async function readAddress({ context }: Visit): Promise<AddressView | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const account = await readAccount(context, actor.personId);
  return account && { email: account.email, wish: await findAddressWish(context) };
}

export interface Refused {
  readonly errors: readonly FieldError[];
  readonly typed: TypedValues;
}

type Show = (request: FastifyRequest, reply: FastifyReply, refused: Refused) => Promise<FastifyReply>;

export function mountAddressForms(app: FastifyInstance, side: Side, show: Show): void {
  app.post(`${side.path}/adresse`, { config: { pace: "mail" } }, async (request, reply) => {
    const { context } = request.ardeco;
    const form = readForm(request);
    const today = toCivilDate(context.now());
    const { answers, errors } = parseFields(fields, form, { today, answers: {} });
    if (errors.length > 0) return show(request, reply, { errors, typed: form.typed });
    const { actor, method, signedInAt: createdAt } = requireSideSession(request);
    const email = findTextAnswer(answers, "email") ?? "";
    const refused = await toAddressErrors(
      requestAddressChange(context, { session: { actor, method, createdAt }, email }),
    );
    if (refused.length > 0) return show(request, reply, { errors: refused, typed: form.typed });
    return sendSeeOther(reply, `${formatSecurityPath(request.ardeco, side.path)}#adresse`);
  });
  app.post(`${side.path}/adresse/garder`, async (request, reply) => {
    await cancelOwnAddress(request.ardeco.context);
    return sendSeeOther(reply, `${formatSecurityPath(request.ardeco, side.path)}#adresse`);
  });
}

interface AddressSectionProps {
  readonly visit: Visit;
  readonly side: Side;
  readonly address: AddressView;
  /** Signed in too long ago, or by a draft: that comes first. */
  readonly again: boolean;
  readonly refused: Refused | undefined;
}

export function AddressSection({ visit, side, address, again, refused }: AddressSectionProps) {
  const { language, csrf } = visit;
  const { email, wish } = address;
  const say = securityAddressWords(language);
  const path = formatSecurityPath(visit, `${side.path}/adresse`);
  const { errors = [], typed = new Map() } = refused ?? {};
  return (
    <Section id="adresse" title={say.title}>
      <p>{email ? say.now(email) : say.none}</p>
      {wish && (
        <>
          <p>
            {wish.effectiveAt
              ? say.waiting(formatLongDate(toCivilDate(wish.effectiveAt), language))
              : say.asked}
          </p>
          <Form action={`${path}/garder`} csrf={csrf()}>
            <Button variant="secondary">{say.cancel}</Button>
          </Form>
        </>
      )}
      {!wish && again && (
        <>
          <p>{say.again}</p>
          <LinkButton href={formatReauthenticationPath(visit, side)} variant="secondary" icon="key-round">
            {say.other}
          </LinkButton>
        </>
      )}
      {!wish && !again && (
        <Form action={path} csrf={csrf()}>
          {fields.map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
          ))}
          <Button variant="secondary" icon="mail">
            {say.send}
          </Button>
        </Form>
      )}
    </Section>
  );
}
