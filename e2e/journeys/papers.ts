import { encode } from "jpeg-js";

/** Something to upload: a real file, of the format it says. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A photo of an identity card: as wide and as heavy as a phone makes it for the web, with nobody on it. */
export function photograph(): Paper {
  const [width, height] = [1200, 800];
  const data = Buffer.from(
    Array.from({ length: width * height }, (_, pixel) => colourAt(pixel, width)).flat(),
  );
  const { data: buffer } = encode({ width, height, data }, 80);
  return { name: "carte.jpg", mimeType: "image/jpeg", buffer };
}

const colourAt = (pixel: number, width: number) => [pixel % 251, Math.floor(pixel / width) % 241, 180, 255];

/** An energy bill of one page, as the supplier's site gives it (ISO 32000-1, section 7.5). */
export function bill(): Paper {
  const text = "BT /F1 24 Tf 72 720 Td (Energie de Normandie : facture) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${lines}${end}`;
  return { name: "facture.pdf", mimeType: "application/pdf", buffer: Buffer.from(file, "latin1") };
}
