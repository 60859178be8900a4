import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { listAtBank, listDebited } from "../debits/index.ts";
import { buildInvoicesJobs, invoicesContribution } from "./index.ts";
import { defineAdminInvoicePages } from "./pages/admin/invoices/index.ts";
import { defineDeskInvoicePages } from "./pages/desk/invoices/index.ts";
import { defineSpaceDuePages } from "./pages/space/dues/index.ts";
import { defineFamilyPages } from "./pages/space/family/family-page.tsx";
import { amountToPayFill } from "./pages/space/invoices/home-fill.ts";
import { defineSpaceInvoicePages } from "./pages/space/invoices/index.ts";
import { foundInvoicesFill } from "./pages/space/invoices/search-fill.ts";

export const invoicesFeature = defineFeature({
  name: "invoices",
  context: "billing",
  contribution: invoicesContribution,
  jobs: buildInvoicesJobs({ listDebited, listAtBank }),
  pages: {
    space: [defineFamilyPages, defineSpaceDuePages, defineSpaceInvoicePages],
    desk: [defineDeskInvoicePages],
    admin: [defineAdminInvoicePages],
  },
  fills: [amountToPayFill, foundInvoicesFill],
});
