import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { openForAuthority, sealForAuthority } from "../../trust/keys/index.ts";
import { upstreamErrors } from "./errors.ts";
import type { UpstreamKind, UpstreamProvider } from "./provider.ts";
import { listProviderRows, type ProviderRow, setProviderRow } from "./store.ts";
import { toUpstreamSystem } from "./to-upstream-system.ts";

export interface ProviderSettings {
  readonly kind: UpstreamKind;
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: the one that is kept. */
  readonly secret?: string;
  readonly enabled: boolean;
  /** Revision seen; 0 when there was none. */
  readonly revision: number;
}

const formatSecretField = (kind: UpstreamKind) => `upstream:secret:${kind}`;

/**
 * Use case: an administrator gives the credentials received from the State, or switches the provider on or
 * off. Throws access.capability_missing, upstream.address_refused, request.changed_meanwhile,
 * upstream.not_offered when there is no secret yet.
 */
export async function updateUpstreamProvider(context: Context, settings: ProviderSettings): Promise<void> {
  requireCapability(context, "staff.manage");
  requireAddress(context, settings.issuer);
  const { kind, secret } = settings;
  await context.transaction(async (tx) => {
    const before = await findProvider(tx, context, kind);
    const sealed = secret
      ? sealForAuthority(context, formatSecretField(kind), secret)
      : before?.secret_sealed;
    if (!sealed) throw upstreamErrors.error("upstream.not_offered");
    const put = await setProviderRow(tx, buildProviderRow(context, settings, sealed));
    if (!put) throw kernelErrors.error("request.changed_meanwhile");
    await record(tx, context, {
      action: "upstream.provider_configured",
      data: { kind, enabled: settings.enabled, secretChanged: secret !== undefined },
    });
  });
}

export function listProviders(context: Context): Promise<readonly UpstreamProvider[]> {
  return context.read(async (tx) => {
    return (await listProviderRows(tx, context.authorityId)).map((row) => ({
      kind: row.kind,
      issuer: row.issuer,
      clientId: row.client_id,
      enabled: row.enabled,
      revision: row.revision,
      changedOn: row.changed_on,
      ...(row.changed_by ? { changedBy: parseId<"staff">(row.changed_by) } : {}),
    }));
  });
}

/** Whether the door shows its button. */
export async function isOffered(context: Context, kind: UpstreamKind): Promise<boolean> {
  const system = toUpstreamSystem(context);
  return system.transaction(async (tx) => (await findProvider(tx, system, kind))?.enabled === true);
}

export interface Credentials {
  readonly kind: UpstreamKind;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: string;
}

/** Runs as the system. Throws upstream.not_offered. */
export async function readCredentials(tx: Tx, system: Context, kind: UpstreamKind): Promise<Credentials> {
  const row = await findProvider(tx, system, kind);
  if (!row?.enabled) throw upstreamErrors.error("upstream.not_offered");
  const secret = openForAuthority(system, formatSecretField(kind), row.secret_sealed);
  return { kind, issuer: row.issuer, clientId: row.client_id, secret };
}

async function findProvider(tx: Tx, context: Context, kind: UpstreamKind): Promise<ProviderRow | undefined> {
  return (await listProviderRows(tx, context.authorityId)).find((row) => row.kind === kind);
}

/**
 * A provider of the State lives under .gouv.fr: with an address of one's own choosing, whoever administers an
 * authority would have any identity "validated by FranceConnect". A developer's platform tries others, on
 * this machine too.
 */
function requireAddress(context: Context, issuer: string): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const isDeveloper = context.ports.publicUrl.startsWith("http://");
  const isLocal = url?.protocol === "http:" && ["localhost", "127.0.0.1"].includes(url.hostname);
  const isOfState = url?.protocol === "https:" && url.hostname.endsWith(".gouv.fr");
  if (isOfState || (isDeveloper && (isLocal || url?.protocol === "https:"))) return;
  throw upstreamErrors.error("upstream.address_refused");
}

function buildProviderRow(context: Context, settings: ProviderSettings, sealed: Buffer): ProviderRow {
  return {
    authority_id: context.authorityId,
    kind: settings.kind,
    issuer: settings.issuer.replace(/\/$/, ""),
    client_id: settings.clientId,
    secret_sealed: sealed,
    enabled: settings.enabled,
    changed_on: toCivilDate(context.now()),
    changed_by: context.actor.kind === "staff" ? context.actor.staffId : null,
    revision: settings.revision,
  };
}
