import type { Zippable } from "fflate";
import { PACKAGE_FOLDER, type PublicationFile } from "./publication-file.ts";

const MEDIA_TYPE = "application/epub+zip";

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="${PACKAGE_FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`;

/** Compressed already; deflating again would only cost time. */
const STORED = /\.(?:woff2|png|jpg|gif)$/;

/**
 * Packs the files into an OCF ZIP container (EPUB 3.3, 4.3): `mimetype` first and stored, then
 * META-INF, then the files in the order given. Same files, same bytes: every entry has the same
 * time, and deflating is left to code whose output does not depend on the machine.
 */
export async function packContainer(files: readonly PublicationFile[]): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import("fflate");
  const bytes = (content: string | Uint8Array) => (typeof content === "string" ? strToU8(content) : content);
  const entries: Zippable = {
    mimetype: [strToU8(MEDIA_TYPE), { level: 0 }],
    "META-INF/container.xml": strToU8(CONTAINER),
  };
  for (const file of files) {
    entries[`${PACKAGE_FOLDER}/${file.path}`] = [bytes(file.content), { level: STORED.test(file.path) ? 0 : 4 }];
  }
  // a ZIP time is a wall clock's: the same calendar fields in every time zone, at an hour that none skips
  return zipSync(entries, { mtime: new Date(1980, 0, 1, 12, 0, 0) });
}
