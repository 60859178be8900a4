export { detailPage } from "./detail-page.tsx";
export { confirmPage } from "./form/confirm-page.tsx";
export { formPage } from "./form/form-page.tsx";
export { postAct } from "./form/post-act.ts";
export { type Act, type Frame, formatPageHref } from "./frame.tsx";
export { listPage } from "./list/list-page.ts";
export type { Column } from "./list/list-types.ts";
export type { Outcome } from "./outcome.ts";
