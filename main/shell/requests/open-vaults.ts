import { AppError } from "../../lib/app-error.ts";
import type { Ready, Services } from "../../services.ts";

/** The vaults, for what begins with a dialog: nobody is asked for a file that can't be used. @throws AppError VAULT_LOCKED */
export function openVaults(services: Services): Ready["vaults"] {
  const { vaults } = services.ready;
  if (!vaults.isOpen) throw new AppError("VAULT_LOCKED");
  return vaults;
}
