/** The people to whom a vault is sealed. [A-6.h.i] [N-V.4] */
import { fileTypeFromBuffer } from "file-type";
import { z } from "zod";
import type { Requests } from "../../../preload/contract.ts";
import { readExportKey } from "../../custodians/index.ts";
import { AppError } from "../../lib/app-error.ts";
import { comparedHows, type ExportKeyView } from "../../model/vault-view.ts";
import type { Around } from "../around.ts";
import type { Handlers } from "../bridge.ts";
import { type ChosenFile, chooseFile } from "../dialogs.ts";
import { id, note, nothing, text } from "./texts.ts";

const keyFile = {
  title: "Choose an export key, or a picture of its QR code",
  filters: [
    { name: "Export keys and pictures", extensions: ["exportkey", "txt", "png", "jpg", "jpeg", "webp", "gif", "bmp"] },
    { name: "All files", extensions: ["*"] },
  ],
  most: 20 * 1024 * 1024,
  tooLarge: "PICTURE_TOO_LARGE",
} as const;

/** An export key has a few hundred bytes; a hybrid one some thousands. */
const longestKey = 65_536;

/** Pictures that the window can draw, to look for a QR code in them. */
const drawable: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/bmp",
  "image/avif",
]);

type KeyFile = NonNullable<Requests["custodian.choose-key"]["reply"]>;

/** @throws AppError EXPORT_KEY_UNREADABLE {name} for what is neither text nor such a picture */
async function keyFileOf({ name, bytes }: ChosenFile): Promise<KeyFile> {
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime;
  if (mediaType !== undefined && drawable.has(mediaType)) return { kind: "picture", mediaType, bytes };
  if (bytes.length > longestKey) throw new AppError("EXPORT_KEY_UNREADABLE", { name });
  try {
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    throw new AppError("EXPORT_KEY_UNREADABLE", { name }, { cause: error });
  }
}

type ReadKey = ReturnType<typeof readExportKey>;

function keyView(key: ReadKey, me: string | null): ExportKeyView {
  const { name, title, organisation, email, keyId, fingerprint, hybrid } = key;
  return { name, title, organisation, email, keyId, fingerprint, hybrid, isMe: keyId === me };
}

type CustodianChannel =
  | "custodian.read-key"
  | "custodian.choose-key"
  | "custodian.add"
  | "custodian.role"
  | "custodian.remove";

export function custodianRequests({ services, window }: Around): Handlers<CustodianChannel> {
  const role = id.nullable();
  return {
    "custodian.read-key": {
      schema: z.strictObject({ text: note }),
      answer: ({ text }) => {
        const { identity } = services.ready.vaultDesk.desk();
        return keyView(readExportKey(text), identity?.keyId ?? null);
      },
    },
    "custodian.choose-key": {
      schema: nothing,
      answer: async () => {
        const chosen = await chooseFile(window, keyFile);
        return chosen === null ? null : await keyFileOf(chosen);
      },
    },
    "custodian.add": {
      schema: z.strictObject({ vault: id, exportKey: note, role, compared: z.enum(comparedHows) }),
      answer: (request) => {
        const { vault, exportKey, compared } = request;
        return services.ready.vaults.addCustodian(vault, exportKey, request.role, compared);
      },
    },
    "custodian.role": {
      schema: z.strictObject({ vault: id, keyId: id, role }),
      answer: (request) => services.ready.vaults.setRole(request.vault, request.keyId, request.role),
    },
    "custodian.remove": {
      schema: z.strictObject({ vault: id, keyId: id, because: text }),
      answer: ({ vault, keyId, because }) => services.ready.vaults.removeCustodian(vault, keyId, because),
    },
  };
}
