import { AppError } from "../../main/lib/app-error.ts";

/** How a file that is not as it was sealed may be refused. */
export const refusals = /^(?:VAULT_(?:FOREIGN|DAMAGED|CUT_SHORT|NOT_FOR_YOU)|PASSPHRASE_WRONG)$/;

/** The code with which something was refused; null when it was not. Any other error goes through. */
export async function refusalOf(attempt: () => unknown): Promise<string | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
