import { lentRoles } from "../../../modules/access/index.ts";
import type { Authority } from "../../../modules/authorities/index.ts";
import type { Field } from "../../../web/index.ts";
import { roleNames } from "../../role-names.ts";
import { both } from "../common/both.ts";
import { delegationWords } from "./delegation-words.ts";

export function delegationFields(others: readonly Authority[]): readonly Field[] {
  return [
    {
      kind: "choice",
      name: "from",
      label: both(delegationWords, ({ from }) => from),
      options: others.map(({ id, name }) => ({ value: id, label: { fr: name, en: name } })),
    },
    {
      kind: "text",
      name: "staffId",
      label: both(delegationWords, ({ staffId }) => staffId),
      hint: both(delegationWords, ({ staffHint }) => staffHint),
      maxLength: 36,
    },
    {
      kind: "choice",
      name: "role",
      label: both(delegationWords, ({ role }) => role),
      options: lentRoles.map((role) => ({ value: role, label: roleNames[role] })),
    },
    {
      kind: "text",
      name: "reason",
      label: both(delegationWords, ({ columns }) => columns.reason),
      why: both(delegationWords, ({ reasonWhy }) => reasonWhy),
      maxLength: 300,
    },
    {
      kind: "date",
      name: "startsOn",
      label: both(delegationWords, ({ startsOn }) => startsOn),
      hint: both(delegationWords, ({ startsHint }) => startsHint),
    },
    {
      kind: "date",
      name: "endsOn",
      label: both(delegationWords, ({ endsOn }) => endsOn),
      hint: both(delegationWords, ({ endsHint }) => endsHint),
    },
  ];
}
