import { AppError } from "../lib/app-error.ts";

/** A vault whose signature may be right and whose content is not. `reason` names the place and never what stands there. */
export function damage(reason: string): AppError {
  return new AppError("VAULT_DAMAGED", { reason });
}
