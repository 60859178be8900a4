import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { approvalsContribution } from "./index.ts";
import { adminApprovalsFill, mountAdminApprovals } from "./pages/admin/approvals/index.tsx";
import { approvalWords } from "./pages/common/approvals/approval-words.ts";
import { DESK_APPROVALS, mountDeskApprovals } from "./pages/desk/approvals/index.tsx";

export const approvalsFeature = defineFeature({
  name: "approvals",
  context: "trust",
  contribution: approvalsContribution,
  pages: { desk: [mountDeskApprovals], admin: [mountAdminApprovals] },
  menu: [
    {
      frame: "desk",
      path: DESK_APPROVALS,
      label: { fr: approvalWords("fr").title, en: approvalWords("en").title },
      icon: "inbox",
      // Who opens it finds it empty where nothing is theirs to answer: the right is of each kind.
      permission: ({ kind }) => kind === "staff",
    },
  ],
  fills: [adminApprovalsFill],
});
