import {
  AuthenticatorEmulator,
  PasskeysCredentialsMemoryRepository,
  WebAuthnEmulator,
} from "nid-webauthn-emulator";
import type { requestPasskeyAssertion, requestPasskeyRegistration } from "../features/access/access/index.ts";

type Registration = Awaited<ReturnType<typeof requestPasskeyRegistration>>;
type Question = Awaited<ReturnType<typeof requestPasskeyAssertion>>;

/** A telephone that keeps passkeys and recognises its owner: real CTAP and WebAuthn, without a browser. */
export function anAuthenticator(origin = "http://localhost:3000") {
  const emulator = new WebAuthnEmulator(
    new AuthenticatorEmulator({ credentialsRepository: new PasskeysCredentialsMemoryRepository() }),
  );
  return {
    /** As `navigator.credentials.create`, then `toJSON`. */
    create: (options: Registration): string =>
      JSON.stringify(emulator.createJSON(origin, options as Parameters<typeof emulator.createJSON>[1])),
    /** As `navigator.credentials.get`, then `toJSON`. */
    get: (options: Question): string =>
      JSON.stringify(emulator.getJSON(origin, options as Parameters<typeof emulator.getJSON>[1])),
  };
}
