export { endAtMajority } from "../coming-of-age.ts";
