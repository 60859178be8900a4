import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { addAloneApprovals } from "../../access/smallstaff/index.ts";
import { listServicesForManagement } from "./find-service.ts";

/** A version that a manager handed over is published once an approver, who is none of its writers, agrees. */
export const versionApproval: ApprovalKind = {
  kind: "catalogue.version",
  label: { fr: "Fiche d’un service", en: "Page of a service" },
  maySee: (actor) => hasCapability(actor, "service.draft") || hasCapability(actor, "service.approve"),
  listWaiting: (context) =>
    context.transaction(async (tx) => {
      const services = await listServicesForManagement(context);
      const submitted = services.flatMap(({ slug, versions }) =>
        versions.filter(({ state }) => state === "submitted").map((version) => ({ slug, ...version })),
      );
      const waiting = await readApprovalStandings(
        tx,
        context,
        submitted.map(({ slug, serviceId, version, revision, writtenBy, changedOn }) => ({
          id: `${serviceId}.${version}`,
          what: {
            fr: `Service « ${slug} », version ${version}`,
            en: `Service “${slug}”, version ${version}`,
          },
          mark: String(revision),
          by: writtenBy,
          mayAnswer: hasCapability(context.actor, "service.approve", { serviceId }),
          since: changedOn,
          path: `/administration/services/${serviceId}/versions/${version}`,
          canWithdraw: false,
        })),
      );
      return addAloneApprovals(tx, context, "catalogue.version", waiting);
    }),
};
