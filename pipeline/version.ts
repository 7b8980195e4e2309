/** This version of Emend; equal to the one in package.json. */
export const VERSION = "0.1.0";

/** The day of this version's release: the date that editions carry where none is configured. */
export const RELEASED = "2026-11-21T00:00:00Z";
