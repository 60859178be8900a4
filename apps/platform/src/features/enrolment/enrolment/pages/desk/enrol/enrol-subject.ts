import type { Context } from "../../../../../../kernel/context.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
import { requireOldEnough } from "../../../../../identity/households/index.ts";
import { type ElementPair, formatNameInUse } from "../../../../../identity/identity/index.ts";
import { listTrackedFiles, readPersonView } from "../../../index.ts";

/** Who stands at the desk: somebody new, somebody known, or a child of somebody known. */
export interface Subject {
  readonly personId: PersonId;
  readonly mode: "new" | "known" | "child";
  /** The parent of a child. */
  readonly parentId?: PersonId;
  /** Of the person known, or of the parent. */
  readonly name: string;
  readonly elements: readonly ElementPair[];
  /** Files the person has: one more means that the form was already sent. */
  readonly files: number;
}

/**
 * From the address when the form is shown, from its hidden values when it is sent. Throws
 * households.too_young for a parent who is a child: before anything is typed.
 */
export async function findSubject(
  context: Context,
  asked: { readonly known: string; readonly parent: string; readonly fresh: string },
): Promise<Subject> {
  const { known, parent, fresh } = asked;
  const newId = isUuid(fresh) ? parseId<"person">(fresh) : context.newId<PersonId>();
  if (isUuid(parent)) {
    const parentId = parseId<"person">(parent);
    await requireOldEnough(context, parentId);
    const { elements } = await readSubjectPerson(context, parentId);
    const files = isUuid(fresh) ? await countFiles(context, newId) : 0;
    return { personId: newId, mode: "child", parentId, name: formatNameInUse(elements), elements, files };
  }
  if (isUuid(known)) {
    const personId = parseId<"person">(known);
    const { elements, files } = await readSubjectPerson(context, personId);
    return { personId, mode: "known", name: formatNameInUse(elements), elements, files: files.length };
  }
  const files = isUuid(fresh) ? await countFiles(context, newId) : 0;
  return { personId: newId, mode: "new", name: "", elements: [], files };
}

const readSubjectPerson = (context: Context, personId: PersonId) =>
  readPersonView(context, { personId, purpose: "help_at_desk" });

async function countFiles(context: Context, personId: PersonId): Promise<number> {
  return (await listTrackedFiles(context, personId)).length;
}
