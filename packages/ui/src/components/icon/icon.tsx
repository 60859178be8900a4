import { dependencyFile } from "../../package-file.ts";
import type { IconName } from "./icon-name.ts";

export interface IconProps {
  name: IconName;
  size?: "text" | "large" | undefined;
}

const drawings = new Map<IconName, string>();

function drawingOf(name: IconName): string {
  const known = drawings.get(name);
  if (known !== undefined) return known;
  const file = dependencyFile(`lucide-static/icons/${name}.svg`).toString("utf8");
  const drawing = file
    .replace(/^[\s\S]*?<svg[^>]*>/, "")
    .replace(/<\/svg>\s*$/, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  drawings.set(name, drawing);
  return drawing;
}

/** Lucide (ISC). Always decorative: words stand beside it. */
export function Icon({ name, size = "text" }: IconProps) {
  return (
    <svg
      class={`ar-icon ar-icon--${size}`}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
      // Safe: a drawing shipped with the dependency, chosen by a typed name
      dangerouslySetInnerHTML={{ __html: drawingOf(name) }}
    />
  );
}
