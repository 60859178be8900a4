import type { SealedColumn } from "../infra/database/sealed-rows.ts";

/** A column that a rotation of the vault seals again. */
export interface ResealedColumn extends SealedColumn {
  /** Which key of the authority: of its own data, or one that wraps keys of people and rows. */
  readonly kind: "data" | "own-key" | "person-key" | "row-key";
}

/**
 * Everything that is sealed under the vault. A wall holds it against the columns of the database: one that is
 * missing would be lost with the former key. `field` says, in SQL, what the module binds it to.
 */
export const resealedColumns: readonly ResealedColumn[] = [
  defineWrappedColumn(
    "person_key",
    "person-key",
    "jsonb_build_object('id', person_id, 'generation', generation, 'leaf', leaf)",
  ),
  defineWrappedColumn(
    "row_key",
    "row-key",
    "jsonb_build_object('id', row_id, 'generation', generation, 'leaf', leaf)",
  ),
  {
    ...defineDataColumn("source_record.key_sealed", "''"),
    facts: "jsonb_build_object('id', id)",
    kind: "own-key",
  },
  defineDataColumn("accessibility_complaint.sealed", "'accessibility_complaint.' || id"),
  defineDataColumn("client.secret_sealed", "'client:secret:' || id"),
  defineDataColumn("client.waiting_secret_sealed", "'client:secret:' || id"),
  defineDataColumn(
    "idempotent_request.answer_sealed",
    `'idempotent:' || ${buildBase64Expression("key_hash")}`,
  ),
  {
    ...defineDataColumn("journal_entry.sealed", "'journal:' || id", "person_id is null"),
    firstHash: "sealed_hash",
  },
  defineDataColumn("counter_verification.asked_by_sealed", "'counter_verification:' || id"),
  defineDataColumn("counter_verification.note_sealed", "'counter_verification:note:' || counter_id"),
  defineDataColumn("invoice_run.asked_by_sealed", "'invoice_run:' || id"),
  defineDataColumn("journal_verification.asked_by_sealed", "'verification:' || id"),
  defineDataColumn("message.sealed", "'message:' || id", "person_id is null"),
  defineDataColumn("pass_partner.iban_sealed", "'pass_partner:iban:' || id"),
  defineDataColumn("pass_partner_account.iban_sealed", "'pass_partner_account:' || id"),
  defineDataColumn("pass_transfer.iban_sealed", "'pass_transfer:iban:' || statement_id"),
  defineDataColumn("passkey.label_sealed", "'passkey:label:' || id", "kind = 'staff'"),
  defineDataColumn(
    "person_file_part.content_sealed",
    "'person-file:' || file_id || ':' || part",
    buildKeylessCondition("person_file_part", "file_id"),
  ),
  defineDataColumn("person_merge.asked_by_sealed", "'person-merge:' || id || ':asked'"),
  defineDataColumn("person_merge.merged_by_sealed", "'person-merge:' || id || ':merged'"),
  defineDataColumn("person_merge.reason_sealed", "'person-merge:' || id || ':reason'"),
  defineDataColumn("person_merge.said_two_by_sealed", "'person-merge:' || id || ':said-two'"),
  defineDataColumn("person_merge.undo_asked_sealed", "'person-merge:' || id || ':undo-asked'"),
  defineDataColumn("person_merge.undone_by_sealed", "'person-merge:' || id || ':undone'"),
  defineDataColumn("record_apart.by_sealed", "'record-apart:' || id"),
  defineDataColumn("record_merge.by_sealed", "'record-merge:' || id"),
  defineDataColumn("record_merge.reason_sealed", "'record-merge:' || id || ':reason'"),
  defineDataColumn("record_merge.undone_by_sealed", "'record-merge:' || id || ':undone'"),
  { ...defineDataColumn("renewal.whose", "'renewal:' || id"), authority: "holder_id" },
  defineDataColumn(
    "sandbox_invitation.content_sealed",
    `'sandbox:invitation:' || ${buildBase64Expression("token_hash")}`,
  ),
  defineDataColumn("source_correspondent.own_key_sealed", "'sources:file-key'"),
  defineDataColumn(
    "source_file.content_sealed",
    "'source-file:' || id",
    buildKeylessCondition("source_file", "id"),
  ),
  defineDataColumn("source_habilitation.token_sealed", "'sources:token'"),
  defineDataColumn("staff.email_sealed", "'staff:email:' || id"),
  defineDataColumn("transfer_place.left_sealed", "'exchange:left:' || service_id"),
  defineDataColumn("transfer_place.private_key_sealed", "'exchange:key:' || service_id"),
  defineDataColumn("upstream_provider.secret_sealed", "'upstream:secret:' || kind"),
];

/** Of jobs that wait, in `data.sealed`: what each may be bound to. */
export const jobFields = [
  "consent-event",
  "subscription-again",
  "subscription-again-for",
  "subscription-term",
] as const;

function defineDataColumn(name: string, field: string, where?: string): ResealedColumn {
  const [table = "", column = ""] = name.split(".");
  const facts = `jsonb_build_object('field', ${field})`;
  return { kind: "data", table, column, authority: "authority_id", facts, ...(where ? { where } : {}) };
}

function defineWrappedColumn(table: string, kind: "person-key" | "row-key", facts: string): ResealedColumn {
  return { kind, table, column: "wrapped_key", authority: "authority_id", facts };
}

/** As Buffer writes it. */
function buildBase64Expression(column: string): string {
  return `rtrim(translate(encode(${column}, 'base64'), E'+/\\n', '-_'), '=')`;
}

/** Of before such rows had keys of their own. */
function buildKeylessCondition(table: string, id: string): string {
  return `not exists (select from row_key k where k.authority_id = ${table}.authority_id
    and k.row_id = ${table}.${id})`;
}
