import type { AppError, FieldError } from "../../../../../../kernel/errors.ts";
import { toTidyText } from "../../../../../../kernel/text.ts";
import { getTypedText, type TypedValues } from "../../../../../../web/index.ts";
import { type AuthMethod, authMethods, type Client } from "../../../index.ts";
import { clientWords } from "./client-words.ts";

/** Fields of the form, named as those of the use case. */
const fields = [
  "redirectUris",
  "postLogoutRedirectUris",
  "initiateLoginUri",
  "backchannelLogoutUri",
  "eventsUri",
  "jwksUri",
  "jwks",
] as const;

export function readClient(typed: TypedValues) {
  const lines = (name: string) => getTypedText(typed, name).split(/\s+/).filter(Boolean);
  const one = (name: (typeof fields)[number]) => {
    const text = getTypedText(typed, name).trim();
    return text === "" ? {} : { [name]: text };
  };
  return {
    name: toTidyText(getTypedText(typed, "name")),
    redirectUris: lines("redirectUris"),
    postLogoutRedirectUris: lines("postLogoutRedirectUris"),
    ...one("initiateLoginUri"),
    ...one("backchannelLogoutUri"),
    ...one("eventsUri"),
    ...one("jwksUri"),
    pkceRequired: !(typed.get("exceptions") ?? []).includes("withoutPkce"),
    pushedRequestsOnly: has(typed, "pushedRequestsOnly"),
    boundTokensOnly: has(typed, "boundTokensOnly"),
    passkeyOnly: has(typed, "passkeyOnly"),
    ...readKeys(getTypedText(typed, "jwks").trim()),
  };
}

/** Boxes of one group, each with its own word. */
const has = (typed: TypedValues, word: string): boolean => (typed.get("safety") ?? []).includes(word);

/** A secret that we draw, sent one way or the other, or keys that the vendor holds. */
export function readMethod(typed: TypedValues): AuthMethod {
  const wanted = getTypedText(typed, "authMethod");
  return authMethods.find((one) => one === wanted) ?? "client_secret_basic";
}

/** What is not JSON goes on as it is: the use case says what was expected. */
function readKeys(text: string): { readonly jwks?: unknown } {
  if (text === "") return {};
  try {
    const jwks: unknown = JSON.parse(text);
    return { jwks };
  } catch {
    return { jwks: text };
  }
}

export function toClientTypedValues(client: Client): TypedValues {
  return new Map([
    ["name", [client.name]],
    ["redirectUris", [client.redirectUris.join("\n")]],
    ["postLogoutRedirectUris", [client.postLogoutRedirectUris.join("\n")]],
    ["initiateLoginUri", [client.initiateLoginUri ?? ""]],
    ["backchannelLogoutUri", [client.backchannelLogoutUri ?? ""]],
    ["eventsUri", [client.eventsUri ?? ""]],
    ["authMethod", [client.authMethod]],
    [
      "safety",
      [
        ...(client.pushedRequestsOnly ? ["pushedRequestsOnly"] : []),
        ...(client.boundTokensOnly ? ["boundTokensOnly"] : []),
        ...(client.passkeyOnly ? ["passkeyOnly"] : []),
      ],
    ],
    ["exceptions", client.pkceRequired ? [] : ["withoutPkce"]],
    ["jwksUri", [client.jwksUri ?? ""]],
    ["jwks", [client.jwks ? JSON.stringify(client.jwks, undefined, 2) : ""]],
  ]);
}

export function validateClientName(typed: TypedValues): readonly FieldError[] {
  if (toTidyText(getTypedText(typed, "name")) !== "") return [];
  const [fr, en] = [clientWords("fr").nameMissing, clientWords("en").nameMissing];
  return [{ field: "name", code: "request.field_missing", fr, en }];
}

/**
 * Problems of addresses and keys, by the field that holds them ("redirectUris/1" is a line of
 * "redirectUris").
 */
export function toClientFieldErrors(error: AppError): readonly FieldError[] {
  if (error.code === "clients.keys_needed") {
    const [fr, en] = [clientWords("fr").keysNeeded, clientWords("en").keysNeeded];
    return [{ field: "jwks", code: error.code, fr, en }];
  }
  const said = error.fields.map((one) => {
    const [named] = one.field.replace(/^\//, "").split("/");
    return { ...one, field: fields.find((name) => name === named) ?? "redirectUris" };
  });
  // Several addresses of one field, or an address of several words, say it once.
  return said.filter(
    ({ field, code }, index) =>
      said.findIndex((other) => other.field === field && other.code === code) === index,
  );
}
