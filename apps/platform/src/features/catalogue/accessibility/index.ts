export { listComplaints, resolveComplaint } from "./answer-complaints.ts";
export { submitComplaint } from "./complain.ts";
export type { Complaint, ComplaintId, ComplaintReceipt } from "./complaint.ts";
export { accessibilityContribution } from "./contribution.ts";
export { AccessibilityReport, type PublishedReport } from "./report.ts";
export { findReport, publishReport } from "./reports.ts";
