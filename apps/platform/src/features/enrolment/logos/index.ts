export { applyLogoGesture, submitLogoProposal } from "./change-logo.ts";
export { logosContribution } from "./contribution.ts";
export { logosErrors } from "./errors.ts";
export { findPicture, findShownLogo, readLogos } from "./find-logos.ts";
export type { Logo, Logos } from "./logo.ts";
export { gestures, type LogoGesture } from "./rules.ts";
