// For the test of the platform that reads what only its composition tells.
export { readExceptions } from "./exceptions.ts";
export { judgeNames } from "./judge.ts";
export { liveSections } from "./live-sections.ts";
export { getSectionPath } from "./section.ts";
