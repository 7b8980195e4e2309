/**
 * An option that does not fit, although it is of the right type. `option` is its place below the transform's options
 * (`settings.page.width`), `hint` says what would be right. The run ends with it before a source is read.
 */
export class OptionError extends Error {
  override readonly name = "OptionError";
  readonly option: string;
  readonly hint: string | null;

  constructor(option: string, message: string, hint: string | null = null, cause?: unknown) {
    super(message, { cause });
    this.option = option;
    this.hint = hint;
  }
}
