/** Sealed vaults on their way to another custodian and back, and the receipts that prove it. [A-6.h.i] */
import { z } from "zod";
import { AppError } from "../../lib/app-error.ts";
import { comparedHows } from "../../model/vault-view.ts";
import { largestVault } from "../../vault/vault-file.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { chooseFile, chooseFolder, chooseSavePlace } from "../dialogs.ts";
import { openVaults } from "./open-vaults.ts";
import { id, note, nothing } from "./texts.ts";

const vaultFilters = [
  { name: "Sealed vault", extensions: ["custodia-vault"] },
  { name: "All files", extensions: ["*"] },
];
const receiptFilters = [
  { name: "Receipt", extensions: ["receipt", "txt"] },
  { name: "All files", extensions: ["*"] },
];
const vaultFile = {
  title: "Choose a sealed vault",
  filters: vaultFilters,
  most: largestVault,
  tooLarge: "VAULT_TOO_LARGE",
} as const;
const receiptFile = {
  title: "Choose a receipt",
  filters: receiptFilters,
  most: 65_536,
  tooLarge: "RECEIPT_UNREADABLE",
} as const;

const vaultSaving = { title: "Hand over the vault", filters: vaultFilters, mode: 0o644 } as const;
const receiptSaving = { title: "Save the receipt", filters: receiptFilters, mode: 0o644 } as const;

const oneVault = z.strictObject({ vault: id });

type HandOverChannel = "handover.save" | "handover.choose" | "handover.take" | "handover.choose-folder";

export function handOverRequests({ services, window }: Around): Handlers<HandOverChannel> {
  return {
    "handover.save": {
      schema: oneVault,
      answer: async ({ vault }) => {
        const vaults = openVaults(services);
        const place = await chooseSavePlace(window, { ...vaultSaving, name: `${vault}.custodia-vault` });
        // Sealed only now: as it is when it goes, and noted as handed over only if it goes.
        return place === null ? null : { saved: place.save((await vaults.sealedFile(vault)).bytes) };
      },
    },
    "handover.choose": {
      schema: nothing,
      answer: async () => {
        const vaults = openVaults(services);
        const chosen = await chooseFile(window, vaultFile);
        return chosen === null ? null : await vaults.incoming(chosen.bytes);
      },
    },
    "handover.take": {
      schema: z.strictObject({ token: id, compared: z.enum(comparedHows).nullable() }),
      answer: ({ token, compared }) => services.ready.vaults.take(token, compared),
    },
    "handover.choose-folder": {
      schema: nothing,
      answer: async () => {
        const vaults = openVaults(services);
        const folder = await chooseFolder(window, "Choose the shared folder with the vault");
        return folder === null ? null : await vaults.incomingFromFolder(folder);
      },
    },
  };
}

type ReceiptChannel = "receipt.text" | "receipt.save" | "receipt.choose" | "receipt.take";

export function receiptRequests({ services, window }: Around): Handlers<ReceiptChannel> {
  return {
    "receipt.text": { schema: oneVault, answer: ({ vault }) => services.ready.vaults.receipt(vault) },
    "receipt.save": {
      schema: oneVault,
      answer: async ({ vault }) => {
        const { text, fileName } = openVaults(services).receipt(vault);
        const place = await chooseSavePlace(window, { ...receiptSaving, name: fileName });
        return place === null ? null : { saved: place.save(text) };
      },
    },
    "receipt.choose": {
      schema: nothing,
      answer: async () => {
        const vaults = openVaults(services);
        const chosen = await chooseFile(window, receiptFile);
        return chosen === null ? null : await vaults.takeReceipt(textOf(chosen.bytes));
      },
    },
    "receipt.take": {
      schema: z.strictObject({ text: note }),
      answer: ({ text }) => services.ready.vaults.takeReceipt(text),
    },
  };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError("RECEIPT_UNREADABLE", {}, { cause: error });
  }
}
