export { idempotencyContribution } from "./contribution.ts";
export { type Asked, type Begun, begin, finish, forget, type KeptAnswer } from "./requests.ts";
