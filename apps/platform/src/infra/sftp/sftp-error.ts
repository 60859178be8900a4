import type { SftpRefusal } from "../../kernel/sftp.ts";
import { OutboundError } from "../outbound/outbound-error.ts";

/** A visit that came to nothing. Quotes neither paths nor what the server said. */
export class SftpError extends Error {
  override readonly name = "SftpError";
  readonly code: SftpRefusal;

  constructor(code: SftpRefusal) {
    super(code);
    this.code = code;
  }
}

/** Statuses of draft-ietf-secsh-filexfer-02, section 7. */
const NO_SUCH_FILE = 2;
const PERMISSION_DENIED = 3;
/** No connection, connection lost. */
const CONNECTION_LOST: ReadonlySet<number> = new Set([6, 7]);

/** What the library threw, in our words; what is not of the network or the server is thrown as it is. */
export function toSftpError(error: unknown): unknown {
  if (error instanceof OutboundError) {
    const known = error.code === "address_private" || error.code === "name_unknown";
    return new SftpError(known ? error.code : "unreachable");
  }
  if (!(error instanceof Error) || error instanceof SftpError) return error;
  if ("level" in error) return new SftpError(getSftpRefusal(error.level));
  return error;
}

function getSftpRefusal(level: unknown): SftpRefusal {
  if (level === "client-authentication") return "sign_in_refused";
  return level === "client-timeout" ? "too_slow" : "unreachable";
}

/** What the server answered to one request. */
export function toSftpStatusError(error: unknown): SftpError {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === NO_SUCH_FILE) return new SftpError("not_found");
  if (code === PERMISSION_DENIED) return new SftpError("not_allowed");
  // Another status is an answer all the same: a full disk, a rename that the server does not do.
  return new SftpError(
    typeof code === "number" && !CONNECTION_LOST.has(code) ? "server_refused" : "unreachable",
  );
}
