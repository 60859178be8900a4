import { makeIdentity, readCertificate, SealedFileError } from "@ardeco/sealed-files";
import { addMonths, civilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/index.ts";
import { record } from "../../audit/index.ts";
import { getAuthority } from "../../authorities/index.ts";
import { openForAuthority, sealForAuthority } from "../../keys/index.ts";
import { sourcesErrors } from "../errors.ts";
import { findCorrespondentRow, putCorrespondent } from "../store/correspondents.ts";
import type { CorrespondentRow } from "../store/tables.ts";

const KEY = "sources:file-key";
/** Months that the authority's own certificate is valid: three Januaries. */
const OWN_MONTHS = 36;

/** As administrators see it: never the private key. */
export interface Correspondent {
  readonly register: CorrespondentRow["register"];
  readonly name: string;
  readonly legalBasis: string;
  readonly certificate: string;
  /** Read to each other on the telephone. */
  readonly fingerprint: string;
  readonly validTo: Date;
  readonly ownCertificate: string;
  readonly ownFingerprint: string;
  readonly ownValidTo: Date;
  readonly revision: number;
}

export type CorrespondentSettings = Pick<
  Correspondent,
  "register" | "name" | "legalBasis" | "certificate" | "revision"
> & {
  /** A new key of our own: the former opens nothing any more. */
  readonly renewOwn?: boolean;
};

/**
 * Use case: an administrator says with whom quotients are exchanged by encrypted file. The authority's own key is made the first time. Throws
 * access.capability_missing, sources.certificate_refused, request.changed_meanwhile.
 */
export async function keepCorrespondent(context: Context, settings: CorrespondentSettings): Promise<void> {
  requireCapability(context, "source.manage");
  const { fingerprint, validTo } = theirs(settings.certificate, context.now());
  const before = await context.transaction((tx) => findCorrespondentRow(tx, context.authorityId));
  const own = before && !settings.renewOwn ? ownOf(before) : await makeOwn(context);
  const { renewOwn: _, legalBasis, ...kept } = settings;
  await context.transaction(async (tx) => {
    const isKept = await putCorrespondent(tx, {
      ...kept,
      ...own,
      authority_id: context.authorityId,
      legal_basis: legalBasis,
      fingerprint,
      valid_to: validTo,
      changed_on: civilDate(context.now()),
      changed_by: context.actor.kind === "staff" ? context.actor.staffId : null,
    });
    if (!isKept) throw kernelErrors.error("request.changed_meanwhile");
    const data = { register: settings.register, fingerprint, own: own.own_fingerprint };
    await record(tx, context, { action: "sources.correspondent_kept", data });
  });
}

/** Said beside the field, in the words of what is wrong with it. */
function theirs(certificate: string, now: Date): { readonly fingerprint: string; readonly validTo: Date } {
  try {
    const read = readCertificate(certificate);
    if (now > read.validTo) throw new SealedFileError("expired");
    return read;
  } catch (error) {
    if (!(error instanceof SealedFileError)) throw error;
    const { code, fr, en } = error;
    throw sourcesErrors.error("sources.certificate_refused", [
      { field: "certificat", code: `sealed_file.${code}`, fr, en },
    ]);
  }
}

type Own = Pick<CorrespondentRow, "own_certificate" | "own_fingerprint" | "own_key_sealed" | "own_valid_to">;

const ownOf = ({
  own_certificate,
  own_fingerprint,
  own_key_sealed,
  own_valid_to,
}: CorrespondentRow): Own => ({
  own_certificate,
  own_fingerprint,
  own_key_sealed,
  own_valid_to,
});

/** Before any transaction: a key of RSA takes a moment to be found. */
async function makeOwn(context: Context): Promise<Own> {
  const { name } = await context.transaction((tx) => getAuthority(tx, context.authorityId));
  const now = context.now();
  const validTo = new Date(`${addMonths(civilDate(now), OWN_MONTHS)}T00:00:00Z`);
  // A clock that is late elsewhere must not refuse it on its first day.
  const validFrom = new Date(now.getTime() - 24 * 3_600_000);
  const { certificate, privateKey } = await makeIdentity({ name, validFrom, validTo });
  return {
    own_certificate: certificate,
    own_fingerprint: readCertificate(certificate).fingerprint,
    own_key_sealed: sealForAuthority(context, KEY, privateKey),
    own_valid_to: validTo,
  };
}

/** For administrators. */
export async function readCorrespondent(tx: Tx, context: Context): Promise<Correspondent | undefined> {
  const row = await findCorrespondentRow(tx, context.authorityId);
  return (
    row && {
      register: row.register,
      name: row.name,
      legalBasis: row.legal_basis,
      certificate: row.certificate,
      fingerprint: row.fingerprint,
      validTo: row.valid_to,
      ownCertificate: row.own_certificate,
      ownFingerprint: row.own_fingerprint,
      ownValidTo: row.own_valid_to,
      revision: row.revision,
    }
  );
}

/** What it takes to seal for them and to open what they sealed. Throws sources.correspondent_missing. */
export async function getExchange(tx: Tx, context: Context) {
  const row = await findCorrespondentRow(tx, context.authorityId);
  if (!row) throw sourcesErrors.error("sources.correspondent_missing");
  const privateKey = openForAuthority(context, KEY, row.own_key_sealed);
  return {
    register: row.register,
    legalBasis: row.legal_basis,
    certificate: row.certificate,
    own: { certificate: row.own_certificate, privateKey },
  };
}
