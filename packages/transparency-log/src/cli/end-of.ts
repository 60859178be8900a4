import { NotAFile } from "../log/read-file.ts";
import { CannotRead } from "./read.ts";

/** How the command ends when nothing could be said of what it was given. */
export interface Ending {
  /** 2: what it was given cannot be read; 3: a fault of this program. */
  readonly code: 2 | 3;
  readonly sentence: string;
}

/**
 * What an error means to whoever ran the command. A fault of this program is never said to be one of their
 * file: they would throw away, or accuse, a log that nobody looked at. Of it, the kind of error only: its
 * message may hold a word of what was read.
 */
export function endOf(error: unknown, path: string): Ending {
  if (error instanceof CannotRead || error instanceof NotAFile) return { code: 2, sentence: error.message };
  if (isOfTheDisk(error)) {
    const which = typeof error.path === "string" ? error.path : path;
    return { code: 2, sentence: `${which} cannot be read (${String(error.code)}).` };
  }
  const kind = error instanceof Error ? error.name : typeof error;
  return {
    code: 3,
    sentence: `A fault of this program, not of ${path}: nothing was verified. Report it, with the command and this word: ${kind}.`,
  };
}

/** What the system answered, by a call that it names; an error of Node's own has a code too, and no call. */
const isOfTheDisk = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error && "errno" in error && "code" in error;
