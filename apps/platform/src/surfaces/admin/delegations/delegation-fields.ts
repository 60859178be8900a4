import { lentRoles } from "../../../modules/access/index.ts";
import type { Field } from "../../../web/index.ts";
import { bothIn } from "../../../web/index.ts";
import { roleNames } from "../../common/staff/role-names.ts";
import { delegationWords } from "./delegation-words.ts";

/** Words, not a list of the authorities: there may be 35,000 of them. */
export function delegationFields(): readonly Field[] {
  return [
    {
      kind: "text",
      name: "from",
      label: bothIn(delegationWords)(({ from }) => from),
      hint: bothIn(delegationWords)(({ fromHint }) => fromHint),
      maxLength: 100,
    },
    {
      kind: "text",
      name: "staffId",
      label: bothIn(delegationWords)(({ staffId }) => staffId),
      hint: bothIn(delegationWords)(({ staffHint }) => staffHint),
      maxLength: 120,
    },
    {
      kind: "choice",
      name: "role",
      label: bothIn(delegationWords)(({ role }) => role),
      options: lentRoles.map((role) => ({ value: role, label: roleNames[role] })),
    },
    {
      kind: "text",
      name: "reason",
      label: bothIn(delegationWords)(({ columns }) => columns.reason),
      why: bothIn(delegationWords)(({ reasonWhy }) => reasonWhy),
      maxLength: 300,
    },
    {
      kind: "date",
      name: "startsOn",
      label: bothIn(delegationWords)(({ startsOn }) => startsOn),
      hint: bothIn(delegationWords)(({ startsHint }) => startsHint),
    },
    {
      kind: "date",
      name: "endsOn",
      label: bothIn(delegationWords)(({ endsOn }) => endsOn),
      hint: bothIn(delegationWords)(({ endsHint }) => endsHint),
    },
  ];
}
