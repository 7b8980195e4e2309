/** The namespace of canonical XML, version 1. A name, not an address. */
export const NAMESPACE = "urn:emend:edition:1";

/** The namespace of the Text Encoding Initiative's vocabulary (TEI P5, v.7). */
export const TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0";
