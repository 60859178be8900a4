import { getErrorCode, isUnreadable } from "../../../kernel/faults.ts";

/** What is kept of an error: its code, else its kind; never its words, which may quote what was handled. */
export function formatErrorKind(error: unknown): string {
  const code = getErrorCode(error);
  if (/^[\w.-]{1,64}$/.test(code)) return code;
  return error instanceof Error ? error.name : "unknown";
}

/** What was read, or why it cannot be. */
export type Opened<Value> =
  | { readonly value: Value; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: string };

/** Throws whatever is not of one row alone. */
export async function readUnlessUnreadable<Value>(
  read: () => Value | Promise<Value>,
): Promise<Opened<Value>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { fault: formatErrorKind(error) };
  }
}
