/** The namespace of canonical XML, version 1. A name, not an address. */
export const NAMESPACE = "urn:emend:edition:1";
