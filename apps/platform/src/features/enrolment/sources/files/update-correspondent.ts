import { makeIdentity, readCertificate, SealedFileError } from "@ardeco/sealed-files";
import { addMonths, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { accessErrors, findStaffActor, requireCapability } from "../../../access/access/index.ts";
import { getAuthority } from "../../../authorities/authorities/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { openForAuthority, sealForAuthority } from "../../../trust/keys/index.ts";
import { sourcesErrors } from "../errors.ts";
import { findCorrespondentRow, setCorrespondentRow } from "../store/correspondents.ts";
import type { CorrespondentRow } from "../store/tables.ts";
import { notifyConfirmers } from "./notify-confirmers.ts";

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
  /** waiting: nobody else compared its fingerprint with theirs, and it does nothing. */
  readonly check: "waiting" | "confirmed" | "refused";
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
 * Use case: an administrator says with whom quotients are exchanged by encrypted file. The authority's own
 * key is made the first time. Another certificate, body or name does nothing before somebody else confirms
 * its fingerprint; those who may are written to. Throws access.capability_missing,
 * sources.certificate_refused, request.changed_meanwhile.
 */
export async function updateCorrespondent(context: Context, settings: CorrespondentSettings): Promise<void> {
  requireCapability(context, "source.manage");
  const { actor } = context;
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  const { fingerprint, validTo } = parseTheirCertificate(settings.certificate, context.now());
  const before = await context.transaction((tx) => findCorrespondentRow(tx, context.authorityId));
  const isOther = !before || (await isGivenAnew(context, before, { ...settings, fingerprint }));
  const own = before && !settings.renewOwn ? resolveOwnKey(before) : await createOwnKey(context);
  const { renewOwn: _, legalBasis, ...kept } = settings;
  await context.transaction(async (tx) => {
    const isKept = await setCorrespondentRow(tx, {
      ...kept,
      ...own,
      authority_id: context.authorityId,
      legal_basis: legalBasis,
      fingerprint,
      valid_to: validTo,
      changed_on: toCivilDate(context.now()),
      changed_by: actor.staffId,
      ...(isOther
        ? { ...unchecked, given_by: actor.staffId, given_at: context.now() }
        : readCorrespondentCheck(before)),
    });
    if (!isKept) throw kernelErrors.error("request.changed_meanwhile");
    const data = { register: settings.register, fingerprint, own: own.own_fingerprint, isOther };
    await record(tx, context, { action: "sources.correspondent_kept", data });
    if (isOther) await notifyConfirmers(tx, context, settings.register);
  });
}

const unchecked = { checked_as: null, checked_by: null, checked_at: null } as const;

const readCorrespondentCheck = ({
  given_by,
  given_at,
  checked_as,
  checked_by,
  checked_at,
}: CorrespondentRow) => ({
  given_by,
  given_at,
  checked_as,
  checked_by,
  checked_at,
});

type Confirmed = Pick<CorrespondentRow, "register" | "name" | "certificate" | "fingerprint">;

/**
 * What is confirmed is that this certificate is this office's. The same again stays whose it was, so that
 * nobody answers for it by saving the page: but when who gave it was refused, or is no longer an agent here.
 */
async function isGivenAnew(context: Context, before: CorrespondentRow, now: Confirmed): Promise<boolean> {
  const confirmed = ["register", "name", "certificate", "fingerprint"] as const;
  if (confirmed.some((field) => before[field] !== now[field])) return true;
  const { actor } = context;
  const isTheirs = actor.kind === "staff" && actor.staffId === before.given_by;
  if (isTheirs) return before.checked_as === "refused";
  if (before.checked_as === "confirmed") return false;
  const { given_by } = before;
  if (!given_by) return true;
  return !(await context.transaction((tx) => findStaffActor(tx, context, parseId<"staff">(given_by))));
}

/** Said beside the field, in the words of what is wrong with it. */
function parseTheirCertificate(
  certificate: string,
  now: Date,
): { readonly fingerprint: string; readonly validTo: Date } {
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

const resolveOwnKey = ({
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
async function createOwnKey(context: Context): Promise<Own> {
  const { name } = await context.transaction((tx) => getAuthority(tx, context.authorityId));
  const now = context.now();
  const validTo = new Date(`${addMonths(toCivilDate(now), OWN_MONTHS)}T00:00:00Z`);
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
export function readCorrespondent(context: Context): Promise<Correspondent | undefined> {
  return context.read(async (tx) => {
    const row = await findCorrespondentRow(tx, context.authorityId);
    return (
      row && {
        register: row.register,
        name: row.name,
        legalBasis: row.legal_basis,
        certificate: row.certificate,
        fingerprint: row.fingerprint,
        validTo: row.valid_to,
        check: row.checked_as ?? "waiting",
        ownCertificate: row.own_certificate,
        ownFingerprint: row.own_fingerprint,
        ownValidTo: row.own_valid_to,
        revision: row.revision,
      }
    );
  });
}

/**
 * What it takes to seal for them and to open what they sealed; undefined until their fingerprint is
 * confirmed. It is worked out from the certificate itself: whoever writes another beside it past the pages
 * confirms nothing.
 */
export async function findExchange(tx: Tx, context: Context) {
  const row = await findCorrespondentRow(tx, context.authorityId);
  if (row?.checked_as !== "confirmed") return undefined;
  const { fingerprint } = readCertificate(row.certificate);
  if (fingerprint !== row.fingerprint) return undefined;
  return {
    certificate: row.certificate,
    fingerprint,
    own: { certificate: row.own_certificate, privateKey: openForAuthority(context, KEY, row.own_key_sealed) },
  };
}

/** Throws sources.correspondent_missing, sources.fingerprint_to_confirm. */
export async function getExchange(tx: Tx, context: Context) {
  const found = await findExchange(tx, context);
  if (found) return found;
  await getRegister(tx, context);
  throw sourcesErrors.error("sources.fingerprint_to_confirm");
}

/** Throws sources.correspondent_missing. */
export async function getRegister(tx: Tx, context: Context): Promise<Correspondent["register"]> {
  return (await getCorrespondent(tx, context)).register;
}

/** By which text families are asked about. Throws sources.correspondent_missing. */
export async function getCorrespondent(tx: Tx, context: Context): Promise<CorrespondentRow> {
  const row = await findCorrespondentRow(tx, context.authorityId);
  if (!row) throw sourcesErrors.error("sources.correspondent_missing");
  return row;
}
