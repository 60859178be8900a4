import { type SftpRefusal, sftpRefusals } from "../../../kernel/sftp.ts";

/** What a refusal of the connection is called to those who can mend it. */
const problems = {
  address_private: "exchanges.place_private",
  name_unknown: "exchanges.place_name_unknown",
  too_slow: "exchanges.place_silent",
  unreachable: "exchanges.place_unreachable",
  host_key_changed: "exchanges.place_key_changed",
  sign_in_refused: "exchanges.place_sign_in_refused",
  not_found: "exchanges.place_folder_missing",
  not_allowed: "exchanges.place_not_allowed",
  too_large: "exchanges.place_unreachable",
  name_refused: "exchanges.place_unreachable",
} as const satisfies Readonly<Record<SftpRefusal, string>>;

/** Undefined for what is no refusal of the connection: our own fault, thrown as it is. */
export function problemOf(error: unknown): (typeof problems)[SftpRefusal] | undefined {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  const known = sftpRefusals.find((one) => one === code);
  return known && problems[known];
}
