import type { ApprovalKind } from "../../../kernel/approvals.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { formatOfName } from "../../../kernel/text.ts";
import { hasCapability, readApprovalStandings } from "../../access/access/index.ts";
import { findCorrespondentRow } from "./store/correspondents.ts";

/** A certificate serves once another agent than who gave it has compared its fingerprint. */
export const fingerprintApproval: ApprovalKind = {
  kind: "sources.fingerprint",
  label: { fr: "Empreinte d’un certificat", en: "Fingerprint of a certificate" },
  maySee: (actor) => hasCapability(actor, "source.confirm"),
  listWaiting: (context) =>
    context.transaction(async (tx) => {
      const row = await findCorrespondentRow(tx, context.authorityId);
      if (!row || row.checked_as !== null) return [];
      return readApprovalStandings(tx, context, [
        {
          id: row.authority_id,
          what: { fr: `Certificat ${formatOfName(row.name)}`, en: `Certificate of ${row.name}` },
          by: row.given_by === null ? [] : [row.given_by],
          mayAnswer: true,
          since: toCivilDate(row.given_at ?? context.now()),
          path: "/administration/registres/fichiers/empreinte",
          canWithdraw: false,
        },
      ]);
    }),
};
