import { readFile } from "node:fs/promises";
import {
  certificateFolder,
  listSigners,
  noCertificates,
  readTrustList,
  revocationFolder,
  type Trust,
  type Verdict,
  verifyCode,
} from "@ardeco/two-d-doc";
import type { SealSettings } from "../config.ts";
import { StartRefused } from "../infra/start-refused.ts";
import type { Clock } from "../kernel/clock.ts";
import type { SealedCode, Seals } from "../kernel/seals.ts";

/**
 * Sealed codes by packages/two-d-doc. Throws StartRefused for a trust list or a folder that cannot be read.
 */
export async function openSeals(settings: SealSettings, clock: Pick<Clock, "now">): Promise<Seals> {
  await loadTrust(settings, clock).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : "";
    throw new StartRefused(
      "TWO_D_DOC_TRUST_LIST, TWO_D_DOC_CERTIFICATES, " +
        `TWO_D_DOC_REVOCATIONS : illisibles / cannot be read. ${why}`,
    );
  });
  return {
    verify: async (codes) => {
      // Read anew each time: a list renewed on the disk counts at once, and documents are few.
      const trust = await loadTrust(settings, clock);
      return Promise.all(codes.map(async (code) => toSealedCode(code, await verifyCode(code, trust))));
    },
  };
}

async function loadTrust(
  { acceptTest, trustList, certificates, revocations }: SealSettings,
  clock: Pick<Clock, "now">,
): Promise<Trust> {
  return {
    list: trustList === null ? null : readTrustList(await readFile(trustList, "utf8"), listSigners),
    certificates: certificates === null ? noCertificates : await certificateFolder(certificates),
    revocations: revocations === null ? null : await revocationFolder(revocations),
    allowTest: acceptTest,
    now: clock.now(),
  };
}

function toSealedCode(code: Uint8Array, verdict: Verdict): SealedCode {
  const literal = Buffer.from(code).toString("latin1");
  if (!verdict.valid) return { valid: false, literal, reason: verdict.reason };
  const { type, authority, certificate, emittedOn, signedOn, signed } = verdict.code;
  return {
    valid: true,
    literal,
    signed: Buffer.from(signed).toString("latin1"),
    type,
    typeName: verdict.typeName,
    issuer: verdict.signer.organisation,
    certificate: `${authority}/${certificate}`,
    emittedOn: toCivilDay(emittedOn),
    signedOn: toCivilDay(signedOn),
    test: verdict.signer.test,
    fields: verdict.fields,
  };
}

/** A day at midnight UTC, as 2D-Doc counts them. */
const toCivilDay = (day: Date | null): string | null => day?.toISOString().slice(0, 10) ?? null;
