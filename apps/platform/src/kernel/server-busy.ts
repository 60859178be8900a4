/**
 * The database gave no connection in time, or too many files wait to be read: the server is there and cannot
 * serve now. Not an AppError: whoever asked did nothing wrong, and the same request will pass later. Answered
 * 503 with Retry-After (RFC 9110, 15.6.4).
 */
export class ServerBusy extends Error {
  override readonly name = "ServerBusy";

  constructor(cause: unknown, message = "no database connection in time") {
    super(message, { cause });
  }
}
