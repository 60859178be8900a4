import { Button, Form, TextArea, TextField } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { FieldError } from "../../../kernel/errors.ts";
import type { TypedValues } from "../../../web/index.ts";
import { clientWords } from "./client-words.ts";

interface ClientFormProps {
  readonly reply: FastifyReply;
  readonly action: string;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  /** Of the application that is changed. */
  readonly revision?: number;
}

export function ClientForm({ reply, action, typed, errors, revision }: ClientFormProps) {
  const { language, csrf } = reply.request.ardeco;
  const words = clientWords(language);
  const field = (name: string) => {
    const error = errors.find((one) => one.field === name)?.[language];
    return { name, value: typed.get(name)?.[0] ?? "", ...(error === undefined ? {} : { error }) };
  };
  return (
    <Form
      action={action}
      csrf={csrf()}
      hidden={revision === undefined ? {} : { _revision: String(revision) }}
    >
      <TextField {...field("name")} label={words.name} maxLength={120} />
      <TextArea {...field("redirectUris")} label={words.redirectUris} hint={words.redirectHint} rows={3} />
      <TextArea
        {...field("postLogoutRedirectUris")}
        label={words.logoutUris}
        hint={words.redirectHint}
        rows={2}
        optional
      />
      <TextField {...field("backchannelLogoutUri")} label={words.backchannel} optional type="url" />
      <TextField
        {...field("eventsUri")}
        label={words.eventsUri}
        hint={words.eventsHint}
        optional
        type="url"
      />
      <Button>{words.save}</Button>
    </Form>
  );
}
