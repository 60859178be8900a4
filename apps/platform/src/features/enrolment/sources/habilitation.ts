import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import type { SourceAccess, StateSourceKind } from "../../../kernel/state-sources.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computeBlindIndex, openForAuthority, sealForAuthority } from "../../trust/keys/index.ts";
import { sourcesErrors } from "./errors.ts";
import { isSourceKind } from "./question.ts";
import { isSiret } from "./rules.ts";
import { findHabilitationRow, setHabilitationRow } from "./store/habilitations.ts";
import type { HabilitationRow } from "./store/tables.ts";
import { toSourcesSystem } from "./to-sources-system.ts";

/** As administrators see it: never its token. */
export interface Habilitation {
  readonly address: string;
  /** SIRET of the authority. */
  readonly recipient: string;
  /** Number given by DataPass. */
  readonly reference: string;
  /** Why the authority may: the deliberation, the article. Shown to who is asked about. */
  readonly legalBasis: string;
  readonly kinds: readonly StateSourceKind[];
  readonly enabled: boolean;
  readonly revision: number;
  readonly changedOn: string;
}

export interface HabilitationSettings extends Omit<Habilitation, "changedOn"> {
  /** Absent: the one that is kept. */
  readonly token?: string;
}

const FIELD = "sources:token";

/**
 * Use case: an administrator writes what the State let the authority ask. Throws access.capability_missing,
 * sources.address_refused, sources.siret_refused, sources.token_needed, request.changed_meanwhile.
 */
export async function updateHabilitation(context: Context, settings: HabilitationSettings): Promise<void> {
  requireCapability(context, "source.manage");
  requireAddress(context, settings.address);
  if (!isSiret(settings.recipient)) throw sourcesErrors.error("sources.siret_refused");
  await context.transaction(async (tx) => {
    const before = await findHabilitationRow(tx, context.authorityId);
    const sealed = settings.token ? sealForAuthority(context, FIELD, settings.token) : before?.token_sealed;
    if (!sealed) throw sourcesErrors.error("sources.token_needed");
    if (!(await setHabilitationRow(tx, buildHabilitationRow(context, settings, sealed))))
      throw kernelErrors.error("request.changed_meanwhile");
    await record(tx, context, {
      action: "sources.habilitation_kept",
      data: {
        kinds: settings.kinds.join(","),
        enabled: settings.enabled,
        tokenChanged: settings.token !== undefined,
      },
    });
  });
}

/** For administrators. */
export function readHabilitation(context: Context): Promise<Habilitation | undefined> {
  return context.read(async (tx) => {
    const row = await findHabilitationRow(tx, context.authorityId);
    return row && toHabilitation(row);
  });
}

/** What may be asked here, and by which text: for whoever is about to ask. */
export async function readOffer(
  context: Context,
): Promise<Pick<Habilitation, "kinds" | "legalBasis"> & { readonly isSimulated: boolean }> {
  const system = toSourcesSystem(context);
  const found = await readHabilitation(system);
  if (!found?.enabled) return { kinds: [], legalBasis: "", isSimulated: false };
  return {
    kinds: found.kinds,
    legalBasis: found.legalBasis,
    isSimulated: found.address.startsWith("http://"),
  };
}

/** Runs as the system. Undefined when this may not be asked today. */
export async function readAccess(
  tx: Tx,
  system: Context,
  kind: StateSourceKind,
): Promise<(SourceAccess & { readonly bucket: Buffer }) | undefined> {
  const row = await findHabilitationRow(tx, system.authorityId);
  if (!row?.enabled || !row.kinds.includes(kind)) return undefined;
  const token = openForAuthority(system, FIELD, row.token_sealed);
  const bucket = computeBlindIndex(system, "sources:pace", token);
  const { authorityId } = system;
  return { authorityId, address: row.address, token, recipient: row.recipient, bucket };
}

/**
 * As for sign-in: an administrator does not stand for the State. A developer's platform asks others, on this
 * machine too.
 */
function requireAddress(context: Context, address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isOrigin = url !== undefined && `${url.origin}/` === url.href;
  const isDeveloper = context.ports.publicUrl.startsWith("http://");
  const isLocal = url?.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname);
  const isOfState = url?.protocol === "https:" && url.hostname.endsWith(".api.gouv.fr");
  if (isOrigin && (isOfState || (isDeveloper && (isLocal || url.protocol === "https:")))) return;
  throw sourcesErrors.error("sources.address_refused");
}

function toHabilitation(row: HabilitationRow): Habilitation {
  return {
    address: row.address,
    recipient: row.recipient,
    reference: row.reference,
    legalBasis: row.legal_basis,
    kinds: row.kinds.filter(isSourceKind),
    enabled: row.enabled,
    revision: row.revision,
    changedOn: row.changed_on,
  };
}

function buildHabilitationRow(
  context: Context,
  settings: HabilitationSettings,
  sealed: Buffer,
): HabilitationRow {
  return {
    authority_id: context.authorityId,
    address: settings.address.replace(/\/$/, ""),
    recipient: settings.recipient,
    token_sealed: sealed,
    reference: settings.reference,
    legal_basis: settings.legalBasis,
    kinds: [...settings.kinds],
    enabled: settings.enabled,
    changed_on: toCivilDate(context.now()),
    changed_by: context.actor.kind === "staff" ? context.actor.staffId : null,
    revision: settings.revision,
  };
}
