import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { record } from "../../trust/audit/index.ts";
import { catalogueErrors } from "./errors.ts";
import { listVersions } from "./find-service.ts";
import { findNextState, type Move } from "./rules.ts";
import type { ServiceVersion, VersionSeen } from "./service.ts";
import { updateVersion, type VersionRow } from "./store/own-services.ts";

/** Throws catalogue.unknown_service, catalogue.unknown_version, request.changed_meanwhile. */
export async function getVersionSeen(context: Context, seen: VersionSeen): Promise<ServiceVersion> {
  const versions = await listVersions(context, seen.serviceId);
  const found = versions.find(({ version }) => version === seen.version);
  if (!found) throw catalogueErrors.error("catalogue.unknown_version");
  if (found.revision !== seen.revision) throw kernelErrors.error("request.changed_meanwhile");
  return found;
}

/** One step of the machine, journalled. Throws catalogue.wrong_state, request.changed_meanwhile. */
export async function applyVersionMove(
  tx: Tx,
  context: Context,
  found: ServiceVersion,
  step: {
    move: Move;
    change?: Partial<Pick<VersionRow, "definition" | "written_by" | "approved_by">>;
    data?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { serviceId, version, revision } = found;
  const state = findNextState(found.state, step.move);
  if (!state) throw catalogueErrors.error("catalogue.wrong_state");
  const moved = await updateVersion(
    tx,
    { authority_id: context.authorityId, service_id: serviceId, version, revision },
    { state, changed_on: toCivilDate(context.now()), ...step.change },
  );
  // Between the reading and the writing, a colleague passed first.
  if (!moved) throw kernelErrors.error("request.changed_meanwhile");
  await record(tx, context, {
    action: `catalogue.version_${past[step.move]}`,
    data: { serviceId, version, ...step.data },
  });
}

const past: Readonly<Record<Move, string>> = {
  save: "saved",
  submit: "submitted",
  return: "returned",
  approve: "approved",
  publish: "published",
  retire: "retired",
};
