import type { Field } from "../../../../../../web/index.ts";
import { bothIn } from "../../../../../../web/index.ts";
import { lentRoles } from "../../../index.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { delegationWords } from "./delegation-words.ts";

const both = bothIn(delegationWords);

/** Words, not a list of the authorities: there may be 35,000 of them. */
export function buildDelegationFields(): readonly Field[] {
  return [
    {
      kind: "text",
      name: "from",
      label: both(({ from }) => from),
      hint: both(({ fromHint }) => fromHint),
      maxLength: 100,
    },
    {
      kind: "text",
      name: "staffId",
      label: both(({ staffId }) => staffId),
      hint: both(({ staffHint }) => staffHint),
      maxLength: 120,
    },
    {
      kind: "choice",
      name: "role",
      label: both(({ role }) => role),
      options: lentRoles.map((role) => ({ value: role, label: roleNames[role] })),
    },
    {
      kind: "text",
      name: "reason",
      label: both(({ columns }) => columns.reason),
      why: both(({ reasonWhy }) => reasonWhy),
      maxLength: 300,
    },
    {
      kind: "date",
      name: "startsOn",
      label: both(({ startsOn }) => startsOn),
      hint: both(({ startsHint }) => startsHint),
    },
    {
      kind: "date",
      name: "endsOn",
      label: both(({ endsOn }) => endsOn),
      hint: both(({ endsHint }) => endsHint),
    },
  ];
}
