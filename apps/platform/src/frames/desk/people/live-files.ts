import type { TrackedFile } from "../../../features/enrolment/enrolment/index.ts";

const over: ReadonlySet<string> = new Set(["decided", "closed", "withdrawn", "expired"]);

/** Nobody waits for anything in it any more. */
export const isOver = ({ state }: TrackedFile["file"]): boolean => over.has(state);
