import { Check, Copy } from "lucide-react";
import type { Refused } from "../../main/model/error-code.ts";
import { refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { copyField, useCopied } from "../stores/copying.ts";

interface CopyButtonProps {
  readonly vault: string;
  readonly credential: string;
  readonly version?: string | null;
  readonly field: "username" | "password" | "code" | "recoveryCodes";
  readonly index?: number;
  /** `Password`: said when it was copied, and the button's name. */
  readonly what: string;
  readonly onRefused: (refused: Refused | null) => void;
  readonly keys?: string;
}

/** Has main copy a secret, and counts down until main clears it. */
export function CopyButton(props: CopyButtonProps) {
  const { vault, credential, version = null, field, index = 0, what, onRefused, keys } = props;
  const request = { vault, credential, version, field, index };
  const { copied, secondsLeft } = useCopied(request);
  const copy = () => {
    onRefused(null);
    copyField(request, what).catch((error: unknown) => onRefused(refusedOf(error)));
  };
  return (
    <span className="copying">
      {/* Said once by the live region; counting aloud would drown everything else. */}
      {secondsLeft !== null && (
        <small className="clears" aria-hidden="true">
          clears in {secondsLeft} s
        </small>
      )}
      <Button
        small
        look="quiet"
        icon={copied ? Check : Copy}
        onPress={copy}
        aria-label={`Copy ${what.toLowerCase()}`}
        {...(keys ? { "aria-keyshortcuts": keys } : {})}
      >
        Copy
      </Button>
    </span>
  );
}
