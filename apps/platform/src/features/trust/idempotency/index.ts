export { idempotencyContribution } from "./contribution.ts";
export {
  type Begun,
  cancelRequest,
  endRequest,
  type KeptAnswer,
  type RequestAsked,
  startRequest,
} from "./requests.ts";
