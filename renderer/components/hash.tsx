import { Copy } from "lucide-react";
import { ask } from "../bridge.ts";
import { shortHash } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { IconButton } from "./button.tsx";

/** Copies a text through main: the window has no clipboard of its own. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await ask("clipboard.copy", { text });
    announce(`${what} copied.`);
  } catch {
    announce(`${what} could not be copied. Select it and press Ctrl+C.`);
  }
}

interface HashProps {
  readonly sha256: string;
  readonly full?: boolean;
  /** Only so many characters of its beginning. */
  readonly length?: number;
}

/** A file's hash, to be compared or copied. */
export function Hash({ sha256, full = false, length }: HashProps) {
  const short = length === undefined ? shortHash(sha256) : `${sha256.slice(0, length)}…`;
  return (
    <span className="hash">
      <code className="mono" title={`SHA-256 ${sha256}`}>
        {full ? sha256 : short}
      </code>
      <IconButton
        icon={Copy}
        label={`Copy the hash ${shortHash(sha256)}`}
        onPress={() => void copyText(sha256, "Hash")}
      />
    </span>
  );
}
