import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodePDFRawStream, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from "pdf-lib";

export const name = (text: string): PDFName => PDFName.of(text);

export const open = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false });

/** The bookmarks, each with as many dashes as it is deep. */
export function bookmarks(document: PDFDocument): string[] {
  const found: string[] = [];
  const visit = (item: PDFDict, depth: string): void => {
    for (
      let child = item.lookupMaybe(name("First"), PDFDict);
      child;
      child = child.lookupMaybe(name("Next"), PDFDict)
    ) {
      found.push(depth + child.lookup(name("Title"), PDFString, PDFHexString).decodeText());
      visit(child, `${depth}-`);
    }
  };
  visit(document.catalog.lookup(name("Outlines"), PDFDict), "");
  return found;
}

export function metadata(document: PDFDocument): string {
  const stream = document.catalog.lookup(name("Metadata"));
  return stream instanceof PDFRawStream ? new TextDecoder().decode(decodePDFRawStream(stream).decode()) : "";
}

/** What a program prints of a file; null where the machine does not have it. */
export function output(program: string, bytes: Uint8Array, ...options: string[]): string | null {
  const folder = mkdtempSync(join(tmpdir(), "pdf-"));
  try {
    const file = join(folder, "book.pdf");
    writeFileSync(file, bytes);
    return execFileSync(
      program,
      options.map((option) => (option === "FILE" ? file : option)),
      {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
