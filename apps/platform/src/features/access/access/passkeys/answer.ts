import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { type TSchema, Type } from "typebox";
import { Compile } from "typebox/compile";
import { accessErrors } from "../errors.ts";

// Base64url without padding. Nothing of an authenticator's answer comes near 16 KiB.
const Bytes = Type.String({ pattern: "^[\\w-]*$", maxLength: 16_384 });
const shared = { id: Bytes, rawId: Bytes, type: Type.Literal("public-key") };

const Assertion = Type.Object({
  ...shared,
  response: Type.Object({
    clientDataJSON: Bytes,
    authenticatorData: Bytes,
    signature: Bytes,
    userHandle: Type.Optional(Bytes),
  }),
});
const Attestation = Type.Object({
  ...shared,
  response: Type.Object({
    clientDataJSON: Bytes,
    attestationObject: Bytes,
    transports: Type.Optional(Type.Array(Type.String({ pattern: "^[a-z-]{1,20}$" }), { maxItems: 8 })),
  }),
});

export type Assertion = Type.Static<typeof Assertion>;
export type Attestation = Type.Static<typeof Attestation>;

const buildAnswerReader = <S extends TSchema>(schema: S) => {
  const shape = Compile(schema);
  const hasShape = (content: unknown): content is Type.Static<S> => shape.Check(content);
  return (text: string): Type.Static<S> => {
    const content = parseClientData(text);
    if (!hasShape(content)) throw accessErrors.error("access.passkey_refused");
    return content;
  };
};

/** What the page's script sends: strangers write here too. Throws access.passkey_refused. */
export const readAssertion = buildAnswerReader(Assertion);
export const readAttestation = buildAnswerReader(Attestation);

/** As the library wants them: what we do not use is left out. */
export const toAssertionJson = (answer: Assertion): AuthenticationResponseJSON => ({
  id: answer.id,
  rawId: answer.rawId,
  type: answer.type,
  response: answer.response,
  clientExtensionResults: {},
});

export const toAttestationJson = ({ id, rawId, type, response }: Attestation): RegistrationResponseJSON => ({
  id,
  rawId,
  type,
  response: { clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject },
  clientExtensionResults: {},
});

/** The challenge that the browser says it answered; the library checks it again, signed. */
export function readAnsweredChallenge({ response }: Pick<Assertion | Attestation, "response">): Buffer {
  const client = parseClientData(Buffer.from(response.clientDataJSON, "base64url").toString());
  const told = typeof client === "object" && client !== null && "challenge" in client ? client.challenge : "";
  return Buffer.from(typeof told === "string" ? told : "", "base64url");
}

function parseClientData(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return content;
  } catch {
    return undefined;
  }
}
