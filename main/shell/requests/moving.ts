/** Credentials that come from other tools, and go to them. */
import { z } from "zod";
import { AppError } from "../../lib/app-error.ts";
import { largestImport } from "../../vault/moving/index.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFile, chooseSavePlace } from "../dialogs.ts";
import { openVaults } from "./open-vaults.ts";
import { id, line, nothing, text } from "./texts.ts";

const mostRows = 100_000;

const importFile = {
  title: "Choose the file to bring in",
  filters: [
    { name: "Passwords of other tools", extensions: ["kdbx", "json", "csv"] },
    { name: "All files", extensions: ["*"] },
  ],
  most: largestImport,
  tooLarge: "IMPORT_TOO_LARGE",
} as const;

const kinds = { kdbx: "KeePass database", csv: "CSV, not encrypted" } as const;

/** Where to comes first: that something was exported is noted only if it goes. A name that was mistyped is met before that. */
async function exportVault(
  { services, window }: Around,
  vault: string,
  format: keyof typeof kinds,
  typed: string,
  passphrase: string | null,
): Promise<{ saved: string; credentials: number } | null> {
  const vaults = openVaults(services);
  const name = vaults.summaries().find((summary) => summary.id === vault)?.name ?? "";
  if (typed.trim() !== name) throw new AppError("VAULT_NAME_DIFFERS", { name });
  const filters = [{ name: kinds[format], extensions: [format] }];
  const wish = { name: `${name}.${format}`, title: "Export the vault", filters, mode: 0o600 } as const;
  const place = await chooseSavePlace(window, wish);
  if (place === null) return null;
  const { bytes, credentials } = await vaults.exportFile(vault, format, typed, passphrase);
  return { saved: place.save(bytes), credentials };
}

type MovingChannel = "import.choose" | "import.preview" | "import.take" | "import.drop" | "export.save";

export function movingRequests(around: Around): Handlers<MovingChannel> {
  const { services, window } = around;
  return {
    "import.choose": {
      schema: nothing,
      answer: async () => {
        const vaults = openVaults(services);
        const chosen = await chooseFile(window, importFile);
        return chosen === null ? null : await vaults.beginImport(chosen.name, chosen.bytes);
      },
    },
    "import.preview": {
      schema: z.strictObject({ token: id, vault: id, passphrase: line.nullable() }),
      answer: ({ token, vault, passphrase }) => services.ready.vaults.previewImport(token, vault, passphrase),
    },
    "import.take": {
      schema: z.strictObject({ token: id, vault: id, rows: z.array(z.int().nonnegative()).max(mostRows) }),
      answer: ({ token, vault, rows }) => services.ready.vaults.takeImport(token, vault, rows),
    },
    "import.drop": {
      schema: z.strictObject({ token: id }),
      answer: ({ token }) => {
        services.ready.vaults.dropImport(token);
        return null;
      },
    },
    "export.save": {
      schema: z.strictObject({
        vault: id,
        format: z.enum(["kdbx", "csv"]),
        typed: text,
        passphrase: line.nullable(),
      }),
      answer: ({ vault, format, typed, passphrase }) => exportVault(around, vault, format, typed, passphrase),
    },
  };
}
