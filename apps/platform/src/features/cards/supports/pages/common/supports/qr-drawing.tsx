import { drawCode } from "../../../index.ts";

/** Black on white whatever the theme: what reads it is a camera. Whoever hears the page hears `label`. */
export function QrDrawing({ text, label }: { readonly text: string; readonly label: string }) {
  const cells = drawCode(text);
  const path = cells
    .flatMap((line, row) => line.map((isDark, column) => (isDark ? `M${column} ${row}h1v1h-1z` : "")))
    .join("");
  return (
    <svg class="ar-qr" viewBox={`0 0 ${cells.length} ${cells.length}`} role="img" aria-label={label}>
      <rect width={cells.length} height={cells.length} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
