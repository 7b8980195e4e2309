import type { Position } from "../model/span.ts";

/** What is wrong in an XML file, and where: line and column count from one. */
export interface XmlIssue extends Position {
  readonly message: string;
}

/** Thrown for input that is not well-formed, or not in the vocabulary that was asked for. */
export class InvalidXmlError extends Error {
  override readonly name = "InvalidXmlError";
  readonly line: number;
  readonly column: number;
  readonly reason: string;

  constructor(issue: XmlIssue) {
    super(`line ${issue.line}, column ${issue.column}: ${issue.message}`);
    this.line = issue.line;
    this.column = issue.column;
    this.reason = issue.message;
  }
}
