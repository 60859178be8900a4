import { AppError, type FieldError } from "../../../kernel/errors.ts";
import { tidy } from "../../../kernel/text.ts";
import type { Client } from "../../../modules/clients/index.ts";
import { type TypedValues, textOf } from "../../../web/index.ts";
import { clientWords } from "./client-words.ts";

/** Fields of the form, named as those of the use case. */
export const addressFields = [
  "redirectUris",
  "postLogoutRedirectUris",
  "backchannelLogoutUri",
  "eventsUri",
] as const;

export function readClient(typed: TypedValues) {
  const lines = (name: string) => textOf(typed, name).split(/\s+/).filter(Boolean);
  const one = (name: "backchannelLogoutUri" | "eventsUri") => {
    const text = textOf(typed, name).trim();
    return text === "" ? {} : { [name]: text };
  };
  return {
    name: tidy(textOf(typed, "name")),
    redirectUris: lines("redirectUris"),
    postLogoutRedirectUris: lines("postLogoutRedirectUris"),
    ...one("backchannelLogoutUri"),
    ...one("eventsUri"),
  };
}

export function typedOf(client: Client): TypedValues {
  return new Map([
    ["name", [client.name]],
    ["redirectUris", [client.redirectUris.join("\n")]],
    ["postLogoutRedirectUris", [client.postLogoutRedirectUris.join("\n")]],
    ["backchannelLogoutUri", [client.backchannelLogoutUri ?? ""]],
    ["eventsUri", [client.eventsUri ?? ""]],
  ]);
}

export function nameErrors(typed: TypedValues): readonly FieldError[] {
  if (tidy(textOf(typed, "name")) !== "") return [];
  const [fr, en] = [clientWords("fr").nameMissing, clientWords("en").nameMissing];
  return [{ field: "name", code: "request.field_missing", fr, en }];
}

/** Problems of addresses, by the field that holds them ("redirectUris/1" is a line of "redirectUris"). */
export function addressErrors(error: unknown): readonly FieldError[] {
  if (!(error instanceof AppError) || error.code !== "clients.addresses_not_valid") throw error;
  return error.fields.map((one) => {
    const field = addressFields.find((name) => one.field.replace(/^\//, "").startsWith(name));
    return { ...one, field: field ?? "redirectUris" };
  });
}
