import type { SealedColumn } from "../infra/database/sealed-rows.ts";

/** A column that a rotation of the vault seals again. */
export interface SealedAgain extends SealedColumn {
  /** Which key of the authority: of its own data, or one that wraps keys of people and rows. */
  readonly kind: "data" | "own-key" | "person-key" | "row-key";
}

/**
 * Everything that is sealed under the vault. A wall holds it against the columns of the database: one that is
 * missing would be lost with the former key. `field` says, in SQL, what the module binds it to.
 */
export const sealedAgain: readonly SealedAgain[] = [
  wrapped(
    "person_key",
    "person-key",
    "jsonb_build_object('id', person_id, 'generation', generation, 'leaf', leaf)",
  ),
  wrapped("row_key", "row-key", "jsonb_build_object('id', row_id, 'generation', generation, 'leaf', leaf)"),
  {
    ...data("source_record.key_sealed", "''"),
    facts: "jsonb_build_object('id', id)",
    kind: "own-key",
  },
  data("accessibility_complaint.sealed", "'accessibility_complaint.' || id"),
  data("client.secret_sealed", "'client:secret:' || id"),
  data("client.waiting_secret_sealed", "'client:secret:' || id"),
  data("idempotent_request.answer_sealed", `'idempotent:' || ${base64url("key_hash")}`),
  { ...data("journal_entry.sealed", "'journal:' || id", "person_id is null"), firstHash: "sealed_hash" },
  data("counter_verification.asked_by_sealed", "'counter_verification:' || id"),
  data("counter_verification.note_sealed", "'counter_verification:note:' || counter_id"),
  data("invoice_run.asked_by_sealed", "'invoice_run:' || id"),
  data("journal_verification.asked_by_sealed", "'verification:' || id"),
  data("message.sealed", "'message:' || id", "person_id is null"),
  data("pass_partner.iban_sealed", "'pass_partner:iban:' || id"),
  data("pass_partner_account.iban_sealed", "'pass_partner_account:' || id"),
  data("pass_transfer.iban_sealed", "'pass_transfer:iban:' || statement_id"),
  data("passkey.label_sealed", "'passkey:label:' || id", "kind = 'staff'"),
  data(
    "person_file_part.content_sealed",
    "'person-file:' || file_id || ':' || part",
    withoutKey("person_file_part", "file_id"),
  ),
  data("person_merge.asked_by_sealed", "'person-merge:' || id || ':asked'"),
  data("person_merge.merged_by_sealed", "'person-merge:' || id || ':merged'"),
  data("person_merge.reason_sealed", "'person-merge:' || id || ':reason'"),
  data("person_merge.said_two_by_sealed", "'person-merge:' || id || ':said-two'"),
  data("person_merge.undo_asked_sealed", "'person-merge:' || id || ':undo-asked'"),
  data("person_merge.undone_by_sealed", "'person-merge:' || id || ':undone'"),
  data("record_apart.by_sealed", "'record-apart:' || id"),
  data("record_merge.by_sealed", "'record-merge:' || id"),
  data("record_merge.reason_sealed", "'record-merge:' || id || ':reason'"),
  data("record_merge.undone_by_sealed", "'record-merge:' || id || ':undone'"),
  { ...data("renewal.whose", "'renewal:' || id"), authority: "holder_id" },
  data("sandbox_invitation.content_sealed", `'sandbox:invitation:' || ${base64url("token_hash")}`),
  data("source_correspondent.own_key_sealed", "'sources:file-key'"),
  data("source_file.content_sealed", "'source-file:' || id", withoutKey("source_file", "id")),
  data("source_habilitation.token_sealed", "'sources:token'"),
  data("staff.email_sealed", "'staff:email:' || id"),
  data("transfer_place.left_sealed", "'exchange:left:' || service_id"),
  data("transfer_place.private_key_sealed", "'exchange:key:' || service_id"),
  data("upstream_provider.secret_sealed", "'upstream:secret:' || kind"),
];

/** Of jobs that wait, in `data.sealed`: what each may be bound to. */
export const jobFields = [
  "consent-event",
  "subscription-again",
  "subscription-again-for",
  "subscription-term",
] as const;

function data(name: string, field: string, where?: string): SealedAgain {
  const [table = "", column = ""] = name.split(".");
  const facts = `jsonb_build_object('field', ${field})`;
  return { kind: "data", table, column, authority: "authority_id", facts, ...(where ? { where } : {}) };
}

function wrapped(table: string, kind: "person-key" | "row-key", facts: string): SealedAgain {
  return { kind, table, column: "wrapped_key", authority: "authority_id", facts };
}

/** As Buffer writes it. */
function base64url(column: string): string {
  return `rtrim(translate(encode(${column}, 'base64'), E'+/\\n', '-_'), '=')`;
}

/** Of before such rows had keys of their own. */
function withoutKey(table: string, id: string): string {
  return `not exists (select from row_key k where k.authority_id = ${table}.authority_id and k.row_id = ${table}.${id})`;
}
