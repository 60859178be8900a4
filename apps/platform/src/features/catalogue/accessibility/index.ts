export { listComplaints, resolveComplaint } from "./answer-complaints.ts";
export type { Complaint, ComplaintId, ComplaintReceipt } from "./complaint.ts";
export { accessibilityContribution } from "./contribution.ts";
export { AccessibilityReport, type PublishedReport } from "./report.ts";
export { findReport, publishReport } from "./reports.ts";
export { submitComplaint } from "./submit-complaint.ts";
