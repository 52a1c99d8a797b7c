import type { ErrorCode, ErrorDetail, Refused } from "../model/error-code.ts";

/** The one error that Custodia throws on purpose. `code` comes from the closed list in the model; `detail` holds facts for the sentence. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(detail)}`, options);
    this.name = "AppError";
    this.code = code;
    this.detail = detail;
  }

  /** The part that may cross the bridge. */
  refused(): Refused {
    return { code: this.code, detail: this.detail };
  }
}
