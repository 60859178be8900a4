import type { Somebody } from "../../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../../kernel/context.ts";
import { type ElementPair, formatNameInUse } from "../../../../../../identity/identity/index.ts";
import { isEnrolledEarlier, listFilesOfEach, type TrackedFile } from "../../../../index.ts";

export interface Request extends TrackedFile {
  readonly self: boolean;
  /** Whom it is about; "" when nothing was said yet. */
  readonly name: string;
  /** Not the first file of that person: what was known already changes. */
  readonly isChange: boolean;
}

/** Files of these people. */
export async function listPeopleRequests(
  context: Context,
  people: readonly Somebody[],
): Promise<readonly Request[]> {
  const requests: Request[] = [];
  const filesOf = await listFilesOfEach(
    context,
    people.map(({ id }) => id),
  );
  for (const { id, self, elements } of people) {
    const name = formatNameInUse(elements);
    const files = filesOf.get(id) ?? [];
    for (const tracked of files)
      requests.push({ ...tracked, self, name, isChange: isChange(tracked, files, elements) });
  }
  return requests.filter(isWorthShowing);
}

/** The person was enrolled before it, or another file of theirs had been sent. */
export function isChange(
  { file }: TrackedFile,
  files: readonly TrackedFile[],
  elements: readonly ElementPair[],
): boolean {
  if (isEnrolledEarlier(elements, file.submittedAt ?? new Date(file.openedOn))) return true;
  const before = files.slice(files.findIndex((one) => one.file.id === file.id) + 1);
  return before.some((one) => one.file.receiptNumber !== undefined && one.file.state !== "withdrawn");
}

/** A draft given up leaves nothing to follow. */
const isWorthShowing = ({ file: { state, receiptNumber } }: Request): boolean =>
  receiptNumber !== undefined || (state !== "withdrawn" && state !== "expired");
