import { Button, CheckboxGroup, Form, RadioGroup, TextArea, TextField } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import type { TypedValues } from "../../../../../../web/index.ts";
import type { Client } from "../../../index.ts";
import { clientWords } from "./client-words.ts";

interface ClientFormProps {
  readonly reply: FastifyReply;
  readonly action: string;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  /** The application that is changed. */
  readonly client?: Client;
}

export function ClientForm({ reply, action, typed, errors, client }: ClientFormProps) {
  const { language, csrf } = reply.request.ardeco;
  const words = clientWords(language);
  const field = (name: string) => {
    const error = errors.find((one) => one.field === name)?.[language];
    return { name, value: typed.get(name)?.[0] ?? "", ...(error === undefined ? {} : { error }) };
  };
  const bySecretHint = reply.request.ardeco.brand.sandbox ? words.bySecretYours : words.bySecretHint;
  const address = (name: string) => ({ ...field(name), optional: true, type: "url" as const });
  return (
    <Form action={action} csrf={csrf()} hidden={client ? { _revision: String(client.revision) } : {}}>
      <TextField {...field("name")} label={words.name} maxLength={120} />
      <TextArea {...field("redirectUris")} label={words.redirectUris} hint={words.redirectHint} rows={3} />
      <TextArea
        {...field("postLogoutRedirectUris")}
        label={words.logoutUris}
        hint={words.redirectHint}
        rows={2}
        optional
      />
      <TextField {...address("initiateLoginUri")} label={words.loginUri} hint={words.loginHint} />
      <TextField {...address("backchannelLogoutUri")} label={words.backchannel} />
      <TextField {...address("eventsUri")} label={words.eventsUri} hint={words.eventsHint} />
      {!client && (
        <RadioGroup
          {...field("authMethod")}
          label={words.proof}
          choices={[
            { value: "client_secret_basic", label: words.bySecret, hint: bySecretHint },
            { value: "client_secret_post", label: words.byPostedSecret, hint: words.byPostedSecretHint },
            { value: "private_key_jwt", label: words.byKey, hint: words.byKeyHint },
          ]}
        />
      )}
      {(!client || client.authMethod === "private_key_jwt") && (
        <>
          <TextField {...address("jwksUri")} label={words.jwksUri} hint={words.jwksUriHint} />
          <TextArea {...field("jwks")} label={words.jwks} hint={words.jwksHint} rows={6} optional />
        </>
      )}
      <CheckboxGroup
        name="safety"
        label={words.safety}
        hint={words.safetyHint}
        optional
        values={typed.get("safety") ?? []}
        choices={[
          { value: "pushedRequestsOnly", label: words.pushedOnly, hint: words.pushedOnlyHint },
          { value: "boundTokensOnly", label: words.boundOnly, hint: words.boundOnlyHint },
          { value: "passkeyOnly", label: words.passkeyOnly, hint: words.passkeyOnlyHint },
        ]}
      />
      <CheckboxGroup
        name="exceptions"
        label={words.exceptions}
        hint={words.exceptionsHint}
        optional
        values={typed.get("exceptions") ?? []}
        choices={[{ value: "withoutPkce", label: words.withoutPkce, hint: words.withoutPkceHint }]}
      />
      <Button>{words.save}</Button>
    </Form>
  );
}
