import { type SftpRefusal, sftpRefusals } from "../../../../kernel/sftp.ts";

/** What a refusal of the connection is called to those who can mend it. */
const problems = {
  address_private: "transfers.place_private",
  name_unknown: "transfers.place_name_unknown",
  too_slow: "transfers.place_silent",
  unreachable: "transfers.place_unreachable",
  host_key_changed: "transfers.place_key_changed",
  sign_in_refused: "transfers.place_sign_in_refused",
  not_found: "transfers.place_folder_missing",
  not_allowed: "transfers.place_not_allowed",
  server_refused: "transfers.place_refused",
  too_large: "transfers.place_file_too_large",
  name_refused: "transfers.place_refused",
} as const satisfies Readonly<Record<SftpRefusal, string>>;

/** Undefined for what is no refusal of the connection: our own fault, thrown as it is. */
export function findConnectionProblem(error: unknown): (typeof problems)[SftpRefusal] | undefined {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  const known = sftpRefusals.find((one) => one === code);
  return known && problems[known];
}
