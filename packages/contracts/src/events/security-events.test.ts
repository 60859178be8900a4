import { Check } from "typebox/value";
import { expect, test } from "vitest";
import {
  BACKCHANNEL_LOGOUT,
  GRANT_WITHDRAWN,
  LogoutToken,
  RELEASE_CHANGED,
  SecurityEvent,
} from "./security-events.ts";

const envelope = { iss: "https://id.example/caen/oidc", aud: "mediatheque", iat: 1_795_000_000, jti: "e-1" };
const event = { ...envelope, sub_id: { format: "iss_sub", iss: envelope.iss, sub: "pairwise" } };
const withdrawn = { grant_id: "g-1", withdrawn_on: "2026-11-24", initiated_by: "person" };
const changed = { grant_id: "g-1", changed_on: "2026-11-24", changed: ["address"], no_longer_released: [] };

test.each([
  [GRANT_WITHDRAWN, withdrawn],
  [RELEASE_CHANGED, changed],
])("%s is delivered alone, about the service's own subject", (uri, payload) => {
  expect(Check(SecurityEvent, { ...event, events: { [uri]: payload } })).toBe(true);
  expect(Check(SecurityEvent, { ...envelope, events: { [uri]: payload } })).toBe(false);
});

test("no value of an element can travel in an event", () => {
  const leaking = { ...changed, values: { address: "1 rue Froide" } };
  expect(Check(SecurityEvent, { ...event, events: { [RELEASE_CHANGED]: leaking } })).toBe(false);
});

test("two events in one token are refused: each is acknowledged alone", () => {
  const both = { [GRANT_WITHDRAWN]: withdrawn, [RELEASE_CHANGED]: changed };
  expect(Check(SecurityEvent, { ...event, events: both })).toBe(false);
});

test("a logout token names a subject or a session, and has no nonce", () => {
  const token = {
    ...envelope,
    aud: [envelope.aud],
    exp: envelope.iat + 120,
    events: { [BACKCHANNEL_LOGOUT]: {} },
  };
  expect(Check(LogoutToken, token)).toBe(false);
  expect(Check(LogoutToken, { ...token, sub: "pairwise" })).toBe(true);
  expect(Check(LogoutToken, { ...token, sid: "s-1" })).toBe(true);
  expect(Check(LogoutToken, { ...token, sub: "pairwise", nonce: "n" })).toBe(false);
});
