import { Alert } from "@ardeco/ui";
import type { Flash } from "./flash-cookie.ts";

export const FlashAlert = ({ title, text }: Flash) => (
  <Alert tone="success" title={title}>
    {text !== undefined && <p>{text}</p>}
  </Alert>
);
