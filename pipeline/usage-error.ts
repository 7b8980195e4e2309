/** Wrong usage or a wrong configuration: something the user can set right. `hint` says how. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.hint = hint;
  }
}
