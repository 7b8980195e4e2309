/**
 * Something that a TEI source says of a node and the model has no field for (`rend`, `corresp`, `facs` …). It is
 * kept for the TEI, where it stands in place of what Emend would write; no other edition needs it. A name of
 * another namespace is written `{namespace}local`.
 */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** A node that may have such attributes. */
export interface Attributed {
  readonly attributes?: readonly Attribute[];
}
