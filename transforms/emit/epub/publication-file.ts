/** One file of the publication, by its path in the container. */
export interface PublicationFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** Folder of the package document and everything it lists. */
export const PACKAGE_FOLDER = "EPUB";
