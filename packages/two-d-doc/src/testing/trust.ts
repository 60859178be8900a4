import { noCertificates } from "../trust/certificates.ts";
import type { Trust } from "../trust/trust.ts";

/** Believes the test authority only. */
export const testTrust: Trust = {
  list: null,
  certificates: noCertificates,
  revocations: null,
  allowTest: true,
  now: new Date("2026-11-25T12:00:00Z"),
};
