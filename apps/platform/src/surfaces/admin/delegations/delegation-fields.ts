import { lentRoles } from "../../../modules/access/index.ts";
import type { Field } from "../../../web/index.ts";
import { roleNames } from "../../role-names.ts";
import { both } from "../common/both.ts";
import { delegationWords } from "./delegation-words.ts";

/** Words, not a list of the authorities: there may be 35,000 of them. */
export function delegationFields(): readonly Field[] {
  return [
    {
      kind: "text",
      name: "from",
      label: both(delegationWords, ({ from }) => from),
      hint: both(delegationWords, ({ fromHint }) => fromHint),
      maxLength: 100,
    },
    {
      kind: "text",
      name: "staffId",
      label: both(delegationWords, ({ staffId }) => staffId),
      hint: both(delegationWords, ({ staffHint }) => staffHint),
      maxLength: 120,
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
